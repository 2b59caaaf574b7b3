#include "pipeline/story_reader.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::pipeline {
namespace {

ingest::Item page_of(std::size_t sentences) {
  ingest::Item item;
  item.path = "folder/page.txt";
  item.page = "page";
  item.format = InputFormat::kText;
  for (std::size_t n = 0; n < sentences; ++n) {
    item.bytes += "Norway condemned Peru in note " + std::to_string(n) + " on Monday.\n";
  }
  return item;
}

/// Options with a limit, on a clock that a look at it moves by a second.
IngestOptions limited(double seconds) {
  IngestOptions options;
  options.max_page_seconds = seconds;
  options.clock = [now = 0.0]() mutable { return now += 1; };
  return options;
}

void expect_timeout(const PageResult& page) {
  EXPECT_EQ(page.path, "folder/page.txt");
  EXPECT_TRUE(page.stories.empty());
  ASSERT_EQ(page.diagnostics.size(), 1U);
  EXPECT_EQ(page.diagnostics[0].level, Diagnostic::Level::kError);
  EXPECT_EQ(page.diagnostics[0].where, "folder/page.txt");
  EXPECT_EQ(page.diagnostics[0].message.rfind("timeout: took more than ", 0), 0U)
      << page.diagnostics[0].message;
}

TEST(SplitPage, KeepsToTheTimeLimit) {
  expect_timeout(split_page(page_of(3), limited(0.5)));
  const PageResult page = split_page(page_of(3), limited(1000));
  EXPECT_EQ(page.stories.size(), 1U);
  EXPECT_TRUE(page.diagnostics.empty());
}

TEST(StoryReader, KeepsToTheTimeLimitBetweenBatchesOfSentences) {
  const std::string root = RAPPORT_SOURCE_DIR;
  if (!std::filesystem::exists(root + "/models/default/manifest.json")) {
    GTEST_SKIP() << "no model: models/default is absent";
  }
  CoderOptions options;
  options.model_dir = root + "/models/default";
  options.data_dir = root + "/data";
  const auto reader = StoryReader::load(options);
  ASSERT_TRUE(reader) << reader.error().to_string();
  // Splitting looks at the clock once or twice; 200 sentences are nine batches.
  expect_timeout(reader->read(page_of(200), limited(5)));
  const PageResult page = reader->read(page_of(200), limited(1000));
  EXPECT_TRUE(page.diagnostics.empty());
  ASSERT_EQ(page.stories.size(), 1U);
  EXPECT_FALSE(page.stories[0].records.empty());
}

// Short stories that share batches give what each gives alone, also beside pages that cannot be read, stories
// in another language and stories that are not wanted.
TEST(StoryReader, ReadsShortItemsTogetherAsAlone) {
  const std::string root = RAPPORT_SOURCE_DIR;
  if (!std::filesystem::exists(root + "/models/default/manifest.json")) {
    GTEST_SKIP() << "no model: models/default is absent";
  }
  CoderOptions options;
  options.model_dir = root + "/models/default";
  options.data_dir = root + "/data";
  const auto reader = StoryReader::load(options);
  ASSERT_TRUE(reader) << reader.error().to_string();
  std::vector<ingest::Item> items;
  const auto add = [&](const std::string& text) {
    items.push_back(page_of(0));
    items.back().path = "page" + std::to_string(items.size());
    items.back().bytes = text;
  };
  add("Norway condemned Peru on Monday.");
  add("Peruvian police arrested three men in Lima. Norway will send aid to Peru next week.");
  add(" ");
  add("Le ministre a dit que la police avait pris les trois hommes dans la ville et que la paix est pour "
      "tous.");
  add("Chile's president met Norway's prime minister in Oslo on Friday.");
  ItemGroup group;
  for (const ingest::Item& item : items) {
    group.push_back(&item);
  }
  const auto text_of = [](const PageResult& page) {
    std::string out = page.path + std::to_string(page.skipped.size());
    for (const CodedStory& story : page.stories) {
      out +=
          story.story.text + story.story.language.value_or("none") + std::to_string(story.sentences.size());
      for (const Record& record : story.records) {
        out += record.id + record.event + record.status + std::to_string(record.confidence);
      }
    }
    for (const Diagnostic& each : page.diagnostics) {
      out += each.where + each.message + each.code;
    }
    return out;
  };
  const auto wanted = [](const Story& story) { return story.text.find("Chile") == std::string::npos; };
  for (const StoryTest& test : {StoryTest{}, StoryTest{wanted}}) {
    const auto together = reader->read(group, {}, test);
    ASSERT_EQ(together.size(), items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      EXPECT_EQ(text_of(together[i]), text_of(reader->read(items[i], {}, test))) << i;
    }
    EXPECT_FALSE(together[1].stories.at(0).records.empty());
    EXPECT_EQ(together[4].stories.size(), test ? 0U : 1U);
  }
  EXPECT_EQ(reader->read(group, limited(1e6)).size(), items.size());
}

}  // namespace
}  // namespace rapport::pipeline
