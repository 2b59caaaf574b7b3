#include "wire/json_line.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace rapport::wire {
namespace {

TEST(JsonLine, KeepsTheOrderAndTheTokens) {
  JsonLine line;
  line.add("b", "x\n");
  line.add_number("a", "0.100");
  line.add("c", nullable(std::optional<int>{}));
  EXPECT_EQ(std::move(line).finish(), "{\"b\":\"x\\n\",\"a\":0.100,\"c\":null}\n");
  EXPECT_EQ(JsonLine().finish(), "{}\n");
}

TEST(JsonLine, FixedClampsAndRounds) {
  EXPECT_EQ(fixed(0.996, 2), "1.00");
  EXPECT_EQ(fixed(std::numeric_limits<double>::quiet_NaN(), 3), "0.000");
  EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 3), "1.000");
  EXPECT_EQ(fixed(1e-300, 3), "0.000");
}

TEST(JsonLine, OffsetsBeyondTheTextAreItsEnd) {
  const Offsets offsets("åb");
  EXPECT_EQ(offsets.begin({2, 3}), 1U);
  EXPECT_EQ(offsets.end({2, 3}), 2U);
  EXPECT_EQ(offsets.end({2, 99}), 2U);
  const Offsets empty("");
  EXPECT_EQ(empty.end({0, 7}), 0U);
}

}  // namespace
}  // namespace rapport::wire
