#include "base/utf8.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

TEST(Utf8, DecodesAndRefuses) {
  struct Row {
    const char* name;
    std::string text;
    char32_t value;
    std::size_t size;
  };
  const std::vector<Row> rows = {
      {"ascii", "a", U'a', 1},
      {"two bytes", "\xC3\xA9", U'\u00E9', 2},
      {"three bytes", "\xE2\x82\xAC", U'\u20AC', 3},
      {"four bytes", "\xF0\x9F\x98\x80", U'\U0001F600', 4},
      {"stray continuation", "\x80", 0xFFFD, 1},
      {"overlong two", "\xC0\xAF", 0xFFFD, 1},
      {"overlong three", "\xE0\x80\xAF", 0xFFFD, 1},
      {"surrogate", "\xED\xA0\x80", 0xFFFD, 1},
      {"beyond the range", "\xF4\x90\x80\x80", 0xFFFD, 1},
      {"cut off", "\xE2\x82", 0xFFFD, 1},
      {"replacement itself", "\xEF\xBF\xBD", 0xFFFD, 3},
  };
  for (const Row& row : rows) {
    const CodePoint got = decode(row.text, 0);
    EXPECT_EQ(got.value, row.value) << row.name;
    EXPECT_EQ(got.size, row.size) << row.name;
  }
}

TEST(Utf8, AppendsWhatDecodes) {
  for (const char32_t value : {U'A', U'\u00E9', U'\u20AC', U'\U0001F600'}) {
    std::string text;
    append(text, value);
    EXPECT_EQ(decode(text, 0).value, value);
    EXPECT_EQ(decode(text, 0).size, text.size());
  }
  std::string text;
  append(text, 0xD800);
  EXPECT_EQ(text, "\xEF\xBF\xBD");
}

TEST(Utf8, FindsAndRepairsMalformedBytes) {
  EXPECT_EQ(find_invalid("Zürich"), std::string_view::npos);
  EXPECT_EQ(find_invalid("Z\xFCrich"), 1U);
  EXPECT_EQ(repair("Z\xFCrich"), "Z\xEF\xBF\xBDrich");
  EXPECT_EQ(find_invalid(""), std::string_view::npos);
}

TEST(CodePointIndex, AgreesWithCountingFromTheStart) {
  std::string text;
  for (int i = 0; i < 100; ++i) {
    text += i % 3 == 0 ? "a" : i % 3 == 1 ? "\xC3\xA9" : "\xF0\x9F\x98\x80";
  }
  const CodePointIndex index(text);
  for (std::size_t byte = 0; byte <= text.size(); ++byte) {
    const bool boundary = byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
    if (boundary) {
      EXPECT_EQ(index.at(byte), count_code_points(std::string_view(text).substr(0, byte)));
      EXPECT_EQ(index.byte_of(index.at(byte)), byte);
    }
  }
  EXPECT_EQ(index.byte_of(1000), text.size());
}

TEST(CodePointIndex, EmptyAndExactBlocks) {
  EXPECT_EQ(CodePointIndex("").at(0), 0U);
  const std::string block(64, 'x');
  EXPECT_EQ(CodePointIndex(block).at(64), 64U);
}

}  // namespace
}  // namespace rapport::base
