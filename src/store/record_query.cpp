#include "store/record_query.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "store/filter_sql.hpp"
#include "store/sql_text.hpp"

namespace rapport::store {
namespace {

constexpr std::array kSortNames =
    std::to_array<std::string_view>({"date", "published", "stored", "confidence", "goldstein"});

/// Where a page begins: behind the record `number`, which has the sort value `value`.
struct Cursor {
  std::string value;
  std::int64_t number = 0;
};

bool is_number(SortKey sort) {
  return sort == SortKey::kConfidence || sort == SortKey::kGoldstein;
}

std::string sort_column(const RecordFilter& filter, SortKey sort) {
  switch (sort) {
    case SortKey::kDate:
      return fmt::format("COALESCE(r.{}, '')", day_column(filter.date));
    case SortKey::kPublished:
      return "COALESCE(r.day_published, '')";
    case SortKey::kStored:
      return "r.n";
    case SortKey::kConfidence:
      return "r.confidence";
    case SortKey::kGoldstein:
      return "COALESCE(r.goldstein, -11)";  // Below the scale.
  }
  return "r.n";
}

// "date-" or "date+", so that a cursor cannot be used in another order.
std::string order_name(const PageOptions& page) {
  return fmt::format("{}{}", kSortNames.at(static_cast<std::size_t>(page.sort)), page.falling ? '-' : '+');
}

Result<Cursor> parse_cursor(const PageOptions& page) {
  const std::string prefix = order_name(page) + '~';
  const std::string& text = page.cursor;
  const std::size_t last = text.rfind('~');
  Cursor cursor;
  double number = 0;
  bool good = text.starts_with(prefix) && last >= prefix.size();
  if (good) {
    cursor.value = text.substr(prefix.size(), last - prefix.size());
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + last + 1, end, cursor.number);
    good = read.ec == std::errc{} && read.ptr == end;
  }
  if (good && is_number(page.sort)) {
    const char* end = cursor.value.data() + cursor.value.size();
    const auto read = std::from_chars(cursor.value.data(), end, number);
    good = read.ec == std::errc{} && read.ptr == end;
  }
  if (!good) {
    return fail(ErrorCode::kBadOption,
                fmt::format("'{}' is no cursor of a page sorted by {}", text, order_name(page)));
  }
  return cursor;
}

// Only records behind the cursor. The first comparison alone lets the index be used.
void add_cursor(SqlText& sql, const std::string& column, const PageOptions& page, const Cursor& cursor) {
  if (page.sort == SortKey::kStored) {
    sql.add(page.falling ? " AND r.n < ?" : " AND r.n > ?", cursor.number);
    return;
  }
  const char* way = page.falling ? "<" : ">";
  const std::string condition = fmt::format(" AND {0} {1}= ? AND ({0} {1} ? OR r.n > ?)", column, way);
  if (is_number(page.sort)) {
    double value = 0;
    std::from_chars(cursor.value.data(), cursor.value.data() + cursor.value.size(), value);
    sql.add(condition, value, value, cursor.number);
  } else {
    sql.add(condition, cursor.value, cursor.value, cursor.number);
  }
}

// What a page is made of: its order, and where it begins.
struct PageOrder {
  std::string column;
  std::string order;   // " ORDER BY …"
  std::string sorted;  // The same, but no index has it.
  SqlText cursor;      // Begins with AND, or is empty.
};

Result<PageOrder> order_of(const RecordFilter& filter, const PageOptions& page) {
  PageOrder out;
  out.column = sort_column(filter, page.sort);
  const char* way = page.falling ? "DESC" : "ASC";
  out.order = page.sort == SortKey::kStored ? fmt::format(" ORDER BY r.n {}", way)
                                            : fmt::format(" ORDER BY {} {}, r.n", out.column, way);
  out.sorted = page.sort == SortKey::kStored ? fmt::format(" ORDER BY r.n + 0 {}", way)
                                             : fmt::format(" ORDER BY {} || '' {}, r.n", out.column, way);
  if (!page.cursor.empty()) {
    const auto cursor = parse_cursor(page);
    if (!cursor) {
      return tl::unexpected(cursor.error());
    }
    add_cursor(out.cursor, out.column, page, *cursor);
  }
  return out;
}

std::int64_t rows_of(const PageOptions& page) {
  return static_cast<std::int64_t>(page.limit + 1);
}

SqlText whole_statement(const SqlText& condition, const PageOrder& order, const std::string& sorting,
                        const PageOptions& page) {
  SqlText sql(fmt::format("SELECT r.n, {} FROM records r WHERE ", order.column));
  return sql.add(condition).add(order.cursor).add(sorting).add(" LIMIT ?", rows_of(page));
}

// Only among the first records in the order of the page.
SqlText walk_statement(const RecordFilter& filter, const SqlText& condition, const PageOrder& order,
                       const PageOptions& page) {
  constexpr std::int64_t kWalked = 10'000;
  SqlText sql(
      fmt::format("SELECT r.n, {} FROM (SELECT r.n FROM records r WHERE r.gone IS NULL", order.column));
  sql.add(days_condition(filter)).add(order.cursor).add(order.order).add(" LIMIT ?", kWalked);
  return sql.add(") w CROSS JOIN records r WHERE r.n = w.n AND ")
      .add(condition)
      .add(order.order)
      .add(" LIMIT ?", rows_of(page));
}

Result<NumberPage> read_numbers(Database& database, const SqlText& sql, const PageOptions& page) {
  NumberPage out;
  std::string value;
  const auto take = [&](const Rows& row) {
    if (out.numbers.size() == page.limit) {
      out.next = fmt::format("{}~{}~{}", order_name(page), value, out.numbers.back());
      return false;
    }
    out.numbers.push_back(row.integer(0));
    value = is_number(page.sort) ? fmt::format("{}", row.real(1)) : row.text(1);
    return true;
  };
  return for_rows(database, sql.text(), sql.values(), take).map([&] { return std::move(out); });
}

// A page of the records of a frequent party is found among the first in its order; looking for all records of
// the party would take longer the more there are. Empty where that cannot be tried; a page without a next one
// where there are too few.
Result<std::optional<NumberPage>> find_walking(Database& database, const RecordFilter& filter,
                                               const PageOrder& order, const PageOptions& page) {
  constexpr std::size_t kMost = 200;
  const bool by_index = page.sort == SortKey::kStored || page.sort == SortKey::kPublished ||
                        (page.sort == SortKey::kDate && filter.date != DateBasis::kEvent);
  if (!by_index || page.limit > kMost) {
    return std::nullopt;
  }
  const auto condition = walking_condition(filter, database.dialect());
  if (!condition || condition->empty()) {
    return condition ? Result<std::optional<NumberPage>>(std::nullopt) : tl::unexpected(condition.error());
  }
  return read_numbers(database, walk_statement(filter, *condition, order, page), page)
      .map([](NumberPage&& found) { return std::optional(std::move(found)); });
}

}  // namespace

Result<NumberPage> find_page(Database& database, const RecordFilter& filter, const PageOptions& page) {
  if (page.limit == 0 || page.limit >= std::size_t{1} << 62U) {
    return fail(ErrorCode::kBadOption, fmt::format("a page of {} records", page.limit));
  }
  const auto condition = condition_of(filter, database.dialect());
  if (!condition) {
    return tl::unexpected(condition.error());
  }
  const auto order = order_of(filter, page);
  if (!order) {
    return tl::unexpected(order.error());
  }
  auto walked = find_walking(database, filter, *order, page);
  if (!walked) {
    return tl::unexpected(walked.error());
  }
  if (*walked && !(*walked)->next.empty()) {
    return std::move(**walked);
  }
  // A party that is rare among the first is found by its own records: those are few, and sorted after.
  const std::string& sorting = *walked ? order->sorted : order->order;
  return read_numbers(database, whole_statement(*condition, *order, sorting, page), page);
}

Result<RecordCount> count_records(Database& database, const RecordFilter& filter) {
  const auto source = count_source(filter, database.dialect());
  if (!source) {
    return tl::unexpected(source.error());
  }
  SqlText sql(fmt::format("SELECT COUNT(*), COUNT(r.plover) FROM {} r WHERE ", source->table));
  sql.add(source->condition);
  RecordCount out;
  const auto take = [&](const Rows& row) {
    const std::size_t all = row.size_value(0);
    const std::size_t categorised = row.size_value(1);
    out = filter.statuses.empty() ? RecordCount{categorised, all - categorised} : RecordCount{all, 0};
  };
  return for_rows(database, sql.text(), sql.values(), take).map([&] { return out; });
}

Result<ArchiveSize> size_of(Database& database) {
  ArchiveSize size;
  const auto read = [&](std::string_view sql, std::size_t& out) -> Result<void> {
    const auto number = database.number(sql);
    if (!number) {
      return tl::unexpected(number.error());
    }
    out = static_cast<std::size_t>(*number);
    return {};
  };
  return read("SELECT COUNT(*) FROM revisions WHERE gone IS NULL", size.stories)
      .and_then([&] { return read("SELECT COUNT(*) FROM records WHERE gone IS NULL", size.records); })
      .and_then([&] { return read("SELECT COUNT(*) FROM revisions WHERE gone IS NOT NULL", size.revisions); })
      .map([&] { return size; });
}

}  // namespace rapport::store
