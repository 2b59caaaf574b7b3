// The back ends of a store: a suite that takes them as its parameter runs over each.
//
// Suites of this kind are instantiated over backends(), with backend_name() for the names of their tests.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/postgres_database.hpp"
#include "store/sqlite_database.hpp"
#include "unit/store/postgres_server.hpp"

namespace rapport::store {

enum class Backend : std::uint8_t { kSqlite, kPostgres };

inline void PrintTo(Backend backend, std::ostream* out) {
  *out << (backend == Backend::kSqlite ? "SQLite" : "PostgreSQL");
}

/// PostgreSQL only where a server is installed; the test Backends.PostgreSQLIsInstalled says so.
inline std::vector<Backend> backends() {
  return PostgresServer::binaries().empty() ? std::vector{Backend::kSqlite}
                                            : std::vector{Backend::kSqlite, Backend::kPostgres};
}

inline std::string backend_name(const testing::TestParamInfo<Backend>& info) {
  return info.param == Backend::kSqlite ? "SQLite" : "PostgreSQL";
}

/// A place for one store: the given file, or a schema of its own; goes with the object.
class StorePlace {
 public:
  StorePlace(Backend backend, std::string file) : backend_(backend), place_(std::move(file)) {
    if (backend == Backend::kSqlite) {
      remove_files();
      return;
    }
    static std::atomic<int> number = 0;
    schema_ = "t" + std::to_string(getpid()) + "_" + std::to_string(++number);
    EXPECT_TRUE(PostgresServer::shared().run("CREATE SCHEMA " + schema_));
    place_ = PostgresServer::shared().url(schema_);
  }
  StorePlace(const StorePlace&) = delete;
  StorePlace& operator=(const StorePlace&) = delete;
  ~StorePlace() {
    if (backend_ == Backend::kSqlite) {
      remove_files();
    } else {
      EXPECT_TRUE(PostgresServer::shared().run("DROP SCHEMA " + schema_ + " CASCADE"));
    }
  }

  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] const std::string& schema() const { return schema_; }

  [[nodiscard]] Result<std::unique_ptr<Database>> open(bool create = true, int wait_ms = 1000) const {
    return backend_ == Backend::kSqlite ? open_sqlite(place_, {create, wait_ms})
                                        : open_postgres(place_, {create, wait_ms});
  }

 private:
  void remove_files() const {
    for (const char* ending : {"", "-wal", "-shm"}) {
      std::filesystem::remove(place_ + ending);
    }
  }

  Backend backend_;
  std::string place_;
  std::string schema_;
};

/// A database for each test that is not a store yet.
class OverDatabases : public testing::TestWithParam<Backend> {
 protected:
  OverDatabases() : place_(GetParam(), file_name()), database_(open()) {}

  [[nodiscard]] bool is_sqlite() const { return GetParam() == Backend::kSqlite; }

  StorePlace place_;
  std::unique_ptr<Database> database_;

 private:
  static std::string file_name() {
    std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    std::replace(name.begin(), name.end(), '/', '_');
    return (std::filesystem::path(testing::TempDir()) / ("rapport_" + name + ".db")).string();
  }
  [[nodiscard]] std::unique_ptr<Database> open() const {
    auto opened = place_.open();
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().to_string());
    return opened ? std::move(*opened) : nullptr;
  }
};

}  // namespace rapport::store
