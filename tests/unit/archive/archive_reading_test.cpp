// Reading pages whose stories may be there already.
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

TEST(ArchiveReading, APlainTextIsNotReadAgainAndCanBeReadAfterAll) {
  const std::string root = RAPPORT_SOURCE_DIR;
  if (!std::filesystem::exists(root + "/models/default/manifest.json")) {
    GTEST_SKIP() << "no model: models/default is absent";
  }
  const auto coder = Coder::open({root + "/models/default", root + "/data"});
  ASSERT_TRUE(coder) << coder.error().to_string();
  const world::Folder folder;
  Archive archive = world::open(folder);
  const std::string path = folder.file("page.txt");
  // Long enough for its language to be told.
  std::ofstream(path)
      << "Norway condemned Peru on Monday for the seizure of a trawler that had been fishing off the coast. "
         "The "
         "two will hold talks in Lima next week, and both of the ministers have said that they would like to "
         "find a way out of the row before the end of the year.\n\nThere was no word from the owners of the "
         "ship, who had asked for help when it was taken to the port.\n";
  const auto wanted = [&](const Story& story) { return !*archive.has(story, world::kRun); };
  std::vector<PageResult> pages;
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(coder->read_all(
        {path}, {},
        [&](PageResult&& page) {
          EXPECT_TRUE(archive.add_all(page.stories, world::kRun, world::kNow));
          pages.push_back(std::move(page));
          return true;
        },
        wanted));
  }
  ASSERT_EQ(pages.size(), 2U);
  ASSERT_EQ(pages[0].stories.size(), 1U);
  EXPECT_EQ(pages[0].stories[0].story.language, "en");
  EXPECT_TRUE(pages[0].skipped.empty());
  EXPECT_TRUE(pages[1].stories.empty());
  ASSERT_EQ(pages[1].skipped.size(), 1U);
  const PageResult again = coder->code(pages[1].skipped[0], {});
  ASSERT_EQ(again.stories.size(), 1U);
  EXPECT_EQ(records_to_jsonl(again.stories[0]), records_to_jsonl(pages[0].stories[0]));
  EXPECT_FALSE(again.stories[0].records.empty());
}

}  // namespace
}  // namespace rapport
