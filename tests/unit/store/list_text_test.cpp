#include "store/list_text.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::store {
namespace {

TEST(ListText, GoesThereAndBack) {
  const std::vector<std::vector<std::string>> lists = {{}, {"GOV"}, {"GOV", "MIL"}, {""}, {"", "x", ""}};
  for (const auto& list : lists) {
    EXPECT_EQ(words_of_list(list_text(list)), list) << list_text(list);
  }
  EXPECT_EQ(list_text({"GOV", "MIL"}), "|GOV|MIL|");
}

TEST(ListText, PatternsStandForThemselves) {
  EXPECT_EQ(list_pattern("natural_resource"), "%|natural!_resource|%");
  EXPECT_EQ(escaped("50% !"), "50!% !!");
}

}  // namespace
}  // namespace rapport::store
