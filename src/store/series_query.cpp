#include "store/series_query.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "store/calendar.hpp"
#include "store/filter_sql.hpp"
#include "store/record_query.hpp"
#include "store/search_text.hpp"
#include "store/sql_text.hpp"

namespace rapport::store {
namespace {

// Imported rows have a story each, but nobody has read one: their runs are without a model.
constexpr std::string_view kReadHere = "run NOT IN (SELECT n FROM runs WHERE model = '')";

// Counts are of events: without a PLOVER category only where statuses are asked for.
RecordFilter only_events(const RecordFilter& filter) {
  RecordFilter out = filter;
  out.only_categorised = filter.only_categorised || filter.statuses.empty();
  return out;
}

std::string_view group_column(TrendGroup by) {
  return by == TrendGroup::kQuadClass ? "r.quad_class" : by == TrendGroup::kEvent ? "r.plover" : "''";
}

// The database groups by day, month or year, which are beginnings of the text of a day; weeks and quarters
// are put together here.
std::size_t letters_of(Period period) {
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kMonth = 7;
  constexpr std::size_t kYear = 4;
  return period == Period::kYear                                  ? kYear
         : period == Period::kMonth || period == Period::kQuarter ? kMonth
                                                                  : kDay;
}

std::optional<base::Date> day_of(std::string text) {
  text += std::string_view("0000-01-01").substr(std::min<std::size_t>(text.size(), 10));
  return base::parse_iso_date(text);
}

using Points = std::map<std::pair<base::Date, std::string>, TrendPoint>;

Result<void> count_records_of(Database& database, const RecordFilter& filter, const TrendOptions& options,
                              Points& points, std::size_t& undated) {
  const auto source = count_source(filter, database.dialect());
  if (!source) {
    return tl::unexpected(source.error());
  }
  const std::string day = fmt::format("COALESCE(r.{}, '')", day_column(filter.date));
  const std::string_view own = filter.date == DateBasis::kPublished ? "0"
                               : filter.date == DateBasis::kEvent
                                   ? "1"
                                   : "CASE WHEN r.day_event IS NULL THEN 0 ELSE 1 END";
  SqlText sql(fmt::format(
      "SELECT SUBSTR({}, 1, {}), {}, COUNT(*), COALESCE(SUM(r.goldstein), 0.0), COUNT(r.goldstein), "
      "SUM({}) FROM {} r WHERE ",
      day, letters_of(options.period), group_column(options.by), own, source->table));
  sql.add(source->condition).add(" GROUP BY 1, 2");
  return for_rows(database, sql.text(), sql.values(), [&](const Rows& row) {
    const auto day_found = day_of(row.text(0));
    if (row.text(0).empty() || !day_found) {
      undated += row.size_value(2);
      return;
    }
    TrendPoint& point = points[{first_day(*day_found, options.period), row.text(1)}];
    point.records += row.size_value(2);
    point.goldstein_sum += row.real(3);
    point.with_goldstein += row.size_value(4);
    point.by_event += row.size_value(5);
    point.by_publication += row.size_value(2) - row.size_value(5);
  });
}

Result<std::map<base::Date, std::size_t>> count_stories(Database& database, Period period) {
  std::map<base::Date, std::size_t> out;
  SqlText sql(
      fmt::format("SELECT SUBSTR(day, 1, {}), SUM(stories) FROM story_days WHERE stories > 0 GROUP BY 1",
                  letters_of(period)));
  const auto read = for_rows(database, sql.text(), sql.values(), [&](const Rows& row) {
    if (const auto day = day_of(row.text(0))) {
      out[first_day(*day, period)] += row.size_value(1);
    }
  });
  return read ? Result<std::map<base::Date, std::size_t>>(std::move(out)) : tl::unexpected(read.error());
}

// From the first to the last period, or to the bounds asked for, every group in each.
std::vector<TrendPoint> without_gaps(const RecordFilter& filter, const TrendOptions& options,
                                     const Points& points, const std::map<base::Date, std::size_t>& stories) {
  std::vector<TrendPoint> out;
  if (points.empty()) {
    return out;
  }
  std::set<std::string> groups;
  for (const auto& [key, point] : points) {
    groups.insert(key.second);
  }
  const auto bound = [&](const std::optional<std::string>& given, base::Date found) {
    const auto day = given ? base::parse_iso_date(*given) : std::nullopt;
    return first_day(day.value_or(found), options.period);
  };
  const base::Date last = bound(filter.until, points.rbegin()->first.first);
  for (base::Date at = bound(filter.since, points.begin()->first.first); at <= last;
       at = next_period(at, options.period)) {
    for (const std::string& group : groups) {
      const auto found = points.find({at, group});
      TrendPoint point = found == points.end() ? TrendPoint{} : found->second;
      point.period = period_name(at, options.period);
      point.group = group;
      const auto read = stories.find(at);
      point.stories = read == stories.end() ? 0 : read->second;
      out.push_back(std::move(point));
    }
  }
  return out;
}

Result<std::size_t> count_left_out(Database& database, const RecordFilter& filter) {
  const auto count = count_records(database, filter);
  return count ? Result<std::size_t>(count->left_out) : tl::unexpected(count.error());
}

std::string_view coverage_column(CoverageKey key) {
  return key == CoverageKey::kOutlet     ? "v.outlet"
         : key == CoverageKey::kLanguage ? "v.language"
                                         : "v.published";
}

std::optional<Period> period_of(CoverageKey key) {
  return key == CoverageKey::kOutlet || key == CoverageKey::kLanguage
             ? std::nullopt
             : std::optional(static_cast<Period>(key));
}

}  // namespace

Result<Trend> find_trend(Database& database, const RecordFilter& filter, const TrendOptions& options) {
  Trend out;
  Points points;
  if (auto done = count_records_of(database, only_events(filter), options, points, out.undated); !done) {
    return tl::unexpected(done.error());
  }
  const auto left_out = count_left_out(database, filter);
  if (!left_out) {
    return tl::unexpected(left_out.error());
  }
  out.left_out = *left_out;
  const auto stories = count_stories(database, options.period);
  if (!stories) {
    return tl::unexpected(stories.error());
  }
  out.points = without_gaps(filter, options, points, *stories);
  return out;
}

Result<DyadRanking> rank_dyads(Database& database, const RecordFilter& filter, std::size_t limit) {
  const auto condition = condition_of(only_events(filter), database.dialect());
  if (!condition) {
    return tl::unexpected(condition.error());
  }
  // A record counts once for each pair of countries in it, however many parties they have.
  SqlText sql(
      "SELECT one, other, COUNT(*), COALESCE(SUM(goldstein), 0.0), COUNT(goldstein), "
      "SUM(CASE quad_class WHEN 1 THEN 1 ELSE 0 END), SUM(CASE quad_class WHEN 2 THEN 1 ELSE 0 END), "
      "SUM(CASE quad_class WHEN 3 THEN 1 ELSE 0 END), SUM(CASE quad_class WHEN 4 THEN 1 ELSE 0 END) FROM ("
      "SELECT DISTINCT r.n, r.goldstein AS goldstein, r.quad_class AS quad_class, "
      "CASE WHEN a.country < b.country THEN a.country ELSE b.country END AS one, "
      "CASE WHEN a.country < b.country THEN b.country ELSE a.country END AS other "
      "FROM records r JOIN parties p ON p.record = r.n AND p.role = 0 JOIN actors a ON a.n = p.actor "
      "JOIN parties q ON q.record = r.n AND q.role IN (0, 1) JOIN actors b ON b.n = q.actor "
      "WHERE a.country <> b.country AND ");
  sql.add(*condition)
      .add(") AS pairs GROUP BY one, other ORDER BY COUNT(*) DESC, one, other LIMIT ?",
           static_cast<std::int64_t>(std::min(limit, std::size_t{1} << 62U)));
  DyadRanking out;
  const auto read = for_rows(database, sql.text(), sql.values(), [&](const Rows& row) {
    DyadRow dyad{row.text(0), row.text(1), row.size_value(2), row.real(3), row.size_value(4), {}};
    for (int quad = 0; quad < 4; ++quad) {
      dyad.quads.at(static_cast<std::size_t>(quad)) = row.size_value(5 + quad);
    }
    out.rows.push_back(std::move(dyad));
  });
  if (!read) {
    return tl::unexpected(read.error());
  }
  const auto left_out = count_left_out(database, filter);
  if (!left_out) {
    return tl::unexpected(left_out.error());
  }
  out.left_out = *left_out;
  return out;
}

Result<std::vector<CoverageRow>> find_coverage(Database& database, const RecordFilter& filter,
                                               CoverageKey key) {
  if (const auto checked = condition_of(filter, database.dialect()); !checked) {
    return tl::unexpected(checked.error());
  }
  const auto period = period_of(key);
  SqlText sql(fmt::format(
      "SELECT {}, COUNT(*), SUM(v.sentences), SUM(v.records) FROM revisions v WHERE v.gone IS NULL AND {}",
      period ? fmt::format("SUBSTR({}, 1, {})", coverage_column(key), letters_of(*period))
             : std::string(coverage_column(key)),
      kReadHere));
  if (filter.since) {
    sql.add(" AND v.published >= ?", *filter.since);
  }
  if (filter.until) {
    sql.add(" AND SUBSTR(v.published, 1, 10) <= ?", *filter.until);
  }
  bool first = true;
  for (const std::string& outlet : filter.outlets) {
    sql.add(first ? " AND (v.outlet_words LIKE ?" : " OR v.outlet_words LIKE ?", word_pattern(outlet));
    first = false;
  }
  sql.add(first ? " GROUP BY 1" : ") GROUP BY 1");
  // Sorted by our own comparison, as back ends order texts by different rules.
  std::map<std::optional<std::string>, CoverageRow> found;
  const auto read = for_rows(database, sql.text(), sql.values(), [&](const Rows& row) {
    std::optional<std::string> name = row.maybe_text(0);
    if (name && period) {
      const auto day = day_of(*name);
      name = day ? std::optional(period_name(first_day(*day, *period), *period)) : std::nullopt;
    }
    CoverageRow& sum = found[name];
    sum.key = name;
    sum.stories += row.size_value(1);
    sum.sentences += row.size_value(2);
    sum.records += row.size_value(3);
  });
  if (!read) {
    return tl::unexpected(read.error());
  }
  std::vector<CoverageRow> out;
  for (auto& [name, row] : found) {
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace rapport::store
