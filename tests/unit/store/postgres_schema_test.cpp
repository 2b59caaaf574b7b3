// The tables and statements of a store as a PostgreSQL server has them.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "store/postgres_answer.hpp"
#include "store/schema.hpp"
#include "unit/store/backends.hpp"

namespace rapport::store {
namespace {

// An entry of a B-tree is limited to 2,704 bytes: only over codes and days of a few letters may there be one.
TEST(PostgresSchema, HasNoBTreeOverTextsOfAnyLength) {
  if (PostgresServer::binaries().empty()) {
    GTEST_SKIP() << "no PostgreSQL server";
  }
  const StorePlace place(Backend::kPostgres, "");
  const auto database = place.open();
  ASSERT_TRUE(database);
  ASSERT_TRUE(bring_up_to_date(**database));
  const std::set<std::string> short_ones = {"records_day", "records_day_published", "pairs_pkey",
                                            "story_days_pkey", "progress_pkey"};
  const auto read = for_rows(
      **database,
      "SELECT DISTINCT c.relname FROM pg_class c JOIN pg_am m ON m.oid = c.relam JOIN pg_attribute a ON "
      "a.attrelid = c.oid JOIN pg_namespace s ON s.oid = c.relnamespace WHERE m.amname = 'btree' AND "
      "s.nspname "
      "= current_schema() AND a.atttypid = CAST('text' AS regtype)",
      {}, [&](const Rows& row) { EXPECT_TRUE(short_ones.contains(row.text(0))) << row.text(0); });
  EXPECT_TRUE(read);
}

TEST(PostgresErrors, AreWhatTheyAreInAFile) {
  struct Case {
    const char* state;
    ErrorCode reading;
    ErrorCode writing;
  };
  constexpr Case kCases[] = {
      {"55P03", ErrorCode::kStoreBusy, ErrorCode::kStoreBusy},
      {"53100", ErrorCode::kWriteFailed, ErrorCode::kWriteFailed},
      {"58030", ErrorCode::kWriteFailed, ErrorCode::kWriteFailed},
      {"25006", ErrorCode::kWriteFailed, ErrorCode::kWriteFailed},
      {"42501", ErrorCode::kFileUnreadable, ErrorCode::kWriteFailed},
      {"0A000", ErrorCode::kStoreFailed, ErrorCode::kWriteFailed},
      {"XX002", ErrorCode::kBadStore, ErrorCode::kBadStore},
      {"23505", ErrorCode::kStoreFailed, ErrorCode::kStoreFailed},
      {"", ErrorCode::kStoreFailed, ErrorCode::kStoreFailed},
  };
  for (const Case& each : kCases) {
    EXPECT_EQ(code_of_state(each.state, false), each.reading) << each.state;
    EXPECT_EQ(code_of_state(each.state, true), each.writing) << each.state;
  }
}

}  // namespace
}  // namespace rapport::store
