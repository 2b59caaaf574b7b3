#include "store/record_sample.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "store/filter_sql.hpp"

namespace rapport::store {
namespace {

/// One stratum: how many there are, and those of the smallest hashes.
struct Stratum {
  std::size_t size = 0;
  std::priority_queue<std::pair<std::uint64_t, std::int64_t>> smallest;
};
using Strata = std::map<std::string, Stratum>;

Result<std::string> column_of(std::string_view key) {
  static const std::map<std::string_view, std::string_view> kColumns = {
      {"event", "r.event"},
      {"status", "r.status"},
      {"quad", "COALESCE('quad ' || r.quad_class, 'no quad')"},
      {"year", "COALESCE(SUBSTR(r.day, 1, 4), 'undated')"},
      {"outlet", "COALESCE(v.outlet, 'no outlet')"},
      {"model", "COALESCE(r.model, r.origin)"}};
  const auto found = kColumns.find(key);
  if (found == kColumns.end()) {
    return fail(
        ErrorCode::kBadOption,
        fmt::format("'{}' is no key of strata; they are event, status, quad, year, outlet, model", key));
  }
  return std::string(found->second);
}

Result<SqlText> statement(Database& database, const RecordFilter& filter, const SampleOptions& options) {
  std::string strata;
  for (const std::string& key : options.by) {
    const auto column = column_of(key);
    if (!column) {
      return tl::unexpected(column.error());
    }
    strata += (strata.empty() ? "" : " || ' ' || ") + *column;
  }
  const auto condition = condition_of(filter, database.dialect());
  if (!condition) {
    return tl::unexpected(condition.error());
  }
  SqlText sql(fmt::format("SELECT r.n, r.id, {} FROM records r JOIN revisions v ON v.n = r.revision WHERE ",
                          strata.empty() ? "'all'" : strata));
  sql.add(*condition);
  return sql;
}

// Fills the strata evenly from the smallest: what one lacks the others share.
std::map<std::string, std::size_t> quotas(const Strata& strata, std::size_t records) {
  std::vector<std::pair<std::size_t, std::string>> by_size;
  for (const auto& [name, stratum] : strata) {
    by_size.emplace_back(stratum.size, name);
  }
  std::sort(by_size.begin(), by_size.end());
  std::map<std::string, std::size_t> out;
  std::size_t left = records;
  for (std::size_t i = 0; i < by_size.size(); ++i) {
    const std::size_t rest = by_size.size() - i;
    const std::size_t share = std::min(by_size[i].first, left / rest);
    out[by_size[i].second] = share;
    left -= share;
  }
  return out;
}

}  // namespace

Result<std::vector<Drawn>> draw(Database& database, const RecordFilter& filter,
                                const SampleOptions& options) {
  const auto sql = statement(database, filter, options);
  if (!sql) {
    return tl::unexpected(sql.error());
  }
  Strata strata;
  const std::string seed = std::to_string(options.seed) + " ";
  const auto take = [&](const Rows& row) {
    Stratum& stratum = strata[row.text(2)];
    ++stratum.size;
    stratum.smallest.emplace(base::hash64(seed + row.text(1)), row.integer(0));
    if (stratum.smallest.size() > options.records) {
      stratum.smallest.pop();
    }
  };
  if (auto done = for_rows(database, sql->text(), sql->values(), take); !done) {
    return tl::unexpected(done.error());
  }
  const auto quota = quotas(strata, options.records);
  std::vector<Drawn> out;
  for (auto& [name, stratum] : strata) {
    while (stratum.smallest.size() > quota.at(name)) {
      stratum.smallest.pop();
    }
    std::vector<std::int64_t> numbers;
    for (; !stratum.smallest.empty(); stratum.smallest.pop()) {
      numbers.push_back(stratum.smallest.top().second);
    }
    std::sort(numbers.begin(), numbers.end());
    for (const std::int64_t number : numbers) {
      out.push_back({number, name, stratum.size});
    }
  }
  return out;
}

}  // namespace rapport::store
