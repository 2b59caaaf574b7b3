#include "pipeline/story_reader.hpp"

#include <filesystem>
#include <string>

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

}  // namespace
}  // namespace rapport::pipeline
