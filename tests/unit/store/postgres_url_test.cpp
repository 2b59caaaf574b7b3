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
      {"postgresql://:pear@host/team", "postgresql://:***@host/team"},
      {"postgresql://ann:p?r@host/team", "postgresql://ann:***@host/team"},
      {"postgresql:///team?host=/run/x&password=pear&user=ann",
       "postgresql:///team?host=/run/x&password=***&user=ann"},
      {"postgresql:///team?sslpassword=pear", "postgresql:///team?sslpassword=***"},
      {"postgresql:///team?p%61ssword=pear&port=5", "postgresql:///team?***=***&port=5"},
      {"postgresql:///team?pwd=pear", "postgresql:///team?***=***"},
      {"postgresql://db:5432/team?user=ann@cloud", "postgresql://db:5432/team?user=ann@cloud"},
      {"postgresql://a:1,[::1],b:2/team?options=-csearch_path%3Dx",
       "postgresql://a:1,[::1],b:2/team?options=-csearch_path%3Dx"},
      {"postgresql://ann@", "postgresql://ann@"},
      {"postgresql://", "postgresql://"},
      // Where libpq would take a part of the password for something else, nothing is shown.
      {"postgresql://ann:p@r@host/team", "postgresql://***"},
      {"postgresql://ann:p/r?x@host/team", "postgresql://***"},
      {"postgres://ann:5432/r@host/team", "postgres://***"},
      {"postgresql://ann:pear/team", "postgresql://***"},
      {"postgresql://ann:5/r?user=x@host/team", "postgresql://***"},
      {"PostgreSQL://ann:pear@host/team", "***"},
      {"postgres:ann:pear@host/team", "***"},
      {"host=db password=pear", "***"},
  };
  for (const Case& each : kCases) {
    EXPECT_EQ(shown_place(each.place), each.shown) << each.place;
  }
}

TEST(PostgresUrl, KnowsUrlsOfServersFromFiles) {
  EXPECT_TRUE(is_postgres_url("postgresql://x"));
  EXPECT_TRUE(is_postgres_url("postgres://"));
  for (const char* mistaken : {"postgresql:x", "POSTGRES://x", "user=ann password=x"}) {
    EXPECT_FALSE(is_postgres_url(mistaken)) << mistaken;
    EXPECT_TRUE(is_mistaken_url(mistaken)) << mistaken;
  }
  for (const char* file : {"postgresql.db", "rapport.db", "", "postgres/x.db", "postgresql://x"}) {
    EXPECT_FALSE(is_mistaken_url(file)) << file;
  }
}

}  // namespace
}  // namespace rapport::store
