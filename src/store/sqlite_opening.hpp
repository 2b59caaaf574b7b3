// What is looked at and set before a SQLite file is used as a store.
#pragma once

#include "rapport/result.hpp"

#include "store/database.hpp"
#include "store/sqlite_database.hpp"

namespace rapport::store {

/// The header of a store names it by this number ("RPRT").
inline constexpr std::int64_t kApplicationId = 0x52505254;

/// Looks whether the file is a store, or empty and to become one, before anything is written to it; then sets
/// the connection up. `read_only`: the file cannot be written. Waits for others up to `options.wait_ms`.
/// Errors: kBadStore for files of something else, and for empty ones unless they are to be made a store;
/// kStoreBusy; those of Database.
[[nodiscard]] Result<void> set_up_sqlite(Database& database, const SqliteOptions& options, bool read_only);

}  // namespace rapport::store
