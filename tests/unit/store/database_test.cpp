// Reading the rows of a query.
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "store/sqlite_database.hpp"

namespace rapport::store {
namespace {

class ForRows : public testing::Test {
 protected:
  ForRows()
      : path_((std::filesystem::path(testing::TempDir()) /
               (std::string("rapport_for_rows_") +
                testing::UnitTest::GetInstance()->current_test_info()->name() + ".db"))
                  .string()) {
    remove();
    auto opened = open_sqlite(path_, {true, 1000});
    EXPECT_TRUE(opened);
    database_ = std::move(*opened);
    EXPECT_TRUE(database_->script("CREATE TABLE t (x); INSERT INTO t VALUES (3), (1), (2)"));
  }
  ~ForRows() override {
    database_.reset();
    remove();
  }
  void remove() const {
    for (const char* ending : {"", "-wal", "-shm"}) {
      std::filesystem::remove(path_ + ending);
    }
  }

  std::string path_;
  std::unique_ptr<Database> database_;
  std::vector<std::int64_t> seen_;
};

TEST_F(ForRows, TakesEachRowInOrder) {
  const auto take = [&](const Rows& row) { seen_.push_back(row.integer(0)); };
  ASSERT_TRUE(for_rows(*database_, "SELECT x FROM t WHERE x > ? ORDER BY x", {std::int64_t{1}}, take));
  EXPECT_EQ(seen_, (std::vector<std::int64_t>{2, 3}));
}

TEST_F(ForRows, TakesNothingWhereThereIsNoRow) {
  const auto take = [&](const Rows& row) { seen_.push_back(row.integer(0)); };
  ASSERT_TRUE(for_rows(*database_, "SELECT x FROM t WHERE x > 9", {}, take));
  EXPECT_TRUE(seen_.empty());
}

TEST_F(ForRows, EndsWhereTheTakerReturnsFalse) {
  const auto take = [&](const Rows& row) {
    seen_.push_back(row.integer(0));
    return seen_.size() < 2;
  };
  ASSERT_TRUE(for_rows(*database_, "SELECT x FROM t ORDER BY x", {}, take));
  EXPECT_EQ(seen_, (std::vector<std::int64_t>{1, 2}));
}

TEST_F(ForRows, GivesTheErrorOfTheQueryOrOfARow) {
  struct Case {
    const char* sql;
    std::size_t rows_before;
  };
  // The absolute value of the least integer is an error of the row that asks for it.
  constexpr Case kCases[] = {
      {"SELECT x FROM missing", 0},
      {"SELECT CASE x WHEN 2 THEN abs(-9223372036854775807 - 1) ELSE x END FROM t", 2},
  };
  for (const Case& each : kCases) {
    seen_.clear();
    const auto read =
        for_rows(*database_, each.sql, {}, [&](const Rows& row) { seen_.push_back(row.integer(0)); });
    ASSERT_FALSE(read) << each.sql;
    EXPECT_EQ(read.error().code, ErrorCode::kStoreFailed) << each.sql;
    EXPECT_EQ(read.error().where, path_) << each.sql;
    EXPECT_EQ(seen_.size(), each.rows_before) << each.sql;
  }
}

}  // namespace
}  // namespace rapport::store
