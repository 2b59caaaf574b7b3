#include "ingest/line_kind.hpp"

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

struct LineRow {
  const char* line;
  bool headline;
  bool byline;
  bool stamp;
  bool list_item;
  bool outlet;
};

TEST(LineKind, TellsLinesApart) {
  const LineRow rows[] = {
      {"Fishermen seize patrol boat off Orlan coast", true, false, false, false, false},
      {"Will the ceasefire in Orlan hold?", true, false, false, false, false},
      {"Fishermen seized a patrol boat on Monday.", false, false, false, false, false},
      {"By Jane Doe", false, true, false, false, false},
      {"By Jane Doe and Ali Omar, Daily Wire", false, true, false, false, false},
      {"By then the city had fallen to the rebels", true, false, false, false, false},
      {"Updated 3 hours ago", false, false, true, false, false},
      {"Published June 18, 2023 at 9:05 a.m. EDT", false, false, true, false, false},
      {"5 min read", false, false, true, false, false},
      {"- close the border at once", false, false, false, true, false},
      {"2. Pay the farmers for their losses", false, false, false, true, false},
      {"CTV", false, false, false, false, true},
      {"The Daily Wire", true, false, false, false, true},
      {"Key points", false, false, false, false, false},
      {"", false, false, false, false, false},
  };
  for (const LineRow& row : rows) {
    EXPECT_EQ(is_headline_like(row.line), row.headline) << row.line;
    EXPECT_EQ(is_byline(row.line), row.byline) << row.line;
    EXPECT_EQ(is_time_stamp(row.line), row.stamp) << row.line;
    EXPECT_EQ(is_list_item(row.line), row.list_item) << row.line;
    EXPECT_EQ(is_outlet_like(row.line), row.outlet) << row.line;
  }
}

TEST(LineKind, SeesTheEndOfSentences) {
  EXPECT_TRUE(ends_sentence("They left."));
  EXPECT_TRUE(ends_sentence("\"They left.\""));
  EXPECT_TRUE(ends_sentence("They left (for good).)"));
  EXPECT_TRUE(ends_sentence("Why\xE2\x80\xA6"));
  EXPECT_FALSE(ends_sentence("They left"));
  EXPECT_FALSE(ends_sentence(""));
}

TEST(LineKind, KnowsOutletsByTheirWords) {
  EXPECT_TRUE(has_outlet_cue("Daily Herald"));
  EXPECT_TRUE(has_outlet_cue("CNN"));
  EXPECT_TRUE(has_outlet_cue("orlan.example"));
  EXPECT_FALSE(has_outlet_cue("Jane Doe"));
}

}  // namespace
}  // namespace rapport::ingest
