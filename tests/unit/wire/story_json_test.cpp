#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rapport/format.hpp"

#include "unit/wire/sample.hpp"

namespace rapport {
namespace {

TEST(StoryJson, EveryFieldInItsOrder) {
  Story story = sample::story();
  story.authors = {"Åse Berg", "Reuters"};
  story.section = "World";
  story.modified = "2024-05-18";
  story.dateline = "LIMA";
  story.lines = {{{0, 24}, {100, 130}}};
  const std::string line = story_to_jsonl(story);
  const auto object = nlohmann::ordered_json::parse(line);
  EXPECT_EQ(object.dump() + "\n", line);
  std::string keys;
  for (const auto& [key, value] : object.items()) {
    keys += key + ' ';
  }
  EXPECT_EQ(keys,
            "id path story index title outlet published modified url language section authors dateline text "
            "body lines ");
  EXPECT_EQ(object["id"], "page");
  EXPECT_EQ(object["story"], "s1");
  EXPECT_EQ(object["index"], 0);
  EXPECT_EQ(object["text"], std::string(sample::kText));
  EXPECT_EQ(object["body"], (nlohmann::ordered_json{23, 168}))
      << "code points, the title with its newline is 23";
  EXPECT_EQ(object["authors"], (nlohmann::ordered_json{"Åse Berg", "Reuters"}));
  EXPECT_EQ(object["lines"].dump(), R"([{"text":[0,22],"page":[100,130]}])");
}

TEST(StoryJson, UnknownIsNull) {
  const auto object = nlohmann::json::parse(story_to_jsonl(sample::bare().story));
  for (const char* key : {"path", "title", "outlet", "published", "modified", "url", "section", "dateline"}) {
    EXPECT_TRUE(object[key].is_null()) << key;
  }
  EXPECT_EQ(object["authors"].dump() + object["lines"].dump(), "[][]");
}

TEST(StoryText, TitleSourceAndBody) {
  const std::string expected =
      "Ødegård to fly to Lima\n"
      "======================\n"
      "Fjord Post · 17 May 2024 · https://example.org/1\n"
      "\n" +
      std::string(sample::kText.substr(sample::kText.find('\n') + 1)) + "\n";
  EXPECT_EQ(story_to_text(sample::story()), expected);
}

TEST(StoryText, BareStoryIsItsText) {
  EXPECT_EQ(story_to_text(sample::bare().story), "Nothing is known.\n");
}

TEST(StoryText, SequencesForTheTerminalAreRemoved) {
  Story story = sample::bare().story;
  story.text = "red \x1b[31malert\x07\nnext\tline";
  story.body = {0, story.text.size()};
  EXPECT_EQ(story_to_text(story), "red [31malert\nnext\tline\n");
}

TEST(StoryText, SpansBeyondTheTextAreCut) {
  Story story = sample::bare().story;
  story.body = {3, 900};
  EXPECT_EQ(story_to_text(story), "hing is known.\n");
  story.body = {900, 950};
  EXPECT_EQ(story_to_text(story), "\n");
}

}  // namespace
}  // namespace rapport
