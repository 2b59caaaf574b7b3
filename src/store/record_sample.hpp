// Records drawn by strata.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapport/audit.hpp"
#include "rapport/filter.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// A record that was drawn, by its number.
struct Drawn {
  std::int64_t number = 0;
  std::string stratum;
  std::size_t size = 0;  ///< Records of the stratum.
};

/// Draws by a hash of record id and seed; by stratum, then as stored. Errors: kBadOption for an unknown key
/// of strata.
[[nodiscard]] Result<std::vector<Drawn>> draw(Database& database, const RecordFilter& filter,
                                              const SampleOptions& options);

}  // namespace rapport::store
