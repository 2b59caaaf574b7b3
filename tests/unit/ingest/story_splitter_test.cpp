#include "ingest/story_splitter.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/text_reader.hpp"

namespace rapport::ingest {
namespace {

struct SplitRow {
  const char* name;
  std::string text;
  std::vector<std::string> titles;
};

const std::string kFarmers =
    "Farmers block border crossing with tractors over grain imports\n"
    "The Meridian Post\n"
    "May 4, 2024\n"
    "LODENSK, Varia \xE2\x80\x94 Farmers in Varia blocked a border crossing on Saturday to protest against "
    "grain imports.\n"
    "The farmers want the government in Lodensk to close the border, said Ivan Horak.\n"
    "Horak told reporters in Lodensk that they would stay.\n";
const std::string kFarmersTitle = "Farmers block border crossing with tractors over grain imports";

TEST(StorySplitter, TellsStoriesFromSubheadings) {
  const SplitRow rows[] = {
      {"one story", kFarmers, {kFarmersTitle}},
      {"glued story",
       kFarmers + "Earthquake kills nine in mountain villages of Tarsia\n"
                  "An earthquake in the mountains of Tarsia killed nine people in remote villages on Friday, "
                  "rescuers said.\n",
       {kFarmersTitle, "Earthquake kills nine in mountain villages of Tarsia"}},
      {"glued story about the same people",
       kFarmers + "Government of Varia approves long-delayed loan for new nuclear plant near Lodensk\n"
                  "The government of Varia has approved a long-delayed loan for a nuclear plant near "
                  "Lodensk, it said on Friday.\n",
       {kFarmersTitle, "Government of Varia approves long-delayed loan for new nuclear plant near Lodensk"}},
      {"short glued story",
       kFarmers +
           "Rebels seize airport in Kandar\n"
           "Rebels in Kandar seized the airport after a night of fighting, the army said on Tuesday.\n",
       {kFarmersTitle, "Rebels seize airport in Kandar"}},
      {"subheading",
       kFarmers + "Protest spreads to other towns\n"
                  "Farmers in other towns of Varia joined the protest on Saturday evening, police in Lodensk "
                  "said.\n",
       {kFarmersTitle}},
      {"short subheading",
       kFarmers + "What comes next\nThe minister will come on Monday to speak with the farmers.\n",
       {kFarmersTitle}},
      {"quotation",
       kFarmers +
           "\"We will stay here until the minister comes from Lodensk\"\n"
           "The minister will come to the farmers on Monday, a spokesman in Lodensk said on the radio.\n",
       {kFarmersTitle}},
      {"byline and stamp",
       kFarmers + "By Clara Novak in the town of Lodensk\nUpdated 3 hours ago\n"
                  "The minister will come on Monday to speak with the farmers.\n",
       {kFarmersTitle}},
      {"list",
       kFarmers + "- Close the border to grain from abroad\n- Pay farmers for losses of this year\n"
                  "The government said it would pay farmers for the losses of this year.\n",
       {kFarmersTitle}},
  };
  for (const SplitRow& row : rows) {
    std::vector<std::string> titles;
    for (const PageContent& story : split_stories(read_text_page(row.text))) {
      titles.push_back(story.title.value_or(""));
      EXPECT_FALSE(story.paragraphs.empty()) << row.name;
      EXPECT_EQ(story.published, "2024-05-04") << row.name;
    }
    EXPECT_EQ(titles, row.titles) << row.name;
  }
}

TEST(StorySplitter, GivesALaterStoryItsOwnHeader) {
  const auto stories =
      split_stories(read_text_page(
          kFarmers + "Opposition leader Mara Quill released from prison\nReuters\nJune 4, 2024\n"
                     "Mara Quill walked free on Tuesday after a court released her from prison.\n"));
  ASSERT_EQ(stories.size(), 2U);
  EXPECT_EQ(stories[0].outlet, "The Meridian Post");
  EXPECT_EQ(stories[1].outlet, "Reuters");
  EXPECT_EQ(stories[1].published, "2024-06-04");
  EXPECT_EQ(stories[1].paragraphs.size(), 1U);
}

TEST(StorySplitter, CountsRepetitionsOnce) {
  const auto stories = split_stories(
      read_text_page("Strike ends at harbour of Dolen\nThe strike at the harbour ended on Monday.\n"
                     "The strike at the harbour ended on Monday.\nYes.\nWorkers were glad.\nYes.\n"
                     "the strike at the  harbour ended on Monday.\n"));
  ASSERT_EQ(stories.size(), 1U);
  ASSERT_EQ(stories[0].paragraphs.size(), 4U);
  EXPECT_EQ(stories[0].paragraphs[1].text, "Yes.");
}

TEST(StorySplitter, DropsASummaryThatTheLedeRepeats) {
  const auto stories = split_stories(
      read_text_page("Strike ends at harbour of Dolen\nThe strike at the harbour of Dolen ended.\n"
                     "The strike at the harbour of Dolen ended, and workers went home.\n"));
  ASSERT_EQ(stories.size(), 1U);
  ASSERT_EQ(stories[0].paragraphs.size(), 1U);
}

}  // namespace
}  // namespace rapport::ingest
