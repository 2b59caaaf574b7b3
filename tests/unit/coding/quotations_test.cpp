#include "coding/quotations.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "coding/story_actors.hpp"
#include "dict/dictionary.hpp"
#include "unit/coding/dictionary.hpp"

namespace rapport::coding {
namespace {

/// Sentences are parted by "|" or a line break, which ends a paragraph.
struct Case {
  std::string_view name;
  std::string text;
  std::string word;     ///< Asked of.
  std::string speaker;  ///< "" for nobody.
};

class QuotationSpeakers : public testing::TestWithParam<Case> {};

TEST_P(QuotationSpeakers, AreFound) {
  Story story;
  story.id = "s";
  story.text = GetParam().text;
  std::vector<Sentence> sentences;
  for (std::size_t begin = 0; begin < story.text.size();) {
    const std::size_t end = std::min(story.text.find_first_of("|\n", begin), story.text.size());
    sentences.push_back({{begin, end}, false, {}});
    begin = end + 1;
  }
  std::replace(story.text.begin(), story.text.end(), '|', ' ');
  const StoryActors actors(dictionary().actors, story, sentences, std::nullopt);
  const Quotations quotations(story.text, sentences, actors.discourse());
  const std::size_t at = story.text.find(GetParam().word);
  std::size_t sentence = 0;
  while (sentences[sentence].span.end <= at) {
    ++sentence;
  }
  const auto speaker = quotations.speaker_at(at, sentence);
  EXPECT_EQ(speaker ? std::string(speaker->words.of(story.text)) : "", GetParam().speaker);
}

INSTANTIATE_TEST_SUITE_P(
    Stories, QuotationSpeakers,
    testing::Values(
        Case{"SameSentence", "\u201cWe refuse,\u201d Norwegian officials said.", "refuse",
             "Norwegian officials"},
        Case{"SpeaksOn", "\u201cWe wait,\u201d Norwegian officials said.|\u201cThey attacked us.\u201d",
             "attacked", "Norwegian officials"},
        Case{"SpeaksOnInTheNextParagraph", "\"We wait,\" Norwegian officials said.\n\"They attacked us.\"",
             "attacked", "Norwegian officials"},
        Case{"SpeakerBehind", "\u201cThey attacked us.|We fled,\u201d Norwegian officials said.", "attacked",
             "Norwegian officials"},
        Case{"SpeakerAfterTheVerb", "\u201cThey attacked us,\u201d said the Norwegian officials.", "attacked",
             "Norwegian officials"},
        Case{"OpenParagraph", "\u201cThey attacked us.\n\u201cWe fled,\u201d Norwegian officials said.",
             "attacked", "Norwegian officials"},
        Case{"NotQuoted", "\u201cWe wait,\u201d Norwegian officials said.|Rebels attacked.", "attacked", ""},
        Case{"NobodySaysIt", "Norwegian officials left.|\u201cThey attacked us.\u201d", "attacked", ""},
        Case{"TheToldIsNoSpeaker", "\u201cThey attacked us,\u201d told Norwegian officials.", "attacked",
             ""}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace rapport::coding
