// The store in one SQLite file.
#pragma once

#include <memory>
#include <string>

#include "rapport/result.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// How to open a file.
struct SqliteOptions {
  bool create = false;
  int wait_ms = 60'000;  ///< How long to wait for another writer.
};

/// Opens the file in WAL mode with foreign keys on. With WAL and synchronous = NORMAL a transaction that was
/// committed survives the death of the program; where the machine itself fails, the last ones may be undone,
/// whole, and the file stays sound.
/// A file that may only be read is opened for reading, even in a folder where no file can be made.
/// Errors: kFileNotFound, kFileUnreadable, kBadStore (not a store, or empty unless `create`), kStoreBusy,
/// kWriteFailed (to `create`, and it may only be read), kStoreFailed.
[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(const std::string& path,
                                                            const SqliteOptions& options);

}  // namespace rapport::store
