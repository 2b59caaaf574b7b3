#include "ingest/text_reader.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

std::vector<std::string> texts_of(const PageContent& page) {
  std::vector<std::string> out;
  for (const Paragraph& paragraph : page.paragraphs) {
    out.push_back(paragraph.text);
  }
  return out;
}

TEST(TextReader, ReadsTitleOutletAndDate) {
  const PageContent page = read_text_page(
      "Fishermen seize patrol boat off Orlan coast\nThe Daily Wire\nBy Jane Doe\nJune 18, 2023\n"
      "Fishermen seized a patrol boat on Sunday.\nThe coast guard said nobody was hurt.\n");
  EXPECT_EQ(page.title, "Fishermen seize patrol boat off Orlan coast");
  EXPECT_EQ(page.outlet, "The Daily Wire");
  EXPECT_EQ(page.published, "2023-06-18");
  EXPECT_EQ(texts_of(page), (std::vector<std::string>{"Fishermen seized a patrol boat on Sunday.",
                                                      "The coast guard said nobody was hurt."}));
}

TEST(TextReader, ReadsAHeaderOnOneLineAndOneAboveTheTitle) {
  const PageContent one =
      read_text_page("Strike ends at harbour\nDaily Mail | 3 May 2021\nWorkers went back to work.");
  EXPECT_EQ(one.outlet, "Daily Mail");
  EXPECT_EQ(one.published, "2021-05-03");
  const PageContent above = read_text_page("CTV\nStrike ends at harbour\nWorkers went back to work.");
  EXPECT_EQ(above.title, "Strike ends at harbour");
  EXPECT_EQ(above.outlet, "CTV");
}

TEST(TextReader, TakesAnOutletRatherThanAName) {
  const PageContent page =
      read_text_page("Strike ends at harbour\nJane Doe\nDaily Herald\nWorkers went back to work.");
  EXPECT_EQ(page.outlet, "Daily Herald");
}

TEST(TextReader, HasNoTitleWithoutAHeadline) {
  const PageContent page = read_text_page("Workers went back to work on Monday.\nThe owners were glad.");
  EXPECT_FALSE(page.title);
  EXPECT_EQ(page.paragraphs.size(), 2U);
  EXPECT_FALSE(read_text_page("Strike ends at harbour").title);  // A body is needed.
  EXPECT_TRUE(read_text_page("").paragraphs.empty());
}

struct ParagraphRow {
  const char* name;
  const char* text;
  std::vector<std::string> paragraphs;
};

TEST(TextLines, MakesParagraphs) {
  const ParagraphRow rows[] = {
      {"a line each", "One.\nTwo.\r\nThree.\rFour.", {"One.", "Two.", "Three.", "Four."}},
      {"blank lines and separators", "One.\n\n\n* * *\nTwo.\n---\n", {"One.", "Two."}},
      {"white space", "  One\xC2\xA0 \t two.  \n", {"One two."}},
      {"wrapped block",
       "A storm cut power to the island of Selm on Sunday night and\n"
       "left more than four thousand homes in the dark, the power\n"
       "company said.\n",
       {"A storm cut power to the island of Selm on Sunday night and left more than four thousand homes in "
        "the dark, "
        "the power company said."}},
      {"list lines stay lines",
       "Demands:\n- close the border\n- pay for losses\n",
       {"Demands:", "- close the border", "- pay for losses"}},
  };
  for (const ParagraphRow& row : rows) {
    EXPECT_EQ(paragraphs_of(row.text), row.paragraphs) << row.name;
  }
}

}  // namespace
}  // namespace rapport::ingest
