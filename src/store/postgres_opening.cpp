#include "store/postgres_opening.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace rapport::store {
namespace {

// Oldest server whose statements and waiting are as here.
constexpr std::int64_t kOldestServer = 120'000;

// A writer whose machine has gone would hold the store for hours without the keepalives.
Result<void> set_connection(Database& database, const PostgresOptions& options) {
  return database.script(fmt::format(
      "SET lock_timeout = {}; SET client_min_messages = warning; SET jit = off;"
      "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 6",
      std::max(options.wait_ms, 1)));
}

Result<void> check_server(Database& database) {
  const auto version = database.number("SELECT CAST(current_setting('server_version_num') AS INTEGER)");
  if (!version) {
    return tl::unexpected(version.error());
  }
  if (*version < kOldestServer) {
    return fail(ErrorCode::kBadStore, "the server is older than PostgreSQL 12", database.name());
  }
  const auto unicode =
      database.number("SELECT CASE current_setting('server_encoding') WHEN 'UTF8' THEN 1 ELSE 0 END");
  if (!unicode) {
    return tl::unexpected(unicode.error());
  }
  if (*unicode == 0) {
    return fail(ErrorCode::kBadStore, "the database's encoding is not UTF8", database.name());
  }
  return {};
}

// Tables of extensions are nobody's.
Result<void> check_contents(Database& database, bool create) {
  constexpr std::string_view kCounts =
      "SELECT COUNT(*), COALESCE(SUM(CASE relname WHEN 'rapport_schema' THEN 1 ELSE 0 END), 0), "
      "CASE WHEN current_schema() IS NULL THEN 1 ELSE 0 END FROM pg_class c "
      "WHERE relkind IN ('r', 'p') AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = "
      "current_schema()) "
      "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')";
  bool any = false;
  bool ours = false;
  bool nowhere = false;
  const auto read = for_rows(database, kCounts, {}, [&](const Rows& row) {
    any = row.integer(0) != 0;
    ours = row.integer(1) != 0;
    nowhere = row.integer(2) != 0;
  });
  if (!read || ours) {
    return read;
  }
  if (nowhere) {
    return fail(ErrorCode::kFileNotFound, "the search path names no schema that is there", database.name());
  }
  if (any) {
    return fail(ErrorCode::kBadStore, "the schema holds tables of something else, no store", database.name());
  }
  return create ? Result<void>{} : fail(ErrorCode::kFileNotFound, "no store here", database.name());
}

Result<void> find_lost_rows(Database& database, std::vector<std::string>& problems) {
  constexpr std::string_view kKeys =
      "SELECT c.conrelid::regclass, a.attname, c.confrelid::regclass, b.attname FROM pg_constraint c "
      "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
      "JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1] "
      "WHERE c.contype = 'f' AND c.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = "
      "current_schema()) ORDER BY CAST(c.conrelid::regclass AS TEXT), a.attname";
  struct Key {
    std::string table, column, target, target_column;
  };
  std::vector<Key> keys;
  auto done = for_rows(database, kKeys, {}, [&](const Rows& row) {
    keys.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
  });
  for (const Key& key : keys) {
    if (!done) {
      break;
    }
    done =
        for_rows(database,
                 fmt::format("SELECT 1 FROM {} x WHERE x.{} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {} y "
                             "WHERE y.{} = x.{})",
                             key.table, key.column, key.target, key.target_column, key.column),
                 {}, [&](const Rows&) {
                   problems.push_back(fmt::format("a row of {} points at a row of {} that is missing",
                                                  key.table, key.target));
                 });
  }
  return done;
}

// An index that is damaged makes the check fail with the reason.
Result<void> check_indexes(Database& database, std::vector<std::string>& problems) {
  constexpr std::string_view kIndexes =
      "SELECT c.relname, CASE WHEN i.indisvalid THEN 1 ELSE 0 END, CASE WHEN m.amname = 'btree' AND EXISTS "
      "(SELECT 1 FROM pg_extension WHERE extname = 'amcheck') THEN 1 ELSE 0 END FROM pg_index i "
      "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam WHERE c.relnamespace = "
      "(SELECT "
      "oid FROM pg_namespace WHERE nspname = current_schema()) ORDER BY c.relname";
  std::vector<std::string> to_check;
  const auto read = for_rows(database, kIndexes, {}, [&](const Rows& row) {
    if (row.integer(1) == 0) {
      problems.push_back(fmt::format("the index {} is not valid", row.text(0)));
    } else if (row.integer(2) != 0) {
      to_check.push_back(row.text(0));
    }
  });
  for (const std::string& index : to_check) {
    const auto checked =
        database.execute(fmt::format("SELECT bt_index_check(CAST('{}' AS regclass))", index), {});
    if (!checked) {
      problems.push_back(fmt::format("the index {}: {}", index, checked.error().message));
    }
  }
  return read;
}

}  // namespace

Result<void> set_up_postgres(Database& database, const PostgresOptions& options) {
  return set_connection(database, options).and_then([&] { return check_server(database); }).and_then([&] {
    return check_contents(database, options.create);
  });
}

Result<std::vector<std::string>> find_postgres_problems(Database& database) {
  std::vector<std::string> problems;
  return find_lost_rows(database, problems)
      .and_then([&] { return check_indexes(database, problems); })
      .map([&] { return std::move(problems); });
}

}  // namespace rapport::store
