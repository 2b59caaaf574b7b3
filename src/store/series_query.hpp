// Questions about many records at once.
#pragma once

#include <cstddef>
#include <vector>

#include "rapport/filter.hpp"
#include "rapport/result.hpp"
#include "rapport/series.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// As Archive::trend.
[[nodiscard]] Result<Trend> find_trend(Database& database, const RecordFilter& filter,
                                       const TrendOptions& options);

/// As Archive::dyads.
[[nodiscard]] Result<DyadRanking> rank_dyads(Database& database, const RecordFilter& filter,
                                             std::size_t limit);

/// As Archive::coverage.
[[nodiscard]] Result<std::vector<CoverageRow>> find_coverage(Database& database, const RecordFilter& filter,
                                                             CoverageKey key);

}  // namespace rapport::store
