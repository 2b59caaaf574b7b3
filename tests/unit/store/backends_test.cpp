#include "unit/store/backends.hpp"

namespace rapport::store {
namespace {

TEST(Backends, PostgreSQLIsInstalled) {
  if (PostgresServer::binaries().empty()) {
    GTEST_SKIP() << "no PostgreSQL server in /usr/lib/postgresql: its tests are left out";
  }
  EXPECT_TRUE(PostgresServer::shared().run("SELECT 1"));
}

}  // namespace
}  // namespace rapport::store
