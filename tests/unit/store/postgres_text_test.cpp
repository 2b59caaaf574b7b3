#include "store/postgres_text.hpp"

#include <string>

#include <gtest/gtest.h>

#include "store/search_text.hpp"

namespace rapport::store {
namespace {

struct Case {
  std::string text;
  std::string stored;
};

TEST(PostgresText, KeepsWhatTheServerRefuses) {
  const std::string mark = "\xF4\x8F\xBF\xBF";
  const Case cases[] = {
      {"", ""},
      {"Straße 7 — ok", "Straße 7 — ok"},
      {std::string("a\0b", 3), "a" + mark + "00b"},
      {"Gr\xFC\xDF", "Gr" + mark + "fc" + mark + "df"},
      {"x" + mark + "00", "x" + mark + "f4" + mark + "8f" + mark + "bf" + mark + "bf00"},
      {"\xED\xA0\x80", mark + "ed" + mark + "a0" + mark + "80"},
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(to_postgres(each.text), each.stored);
    EXPECT_EQ(from_postgres(each.stored), each.text);
  }
}

TEST(PostgresText, MakesVectorsOfWordsWithTheirPlaces) {
  EXPECT_EQ(search_vector(""), "");
  EXPECT_EQ(search_vector("talks on talks 2nd"), "'2nd':4 'on':2 'talks':1,3");
}

TEST(PostgresText, VectorsStayWithinTheLimitsOfTheServer) {
  std::string many;
  for (int i = 0; i < 300; ++i) {
    many += "a ";
  }
  const std::string vector = search_vector(many);
  EXPECT_TRUE(vector.ends_with(",254,255")) << vector;
  EXPECT_EQ(search_vector(std::string(5000, 'x')).size(), 2000U + 4);
  // Places that are not kept take no room.
  std::string often = "first ";
  for (int i = 0; i < 600'000; ++i) {
    often += "a ";
  }
  EXPECT_NE(search_vector(often + "last").find("'last'"), std::string::npos);
  std::string long_text;
  for (int i = 0; i < 300'000; ++i) {
    long_text += "w" + std::to_string(i) + " ";
  }
  EXPECT_LT(search_vector(long_text).size(), 2'600'000U);
}

TEST(PostgresText, MakesTermsOfSearches) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"balloon", "('balloon')"},
      {"Spy balloon", "('spy') & ('balloon')"},
      {"\"spy balloon\" crew", "('spy' <-> 'balloon') & ('crew')"},
      {"ball* shot", "('ball':*) & ('shot')"},
      {"u.s* x", "('u' <-> 's':*) & ('x')"},
  };
  for (const auto& [text, terms] : kCases) {
    EXPECT_EQ(search_terms(*search_query(text)), terms) << text;
  }
}

}  // namespace
}  // namespace rapport::store
