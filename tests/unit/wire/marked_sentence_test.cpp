#include "wire/marked_sentence.hpp"

#include <gtest/gtest.h>

#include "unit/wire/sample.hpp"
#include "wire/cells.hpp"

namespace rapport::wire {
namespace {

std::string marked(const Record& record) {
  return join(marked_sentence(sample::kText, record, record.mentions.front(), {false, 1000}), "\n");
}

TEST(MarkedSentence, WordsOutsideTheSentenceStayUnmarked) {
  Record record = sample::record();
  record.actors[0].span = sample::span_of("Ødegård");  // in the title
  record.recipients[0].span = {5000, 5004};
  EXPECT_EQ(marked(record),
            "Foreign Minister Åse Ødegård will [visit] Lima on Tuesday for six hours to discuss fish quotas, "
            "Peruvian "
            "officials said.");
}

TEST(MarkedSentence, OfOverlappingWordsTheFirstAreMarked) {
  Record record = sample::record();
  record.recipients[0].span = sample::span_of("visit Lima");  // holds the trigger
  record.actors.push_back(sample::actor("Minister Åse"));     // inside the first actor
  EXPECT_EQ(marked(record).substr(0, 47), "[Foreign Minister Åse Ødegård] will [visit] ");
}

TEST(MarkedSentence, ColourEndsAtTheEndOfALine) {
  const Record record = sample::record();
  const auto lines = marked_sentence(sample::kText, record, record.mentions.front(), {true, 16});
  EXPECT_EQ(lines.at(0), "\x1b[36mForeign Minister\x1b[0m");
  EXPECT_EQ(lines.at(1), "\x1b[36mÅse Ødegård\x1b[0m will");
}

TEST(MarkedSentence, LineBreaksInTheSentenceBecomeSpaces) {
  Record record = sample::record();
  record.mentions[0].sentence_span = {0, sample::kText.size()};
  EXPECT_EQ(marked(record).find('\n'), std::string::npos);
}

TEST(MarkedSentence, EmptyOrFarSpansGiveNoLine) {
  Record record = sample::record();
  record.mentions[0].sentence_span = {7000, 7100};
  EXPECT_TRUE(marked_sentence(sample::kText, record, record.mentions[0], {false, 80}).empty());
}

}  // namespace
}  // namespace rapport::wire
