#include "base/ascii.hpp"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

using Views = std::vector<std::string_view>;

TEST(Ascii, SplitsTrimsAndLowers) {
  EXPECT_EQ(split("a,b,,c", ','), (Views{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), (Views{""}));
  EXPECT_EQ(words("  two\twords \n"), (Views{"two", "words"}));
  EXPECT_EQ(words(" \n"), Views{});
  EXPECT_EQ(trim("\t x y \r\n"), "x y");
  EXPECT_EQ(trim("   "), "");
  EXPECT_EQ(lower("Zürich 5A"), "zürich 5a");
}

}  // namespace
}  // namespace rapport::base
