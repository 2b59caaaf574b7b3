#include "store/run_progress.hpp"

#include <string>

#include <gtest/gtest.h>

#include "store/schema.hpp"
#include "unit/store/backends.hpp"

namespace rapport::store {
namespace {

class RunProgress : public OverDatabases {};

INSTANTIATE_TEST_SUITE_P(Stores, RunProgress, testing::ValuesIn(backends()), backend_name);

TEST_P(RunProgress, KeepsTheLastStateOfEachRun) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  EXPECT_EQ(*find_progress(*database_, "a"), std::nullopt);
  ASSERT_TRUE(keep_progress(*database_, "a", "{\"page\":\"naïve\"}\n"));
  ASSERT_TRUE(keep_progress(*database_, "b", "1"));
  ASSERT_TRUE(keep_progress(*database_, "b", "2"));
  EXPECT_EQ(*find_progress(*database_, "a"), "{\"page\":\"naïve\"}\n");
  EXPECT_EQ(*find_progress(*database_, "b"), "2");
  ASSERT_TRUE(forget_progress(*database_, "b"));
  ASSERT_TRUE(forget_progress(*database_, "c"));
  EXPECT_EQ(*find_progress(*database_, "b"), std::nullopt);
  EXPECT_NE(*find_progress(*database_, "a"), std::nullopt);
}

TEST_P(RunProgress, IsUndoneWithItsTransaction) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  {
    const auto transaction = Transaction::begin(*database_);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(keep_progress(*database_, "a", "1"));
  }
  EXPECT_EQ(*find_progress(*database_, "a"), std::nullopt);
}

}  // namespace
}  // namespace rapport::store
