#include "base/deadline.hpp"

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

TEST(Deadline, PassesOnTheClockThatIsGiven) {
  double now = 100;
  const auto clock = [&now] { return now; };
  const struct {
    const char* name;
    Deadline deadline;
    bool passed_at_102;
    bool passed_at_103;
  } rows[] = {
      {"none", Deadline(), false, false},
      {"no clock", Deadline(1, {}), false, false},
      {"zero seconds are no limit", Deadline(0, clock), false, false},
      {"negative seconds are no limit", Deadline(-1, clock), false, false},
      {"up to the moment itself", Deadline(2, clock), false, true},
      {"a part of a second", Deadline(0.25, clock), true, true},
      {"a copy", Deadline(Deadline(2, clock)), false, true},
  };
  for (const auto& row : rows) {
    now = 102;
    EXPECT_EQ(row.deadline.passed(), row.passed_at_102) << row.name;
    EXPECT_EQ(row.deadline.check().has_value(), !row.passed_at_102) << row.name;
    now = 103;
    EXPECT_EQ(row.deadline.passed(), row.passed_at_103) << row.name;
  }
}

TEST(Deadline, NamesTheLimit) {
  double now = 0;
  const Deadline deadline(0.5, [&now] { return now; });
  now = 1;
  const auto checked = deadline.check();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, ErrorCode::kTimeout);
  EXPECT_EQ(checked.error().message, "took more than 0.5 seconds");
  EXPECT_EQ(checked.error().where, "");
}

}  // namespace
}  // namespace rapport::base
