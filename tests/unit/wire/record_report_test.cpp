#include <sstream>

#include <gtest/gtest.h>

#include "rapport/format.hpp"

#include "unit/wire/sample.hpp"
#include "wire/cells.hpp"

namespace rapport {
namespace {

TEST(RecordReport, GoldenWithoutColour) {
  const std::string expected =
      "Ødegård to fly to Lima\n"
      "Fjord Post · 17 May 2024 · https://example.org/1\n"
      "\n"
      "  Åse Ødegård (NOR) → Lima (PER) · visit, planned · Lima · 21 May 2024 · for 6 hours · according\n"
      "    to Peruvian officials   0.87\n"
      "    [Foreign Minister Åse Ødegård] will [visit] [Lima] on Tuesday for six hours to discuss fish\n"
      "    quotas, Peruvian officials said.\n"
      "\n";
  EXPECT_EQ(records_to_report(sample::coded(), {false, 100}), expected);
}

TEST(RecordReport, GoldenWithColour) {
  const std::string expected =
      "\x1b[1mØdegård to fly to Lima\x1b[0m\n"
      "\x1b[2mFjord Post · 17 May 2024 · https://example.org/1\x1b[0m\n"
      "\n"
      "  Åse Ødegård (NOR) → Lima (PER) · visit, planned · Lima · 21 May 2024 · for 6 hours · according to "
      "Peruvian "
      "officials   \x1b[2m0.87\x1b[0m\n"
      "    \x1b[36mForeign Minister Åse Ødegård\x1b[0m will \x1b[1;33mvisit\x1b[0m \x1b[32mLima\x1b[0m on "
      "Tuesday for "
      "six hours to discuss fish quotas, Peruvian officials said.\n"
      "\n";
  EXPECT_EQ(records_to_report(sample::coded(), {true, 200}), expected);
}

TEST(RecordReport, BareStoryAndRecord) {
  EXPECT_EQ(records_to_report(sample::bare(), {false, 100}), "s2\n\n  violence   0.00\n\n");
  CodedStory coded = sample::bare();
  coded.records.clear();
  coded.story.path = "a/b.txt";
  EXPECT_EQ(records_to_report(coded, {false, 100}), "a/b.txt\n  No events found.\n\n");
}

TEST(RecordReport, LinesKeepToTheWidth) {
  for (const int width : {40, 57, 80, 100, 132}) {
    std::istringstream lines(records_to_report(sample::coded(), {false, width}));
    std::string line;
    while (std::getline(lines, line)) {
      EXPECT_LE(wire::cells(line), static_cast<std::size_t>(width)) << line;
    }
  }
  EXPECT_EQ(records_to_report(sample::coded(), {false, -3}), records_to_report(sample::coded(), {false, 40}));
}

TEST(RecordReport, SequencesInThePageDoNotReachTheTerminal) {
  CodedStory coded = sample::coded();
  coded.story.title = "a\x1b]0;owned\x07";
  coded.records[0].actors[0].name = "\x1b[2Jx";
  const std::string out = records_to_report(coded, {false, 100});
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_EQ(out.find('\x07'), std::string::npos);
}

}  // namespace
}  // namespace rapport
