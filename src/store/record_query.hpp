// Questions for records: pages and counts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapport/archive.hpp"
#include "rapport/filter.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// Numbers of a page's records, in order, and the cursor of the page after ("" on the last).
struct NumberPage {
  std::vector<std::int64_t> numbers;
  std::string next;
};

/// Errors: kBadOption, kBadDate; those of Database.
[[nodiscard]] Result<NumberPage> find_page(Database& database, const RecordFilter& filter,
                                           const PageOptions& page);

/// As Archive::count.
[[nodiscard]] Result<RecordCount> count_records(Database& database, const RecordFilter& filter);

[[nodiscard]] Result<ArchiveSize> size_of(Database& database);

}  // namespace rapport::store
