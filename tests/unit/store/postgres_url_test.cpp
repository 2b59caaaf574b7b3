#include "store/postgres_url.hpp"

#include <gtest/gtest.h>

namespace rapport::store {
namespace {

struct Case {
  const char* place;
  const char* shown;
};

TEST(PostgresUrl, HidesPasswords) {
  constexpr Case kCases[] = {
      {"rapport.db", "rapport.db"},
      {"folder:x@y/store.db", "folder:x@y/store.db"},
      {"postgresql://host/team", "postgresql://host/team"},
      {"postgresql://ann@host:5433/team", "postgresql://ann@host:5433/team"},
      {"postgresql://ann:pear@host:5433/team", "postgresql://ann:***@host:5433/team"},
      {"postgres://ann:p%40r@[::1]/team?sslmode=require", "postgres://ann:***@[::1]/team?sslmode=require"},
      {"postgresql://ann:p@r@host/team", "postgresql://ann:***@host/team"},
      {"postgresql://ann:p/r?x@host/team", "postgresql://ann:***@host/team"},
      {"postgresql://:pear@host/team", "postgresql://:***@host/team"},
      {"postgresql:///team?host=/run/x&password=pear&user=ann",
       "postgresql:///team?host=/run/x&password=***&user=ann"},
      {"postgresql:///team?sslpassword=pear", "postgresql:///team?sslpassword=***"},
  };
  for (const Case& each : kCases) {
    EXPECT_EQ(shown_place(each.place), each.shown) << each.place;
    EXPECT_EQ(has_secret(each.place), std::string_view(each.place) != each.shown) << each.place;
  }
}

TEST(PostgresUrl, KnowsUrlsOfServersFromFiles) {
  EXPECT_TRUE(is_postgres_url("postgresql://x"));
  EXPECT_TRUE(is_postgres_url("postgres://"));
  EXPECT_FALSE(is_postgres_url("postgresql:x"));
  EXPECT_FALSE(is_postgres_url("postgresql.db"));
}

}  // namespace
}  // namespace rapport::store
