#include "wire/cells.hpp"

#include <gtest/gtest.h>

namespace rapport::wire {
namespace {

TEST(Cells, PrintableRemovesWhatSteersATerminal) {
  struct Case {
    const char* name;
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {{"plain", "Ødegård\n\ta", "Ødegård\n\ta"},
                                   {"escape", "a\x1b[31mb", "a[31mb"},
                                   {"delete", "a\x7F", "a"},
                                   {"C1", "a\u009B31mb", "a31mb"},
                                   {"NUL", std::string("a\0b", 3), "ab"},
                                   {"override", "a\u202Eb\u2066c", "abc"},
                                   {"malformed", "a\xFF", "a\uFFFD"}};
  for (const Case& test : cases) {
    EXPECT_EQ(printable(test.text), test.expected) << test.name;
  }
}

TEST(Cells, FitCutsAndFills) {
  EXPECT_EQ(fit("abc", 5), "abc  ");
  EXPECT_EQ(fit("abc", 3), "abc");
  EXPECT_EQ(fit("Ødegård", 4), "Øde…");
  EXPECT_EQ(fit("abc", 1), "…");
  EXPECT_EQ(fit(" a \n b ", 5), "a b  ");
  EXPECT_EQ(fit("", 2), "  ");
}

TEST(Cells, WrapBreaksAtSpaces) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(wrap("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 1), (Lines{"one", "two", "three"}));
  EXPECT_EQ(wrap("ååå ååå", 7), (Lines{"ååå ååå"}));
  EXPECT_EQ(wrap("", 7), (Lines{""}));
  EXPECT_EQ(wrap("a  b", 7), (Lines{"a b"}));
}

TEST(Cells, JoinAnd) {
  EXPECT_EQ(join_and({}), "");
  EXPECT_EQ(join_and({"A"}), "A");
  EXPECT_EQ(join_and({"A", "B"}), "A and B");
  EXPECT_EQ(join_and({"A", "B", "C"}), "A, B and C");
}

}  // namespace
}  // namespace rapport::wire
