#include "store/postgres_opening.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace rapport::store {
namespace {

// Oldest server whose statements and waiting are as here.
constexpr std::int64_t kOldestServer = 120'000;

// A writer whose machine has gone would hold the store for hours without the keepalives. What an
// administrator has set for a user or a database must neither cut off long answers nor round numbers.
Result<void> set_connection(Database& database, const PostgresOptions& options) {
  constexpr const char* kNoLimits =
      "SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('statement_timeout', "
      "'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')";
  return database
      .script(fmt::format(
          "SET lock_timeout = {}; SET client_min_messages = warning; SET jit = off;"
          "SET extra_float_digits = 1; SET default_transaction_isolation = 'read committed';"
          "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 6",
          std::max(options.wait_ms, 1)))
      .and_then([&] { return database.script(kNoLimits); });
}

// Statements name tables without a schema: all of them, and the lock of writers, must mean the same one.
Result<void> pin_schema(Database& database) {
  return database.script(
      "SELECT set_config('search_path', quote_ident(current_schema()), false) WHERE current_schema() IS NOT "
      "NULL");
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

// What belongs to extensions is nobody's.
Result<void> check_contents(Database& database, bool create) {
  constexpr std::string_view kCounts =
      "SELECT COUNT(*), COALESCE(SUM(CASE WHEN relname = 'stories' OR (relname = 'rapport_schema' AND EXISTS "
      "(SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'step')) THEN 1 ELSE 0 END), "
      "0), "
      "current_schema() FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND relnamespace = "
      "(SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND NOT EXISTS (SELECT 1 FROM "
      "pg_depend "
      "d WHERE d.classid = CAST('pg_class' AS regclass) AND d.objid = c.oid AND d.deptype = 'e')";
  constexpr std::int64_t kOurs = 2;
  bool any = false;
  bool ours = false;
  std::optional<std::string> schema;
  const auto read = for_rows(database, kCounts, {}, [&](const Rows& row) {
    any = row.integer(0) != 0;
    ours = row.integer(1) == kOurs;
    schema = row.maybe_text(2);
  });
  if (!read || ours) {
    return read;
  }
  if (!schema) {
    return fail(ErrorCode::kFileNotFound, "the search path names no schema that is there and may be used",
                database.name());
  }
  if (any) {
    return fail(ErrorCode::kBadStore, fmt::format("the schema '{}' holds something else, no store", *schema),
                database.name());
  }
  return create ? Result<void>{}
                : fail(ErrorCode::kFileNotFound, fmt::format("no store here, in the schema '{}'", *schema),
                       database.name());
}

// Keys of one column, as all of the store are, between tables that may be read: others are somebody else's.
Result<void> find_lost_rows(Database& database, std::vector<std::string>& problems) {
  constexpr std::string_view kKeys =
      "SELECT CAST(c.conrelid AS regclass), quote_ident(a.attname), CAST(c.confrelid AS regclass), "
      "quote_ident(b.attname) FROM pg_constraint c "
      "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
      "JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1] "
      "WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 1 AND has_table_privilege(c.conrelid, 'SELECT') "
      "AND has_table_privilege(c.confrelid, 'SELECT') AND c.connamespace = (SELECT oid FROM pg_namespace "
      "WHERE "
      "nspname = current_schema()) ORDER BY CAST(CAST(c.conrelid AS regclass) AS TEXT), a.attname";
  constexpr int kMost = 100;  // Of one key: a table that is gone has as many as there are rows.
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
                             "WHERE y.{} = x.{}) LIMIT {}",
                             key.table, key.column, key.target, key.target_column, key.column, kMost),
                 {}, [&](const Rows&) {
                   problems.push_back(fmt::format("a row of {} points at a row of {} that is missing",
                                                  key.table, key.target));
                 });
  }
  return done;
}

// The schema of amcheck's function, where that is installed and this user may run it.
Result<std::optional<std::string>> schema_of_amcheck(Database& database) {
  constexpr std::string_view kFunction =
      "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_depend d ON d.refclassid = "
      "CAST('pg_extension' AS regclass) AND d.refobjid = e.oid AND d.classid = CAST('pg_proc' AS regclass) "
      "JOIN pg_proc p ON p.oid = d.objid JOIN pg_namespace n ON n.oid = p.pronamespace WHERE e.extname = "
      "'amcheck' AND p.proname = 'bt_index_check' AND p.pronargs = 1 AND has_function_privilege(p.oid, "
      "'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE')";
  std::optional<std::string> schema;
  return for_rows(database, kFunction, {}, [&](const Rows& row) { schema = row.text(0); }).map([&] {
    return std::move(schema);
  });
}

// Only what the server calls damage is damage: a check may also end for other reasons.
Result<void> check_indexes(Database& database, std::vector<std::string>& problems) {
  constexpr std::string_view kIndexes =
      "SELECT c.oid, c.relname, CASE WHEN i.indisvalid THEN 1 ELSE 0 END, CASE WHEN m.amname = 'btree' THEN "
      "1 "
      "ELSE 0 END FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam "
      "WHERE "
      "c.relkind = 'i' AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) "
      "ORDER BY c.relname";
  std::vector<std::pair<std::int64_t, std::string>> to_check;
  auto done = for_rows(database, kIndexes, {}, [&](const Rows& row) {
    if (row.integer(2) == 0) {
      problems.push_back(fmt::format("the index {} is not valid", row.text(1)));
    } else if (row.integer(3) != 0) {
      to_check.emplace_back(row.integer(0), row.text(1));
    }
  });
  const auto schema = done ? schema_of_amcheck(database) : tl::unexpected(done.error());
  if (!schema) {
    return tl::unexpected(schema.error());
  }
  if (!*schema) {
    return {};
  }
  const std::string check =
      fmt::format("SELECT {}.bt_index_check(CAST(CAST(? AS OID) AS regclass))", **schema);
  for (const auto& [number, name] : to_check) {
    const auto checked = database.execute(check, {number});
    if (!checked && checked.error().code != ErrorCode::kBadStore) {
      return checked;
    }
    if (!checked) {
      problems.push_back(fmt::format("the index {}: {}", name, checked.error().message));
    }
  }
  return {};
}

}  // namespace

Result<void> set_up_postgres(Database& database, const PostgresOptions& options) {
  return set_connection(database, options)
      .and_then([&] { return check_server(database); })
      .and_then([&] { return pin_schema(database); })
      .and_then([&] { return check_contents(database, options.create); });
}

Result<std::vector<std::string>> find_postgres_problems(Database& database) {
  std::vector<std::string> problems;
  return find_lost_rows(database, problems)
      .and_then([&] { return check_indexes(database, problems); })
      .map([&] { return std::move(problems); });
}

}  // namespace rapport::store
