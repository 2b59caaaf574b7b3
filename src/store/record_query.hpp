// Questions for records: pages, counts, single records with their history.
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

/// One state of a record.
struct FoundState {
  std::int64_t number = 0;
  std::size_t revision = 1;
  RunInfo run;
  std::string since;
  std::optional<std::string> until;
};

/// The states of the records with this id, or this key, the latest first; empty where there is none.
[[nodiscard]] Result<std::vector<FoundState>> find_states(Database& database, const std::string& id);

[[nodiscard]] Result<ArchiveSize> size_of(Database& database);

}  // namespace rapport::store
