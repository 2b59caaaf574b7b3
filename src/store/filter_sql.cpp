#include "store/filter_sql.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include <fmt/format.h>
#include <unicode/uloc.h>

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "store/list_text.hpp"
#include "store/search_text.hpp"

namespace rapport::store {
namespace {

constexpr std::array kEvents = std::to_array<std::string_view>(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"});
constexpr std::array kStatuses = std::to_array<std::string_view>(
    {"actual", "future", "hypothetical", "negated", "historical", "postponed", "cancelled"});

bool is_code(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  return text.size() >= kShortest && std::all_of(text.begin(), text.end(), base::is_upper);
}

// The codes that stand for countries, and those that the record format has beside them.
bool is_country(std::string_view code) {
  static const std::set<std::string, std::less<>> kCountries = [] {
    std::set<std::string, std::less<>> out = {"EUR", "IGO", "IMG", "ISM", "KSV", "MNC", "NGO", "UNO", "XKX"};
    for (const char* const* two = uloc_getISOCountries(); *two != nullptr; ++two) {
      out.insert(uloc_getISO3Country((std::string("und_") + *two).c_str()));
    }
    return out;
  }();
  return kCountries.contains(code);
}

// Conditions joined by OR, halved again and again: SQLite bounds the depth of an expression.
template <class Fits, class Item>
void add_any_of(SqlText& sql, const Item* first, std::size_t count, const Fits& fits) {
  if (count == 1) {
    sql.add(fits(*first));
    return;
  }
  const std::size_t half = count / 2;
  sql.add("(");
  add_any_of(sql, first, half, fits);
  sql.add(" OR ");
  add_any_of(sql, first + half, count - half, fits);
  sql.add(")");
}

/// Collects conditions that must all hold.
class Conditions {
 public:
  explicit Conditions(SqlText first) : all_(std::move(first)) {}

  void also(const SqlText& condition) { all_.add(" AND ").add(condition); }

  /// `column` is one of the values.
  void one_of(std::string_view column, const std::vector<std::string>& values) {
    if (values.empty()) {
      return;
    }
    SqlText condition(fmt::format("{} IN (", column));
    for (const std::string& value : values) {
      condition.add(condition.values().empty() ? "?" : ", ?", value);
    }
    also(condition.add(")"));
  }

  /// One of the values fits; `fits` makes the condition of one.
  template <class Item, class Fits>
  void any(std::string_view begin, const std::vector<Item>& values, const Fits& fits, std::string_view end) {
    if (values.empty()) {
      return;
    }
    SqlText condition;
    condition.add(begin).add("(");
    add_any_of(condition, values.data(), values.size(), fits);
    also(condition.add(")").add(end));
  }

  SqlText take() && { return std::move(all_); }

 private:
  SqlText all_;
};

/// How a party is looked for: among all records at once, or record by record.
enum class Search : std::uint8_t { kAtOnce, kWalking };

void add_parties(const RecordFilter& filter, Search search, Conditions& all) {
  // SQLite must begin with the actors, and where it walks, with the record: hence the subquery and CROSS
  // JOIN.
  const bool at_once = search == Search::kAtOnce;
  const std::string_view begin =
      at_once
          ? "r.n IN (SELECT p.record FROM parties p WHERE p.role IN ({}) AND p.actor IN (SELECT a.n FROM "
            "actors a WHERE "
          : "EXISTS (SELECT 1 FROM parties p CROSS JOIN actors a WHERE p.record = r.n AND a.n = p.actor AND "
            "p.role IN ({}) AND ";
  const auto side = [&](std::string_view roles, const std::vector<std::string>& parties) {
    all.any(fmt::format(fmt::runtime(begin), roles), parties, party_condition, at_once ? "))" : ")");
  };
  side("0", filter.actors);
  side("1", filter.recipients);
  side("0, 1", filter.parties);
  side("2", filter.said_by);
}

// The pair as it stands in `pairs`, where both are countries.
std::optional<std::pair<std::string, std::string>> countries_of(const RecordFilter& filter) {
  if (!filter.dyad) {
    return std::nullopt;
  }
  auto [one, other] = *filter.dyad;
  if (!is_code(one) || !is_country(one) || !is_code(other) || !is_country(other)) {
    return std::nullopt;
  }
  if (other < one) {
    std::swap(one, other);
  }
  return std::pair(std::move(one), std::move(other));
}

void add_pair(const std::pair<std::string, std::string>& pair, Conditions& all) {
  SqlText found("r.n IN (SELECT x.record FROM pairs x WHERE x.one = ");
  SqlText values;
  values.add("? AND x.other = ?)", pair.first, pair.second);
  all.also(found.add(values));
}

void add_dyad(const RecordFilter& filter, Conditions& all) {
  if (!filter.dyad) {
    return;
  }
  // One of the two acts, the other stands beside it or is acted upon. The "+" keeps SQLite from going through
  // all records of the second as well: those of the first are looked up, then each record's other parties.
  const auto& [one, other] = *filter.dyad;
  const auto half = [](const std::string& actor, const std::string& beside) {
    SqlText sql(
        "SELECT p.record FROM parties p JOIN parties q ON q.record = p.record WHERE p.role = 0 AND q.role IN "
        "(0, 1) "
        "AND (q.role <> p.role OR q.position <> p.position) AND p.actor IN (SELECT a.n FROM actors a WHERE ");
    sql.add(party_condition(actor)).add(") AND +q.actor IN (SELECT a.n FROM actors a WHERE ");
    return sql.add(party_condition(beside)).add(")");
  };
  SqlText either("r.n IN (");
  all.also(either.add(half(one, other)).add(" UNION ").add(half(other, one)).add(")"));
}

void add_act(const RecordFilter& filter, Conditions& all) {
  all.one_of("r.event", filter.events);
  all.one_of("r.plover", filter.plovers);
  all.one_of("r.mode", filter.modes);
  all.one_of("r.status", filter.statuses);
  all.any(
      "", filter.quad_classes, [](int quad) { return SqlText().add("r.quad_class = ?", std::int64_t{quad}); },
      "");
  all.any(
      "", filter.contexts,
      [](const std::string& context) {
        return SqlText().add("r.contexts LIKE ? ESCAPE '!'", list_pattern(base::lower(context)));
      },
      "");
  if (filter.only_categorised) {
    all.also(SqlText("r.plover IS NOT NULL"));
  }
  if (filter.min_confidence) {
    all.also(SqlText().add("r.confidence >= ?", *filter.min_confidence));
  }
}

void add_words(const RecordFilter& filter, Conditions& all) {
  const auto like = [](std::string_view column) {
    return [column](const std::string& words) {
      return SqlText().add(fmt::format("{} LIKE ?", column), word_pattern(words));
    };
  };
  all.any("r.n IN (SELECT i.record FROM issues i WHERE ", filter.issues, like("i.words"), ")");
  all.any("r.n IN (SELECT s.record FROM places l JOIN settings s ON s.place = l.n WHERE ", filter.places,
          like("l.words"), ")");
  all.any("r.revision IN (SELECT v.n FROM revisions v WHERE ", filter.outlets, like("v.outlet_words"), ")");
}

void add_source(const RecordFilter& filter, Conditions& all) {
  const auto equal = [](std::string_view column) {
    return [column](const std::string& value) { return SqlText().add(fmt::format("{} = ?", column), value); };
  };
  all.any("r.n IN (SELECT s.record FROM places l JOIN settings s ON s.place = l.n WHERE ", filter.countries,
          equal("l.country"), ")");
  all.any("r.revision IN (SELECT v.n FROM revisions v WHERE ", filter.stories, equal("v.id"), ")");
  all.one_of("r.origin", filter.origins);
  all.one_of("r.model", filter.models);
}

void add_box(const BoundingBox& box, Conditions& all) {
  SqlText inside(
      "r.n IN (SELECT s.record FROM places l JOIN settings s ON s.place = l.n WHERE l.latitude >= ? AND "
      "l.latitude <= ? AND ");
  SqlText bounds;
  bounds.add("", box.south, box.north);
  inside.add(bounds);
  inside.add(box.west <= box.east ? "(l.longitude >= ? AND l.longitude <= ?))"
                                  : "(l.longitude >= ? OR l.longitude <= ?))",
             box.west, box.east);
  all.also(inside);
}

void add_days(const RecordFilter& filter, Conditions& all) {
  const std::string day = fmt::format("COALESCE(r.{}, '')", day_column(filter.date));
  if (filter.since || filter.until) {
    all.also(SqlText().add(day + " >= ?", filter.since.value_or("0")));
  }
  if (filter.until) {
    all.also(SqlText().add(day + " <= ?", *filter.until));
  }
}

template <class Known>
Result<void> check_words(std::string_view what, const std::vector<std::string>& values, const Known& known) {
  for (const std::string& value : values) {
    if (std::find(known.begin(), known.end(), value) == known.end()) {
      return fail(ErrorCode::kBadOption,
                  fmt::format("'{}' is no {}: one of {}", value, what, fmt::join(known, ", ")));
    }
  }
  return {};
}

// A name without a word would be found everywhere.
Result<void> check_names(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (fold(name).empty()) {
      return fail(ErrorCode::kBadOption, fmt::format("'{}' has no word to look for", name));
    }
  }
  return {};
}

// SQLite takes 32,766 values in a statement; one of a party takes up to three, one of a dyad six.
Result<void> check_count(const RecordFilter& filter) {
  constexpr std::size_t kMost = 10'000;
  std::size_t count = filter.quad_classes.size();
  for (const auto* list :
       {&filter.actors, &filter.recipients, &filter.parties, &filter.said_by, &filter.events, &filter.plovers,
        &filter.modes, &filter.statuses, &filter.contexts, &filter.issues, &filter.places, &filter.countries,
        &filter.outlets, &filter.stories, &filter.origins, &filter.models}) {
    count += list->size();
  }
  if (count > kMost) {
    return fail(ErrorCode::kBadOption,
                fmt::format("{} values to look for; at most {} at a time", count, kMost));
  }
  return {};
}

Result<void> check(const RecordFilter& filter) {
  constexpr double kMostLatitude = 90;
  constexpr double kMostLongitude = 180;
  for (auto result : {check_count(filter), check_words("event", filter.events, kEvents),
                      check_words("PLOVER category", filter.plovers, kEvents),
                      check_words("status", filter.statuses, kStatuses)}) {
    if (!result) {
      return result;
    }
  }
  for (const auto* words : {&filter.actors, &filter.recipients, &filter.parties, &filter.said_by,
                            &filter.issues, &filter.places, &filter.outlets}) {
    if (auto checked = check_names(*words); !checked) {
      return checked;
    }
  }
  if (filter.dyad) {
    if (auto checked = check_names({filter.dyad->first, filter.dyad->second}); !checked) {
      return checked;
    }
  }
  for (const auto& day : {filter.since, filter.until}) {
    if (day && !base::parse_iso_date(*day)) {
      return fail(ErrorCode::kBadDate, fmt::format("'{}' is no date of the form YYYY-MM-DD", *day));
    }
  }
  for (const int quad : filter.quad_classes) {
    if (quad < 1 || quad > 4) {
      return fail(ErrorCode::kBadOption, fmt::format("{} is no quad class: 1 to 4", quad));
    }
  }
  if (const auto& box = filter.box;
      box && !(box->south >= -kMostLatitude && box->south <= box->north && box->north <= kMostLatitude &&
               box->west >= -kMostLongitude && box->west <= kMostLongitude && box->east >= -kMostLongitude &&
               box->east <= kMostLongitude)) {
    return fail(ErrorCode::kBadOption,
                fmt::format("{},{},{},{} is no box of degrees west, south, east, north", box->west,
                            box->south, box->east, box->north));
  }
  return {};
}

}  // namespace

std::string_view day_column(DateBasis basis) {
  return basis == DateBasis::kEvent ? "day_event" : basis == DateBasis::kPublished ? "day_published" : "day";
}

SqlText party_condition(std::string_view party) {
  constexpr std::size_t kCountry = 3;
  SqlText sql("(");
  if (is_code(party)) {
    if (party.size() == kCountry) {
      sql.add("a.country = ? OR ", std::string(party));
    }
    if (is_country(party)) {  // "BEN" is Benin and nobody's name; NATO may be either.
      return sql.add("a.code LIKE ?)", std::string(party) + '%');
    }
    sql.add("a.code LIKE ? OR ", std::string(party) + '%');
  }
  return sql.add("a.words LIKE ?)", word_pattern(party));
}

namespace {

// `current`: pairs can be looked at, which only current records have.
Result<SqlText> condition_from(const RecordFilter& filter, const Dialect& dialect, const SqlText& first,
                               bool current) {
  if (auto checked = check(filter); !checked) {
    return tl::unexpected(checked.error());
  }
  Conditions all(first);
  add_parties(filter, Search::kAtOnce, all);
  if (const auto pair = countries_of(filter); pair && current) {
    add_pair(*pair, all);
  } else {
    add_dyad(filter, all);
  }
  add_act(filter, all);
  add_words(filter, all);
  add_source(filter, all);
  if (filter.box) {
    add_box(*filter.box, all);
  }
  add_days(filter, all);
  if (filter.text) {
    const auto query = search_query(*filter.text);
    if (!query) {
      return tl::unexpected(query.error());
    }
    const std::string words = dialect.query_words(*query);
    SqlText found;
    found.add("r.n IN (SELECT m.record FROM mentions m WHERE m.sentence IN (" +
                  dialect.matches("sentence_words") + ")",
              words);
    found.add(" UNION SELECT x.n FROM records x WHERE x.revision IN (" + dialect.matches("title_words") + ")",
              words);
    found.add(
        " UNION SELECT p.record FROM parties p WHERE p.actor IN (" + dialect.matches("actor_words") + "))",
        words);
    all.also(found);
  }
  return std::move(all).take();
}

// True where the filter asks for nothing that `pairs` do not have.
bool fits_pairs(const RecordFilter& filter) {
  for (const auto* list : {&filter.actors, &filter.recipients, &filter.parties, &filter.said_by,
                           &filter.modes, &filter.contexts, &filter.issues, &filter.places, &filter.countries,
                           &filter.outlets, &filter.stories, &filter.origins, &filter.models}) {
    if (!list->empty()) {
      return false;
    }
  }
  return !filter.box && !filter.min_confidence && !filter.text;
}

}  // namespace

Result<SqlText> condition_of(const RecordFilter& filter, const Dialect& dialect) {
  return condition_from(filter, dialect, SqlText("r.gone IS NULL"), true);
}

Result<SqlText> condition_within(const RecordFilter& filter, const Dialect& dialect, std::int64_t revision) {
  SqlText first;
  first.add("r.revision = ?", revision);
  return condition_from(filter, dialect, first, false);
}

SqlText days_condition(const RecordFilter& filter) {
  Conditions all{SqlText()};
  add_days(filter, all);
  return std::move(all).take();
}

Result<SqlText> walking_condition(const RecordFilter& filter, const Dialect& dialect) {
  RecordFilter rest = filter;
  for (auto* list : {&rest.actors, &rest.recipients, &rest.parties, &rest.said_by}) {
    list->clear();
  }
  auto simple = condition_of(rest, dialect);
  if (!simple || rest.dyad || rest.box || rest.text || !rest.issues.empty() || !rest.places.empty() ||
      !rest.countries.empty() || !rest.outlets.empty() || !rest.stories.empty()) {
    return simple ? Result<SqlText>(SqlText()) : simple;
  }
  const std::size_t before = simple->text().size();
  Conditions all(std::move(*simple));
  add_parties(filter, Search::kWalking, all);
  SqlText condition = std::move(all).take();
  return condition.text().size() == before ? SqlText() : condition;
}

Result<CountSource> count_source(const RecordFilter& filter, const Dialect& dialect) {
  const auto pair = countries_of(filter);
  if (!pair || !fits_pairs(filter)) {
    return condition_of(filter, dialect).map([](SqlText&& condition) {
      return CountSource{"records", std::move(condition)};
    });
  }
  if (auto checked = check(filter); !checked) {
    return tl::unexpected(checked.error());
  }
  SqlText first;
  Conditions all(first.add("r.one = ? AND r.other = ?", pair->first, pair->second));
  add_act(filter, all);
  add_days(filter, all);
  return CountSource{"pairs", std::move(all).take()};
}

}  // namespace rapport::store
