#include "store/search_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport::store {
namespace {

struct Case {
  const char* text;
  const char* folded;
};

TEST(SearchText, FoldsWordsWithoutCaseAccentsAndSigns) {
  constexpr Case kCases[] = {
      {"", ""},
      {"  ?! ", ""},
      {"Talks resumed.", "talks resumed"},
      {"U.S. envoy's 2nd visit", "u s envoy s 2nd visit"},
      {"Ødegård", "ødegard"},
      {"A\u030angstro\u0308m", "angstrom"},
      {"STRASSE stra\u00dfe", "strasse strasse"},
      {"\ufb01sh", "fish"},
      {"№ 5, 3 ℃, ℝ™", "no 5 3 c rtm"},
      {"“Więcej”—was", "wiecej was"},
      {"Россия\u00a0и", "россия и"},
      {"x\xff y", "x y"},
  };
  for (const Case& each : kCases) {
    EXPECT_EQ(fold(each.text), each.folded) << each.text;
  }
}

TEST(SearchText, PatternsFindWholeWords) {
  EXPECT_EQ(fold_spaced("Fish, quotas"), " fish quotas ");
  EXPECT_EQ(fold_spaced("..."), " ");
  EXPECT_EQ(word_pattern("100%_of"), "% 100 of %");
}

TEST(SearchText, SearchesBecomePhrases) {
  constexpr Case kCases[] = {
      {"balloon", "\"balloon\""},
      {"Spy balloon", "\"spy\" AND \"balloon\""},
      {"\"spy balloon\" crew", "\"spy balloon\" AND \"crew\""},
      {"ball* shot", "\"ball\"* AND \"shot\""},
      {"a OR NOT(b) c:d", "\"a\" AND \"or\" AND \"not b\" AND \"c d\""},
      {"\"never closed", "\"never closed\""},
      {"\"\" x", "\"x\""},
  };
  for (const Case& each : kCases) {
    const auto query = search_query(each.text);
    ASSERT_TRUE(query) << each.text;
    EXPECT_EQ(*query, each.folded) << each.text;
  }
  EXPECT_FALSE(search_query(""));
  EXPECT_FALSE(search_query(" * \"\" "));
}

}  // namespace
}  // namespace rapport::store
