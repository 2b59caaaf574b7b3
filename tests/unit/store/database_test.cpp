// Reading the rows of a query.
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "store/schema.hpp"
#include "unit/store/backends.hpp"

namespace rapport::store {
namespace {

class ForRows : public OverDatabases {
 protected:
  ForRows() {
    EXPECT_TRUE(database_->script("CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (3), (1), (2)"));
  }

  std::vector<std::int64_t> seen_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ForRows, testing::ValuesIn(backends()), backend_name);

TEST_P(ForRows, TakesEachRowInOrder) {
  const auto take = [&](const Rows& row) { seen_.push_back(row.integer(0)); };
  ASSERT_TRUE(for_rows(*database_, "SELECT x FROM t WHERE x > ? ORDER BY x", {std::int64_t{1}}, take));
  EXPECT_EQ(seen_, (std::vector<std::int64_t>{2, 3}));
}

TEST_P(ForRows, TakesNothingWhereThereIsNoRow) {
  const auto take = [&](const Rows& row) { seen_.push_back(row.integer(0)); };
  ASSERT_TRUE(for_rows(*database_, "SELECT x FROM t WHERE x > 9", {}, take));
  EXPECT_TRUE(seen_.empty());
}

TEST_P(ForRows, EndsWhereTheTakerReturnsFalse) {
  const auto take = [&](const Rows& row) {
    seen_.push_back(row.integer(0));
    return seen_.size() < 2;
  };
  ASSERT_TRUE(for_rows(*database_, "SELECT x FROM t ORDER BY x", {}, take));
  EXPECT_EQ(seen_, (std::vector<std::int64_t>{1, 2}));
}

TEST_P(ForRows, GivesTheErrorOfTheQueryOrOfARow) {
  struct Case {
    const char* sql;
    std::size_t rows_before;
  };
  // A number that cannot be is an error of the row that asks for it.
  const Case cases[] = {
      {"SELECT x FROM missing", 0},
      {is_sqlite() ? "SELECT CASE x WHEN 2 THEN abs(-9223372036854775807 - 1) ELSE x END FROM t"
                   : "SELECT CASE x WHEN 2 THEN 1 / (x - 2) ELSE x END FROM t",
       2},
  };
  for (const Case& each : cases) {
    seen_.clear();
    const auto read =
        for_rows(*database_, each.sql, {}, [&](const Rows& row) { seen_.push_back(row.integer(0)); });
    ASSERT_FALSE(read) << each.sql;
    EXPECT_EQ(read.error().code, ErrorCode::kStoreFailed) << each.sql;
    EXPECT_EQ(read.error().where, place_.place()) << each.sql;
    EXPECT_EQ(seen_.size(), each.rows_before) << each.sql;
  }
}

TEST_P(ForRows, MayAskTheDatabaseWhileItReads) {
  const auto take = [&](const Rows& row) {
    seen_.push_back(row.integer(0));
    seen_.push_back(*database_->number("SELECT COUNT(*) FROM t WHERE x > ?", {row.integer(0)}));
  };
  ASSERT_TRUE(for_rows(*database_, "SELECT x FROM t ORDER BY x", {}, take));
  EXPECT_EQ(seen_, (std::vector<std::int64_t>{1, 2, 2, 1, 3, 0}));
}

TEST_P(ForRows, RowsMayBeLeftUnread) {
  for (int i = 0; i < 3; ++i) {
    const auto one = database_->query("SELECT x FROM t ORDER BY x", {});
    const auto other = database_->query("SELECT x FROM t ORDER BY x DESC", {});
    ASSERT_TRUE(one);
    ASSERT_TRUE(other);
    EXPECT_TRUE(*(*one)->next());
    EXPECT_TRUE(*(*other)->next());
    EXPECT_EQ((*one)->integer(0), 1);
    EXPECT_EQ((*other)->integer(0), 3);
  }
  EXPECT_EQ(*database_->number("SELECT COUNT(*) FROM t"), 3);
}

class Inserting : public OverDatabases {};

INSTANTIATE_TEST_SUITE_P(Stores, Inserting, testing::ValuesIn(backends()), backend_name);

TEST_P(Inserting, KeepsTextsAsTheyAre) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  const std::string texts[] = {"",     "a\tb\nc\rd",           "\\N",        "\\", "\\.\n",
                               "b\\t", std::string("x\0y", 3), "caf\xC3\xA9"};
  ASSERT_TRUE(database_->begin());
  std::int64_t number = 0;
  for (const std::string& text : texts) {
    ASSERT_TRUE(database_->insert(kTextRow, {++number, std::string_view(text)}));
  }
  ASSERT_TRUE(database_->insert(
      kPlaceRow, {std::int64_t{1}, std::string_view("p"), std::monostate{}, std::string_view(" p "),
                  std::monostate{}, std::monostate{}, -0.125, 1e-7, std::monostate{}, std::monostate{}}));
  ASSERT_TRUE(database_->commit());
  std::vector<std::string> read;
  ASSERT_TRUE(for_rows(*database_, "SELECT body FROM texts ORDER BY n", {},
                       [&](const Rows& row) { read.push_back(row.text(0)); }));
  EXPECT_EQ(read, std::vector<std::string>(std::begin(texts), std::end(texts)));
  ASSERT_TRUE(for_rows(*database_, "SELECT latitude, longitude, name FROM places", {}, [](const Rows& row) {
    EXPECT_EQ(row.real(0), -0.125);
    EXPECT_EQ(row.real(1), 1e-7);
    EXPECT_TRUE(row.is_null(2));
  }));
}

TEST_P(Inserting, GivesTheErrorOfARowBeforeTheEndOfTheTransaction) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  ASSERT_TRUE(database_->begin());
  // Of a revision that is missing.
  auto done = database_->insert(kSentenceRow, {std::int64_t{1}, std::int64_t{7}, std::int64_t{0},
                                               std::int64_t{0}, std::int64_t{1}, std::int64_t{0}});
  done = done.and_then([&] { return database_->commit(); });
  EXPECT_FALSE(done);
  database_->rollback();
  EXPECT_EQ(*database_->number("SELECT COUNT(*) FROM sentences"), 0);
}

}  // namespace
}  // namespace rapport::store
