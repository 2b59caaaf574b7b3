#include "store/sqlite_opening.hpp"

#include <chrono>
#include <thread>

#include <fmt/format.h>

namespace rapport::store {
namespace {

constexpr std::chrono::milliseconds kPause(10);

// An empty file may only become a store where a new one is to be made; a program that died while it made one
// leaves an empty file with the number of a store.
Result<void> check_contents(Database& database, bool create) {
  const auto tables = database.number("SELECT COUNT(*) FROM sqlite_schema");
  if (!tables) {
    return tl::unexpected(tables.error());
  }
  const auto id = database.number("PRAGMA application_id");
  if (!id) {
    return tl::unexpected(id.error());
  }
  if (*id == kApplicationId || (*tables == 0 && *id == 0 && create)) {
    return {};
  }
  return fail(ErrorCode::kBadStore,
              *tables == 0 && *id == 0 ? "an empty file, no store" : "a database of something else, no store",
              database.name());
}

Result<void> set_up(Database& database, const SqliteOptions& options, bool read_only) {
  constexpr const char* kReading =
      "PRAGMA foreign_keys = ON; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY;"
      "PRAGMA wal_autocheckpoint = 2000;";
  if (auto checked = check_contents(database, options.create); !checked) {
    return checked;
  }
  if (auto set = database.script(kReading); !set || read_only) {
    return set;
  }
  const auto id = database.number("PRAGMA application_id");
  if (!id) {
    return tl::unexpected(id.error());
  }
  if (*id == 0) {
    // Pages of 16 KB, as many rows go into many indexes: a fifth less time of the processor than with 4 KB.
    if (auto set = database.script(
            fmt::format("PRAGMA page_size = 16384; PRAGMA application_id = {};", kApplicationId));
        !set) {
      return set;
    }
  }
  return database.script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
}

}  // namespace

// Going over to WAL needs the file for itself, and SQLite gives up at once where two openers of a new file
// meet, so the waiting is ours.
Result<void> set_up_sqlite(Database& database, const SqliteOptions& options, bool read_only) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(options.wait_ms);
  for (;;) {
    auto set = set_up(database, options, read_only);
    if (set || set.error().code != ErrorCode::kStoreBusy || Clock::now() >= end) {
      return set;
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace rapport::store
