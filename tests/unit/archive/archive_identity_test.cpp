// Which readings are of one story, when both change.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

class ArchiveIdentity : public world::OverBackends {
 protected:
  ArchiveIdentity() : folder_(GetParam()), archive_(world::open(folder_)) {}

  // A story whose page is a file that exists.
  CodedStory page(const std::string& text, const std::string& file, const char* url = nullptr,
                  const char* published = nullptr) {
    Story story;
    story.text = text;
    story.id = base::hash_hex(text);
    story.path = file.empty() ? "-" : folder_.file(file);
    if (!file.empty()) {
      std::ofstream(story.path) << text;
    }
    if (url != nullptr) {
      story.url = url;
    }
    if (published != nullptr) {
      story.published = published;
    }
    return {story, {}, {}};
  }

  AddOutcome add(const CodedStory& coded) {
    const auto outcome = archive_.add(coded, kRun, kNow);
    EXPECT_TRUE(outcome);
    return outcome.value_or(AddOutcome::kUnchanged);
  }

  std::size_t stories() { return archive_.size()->stories; }

  void expect_settled(const std::vector<CodedStory>& all) {
    for (int round = 0; round < 2; ++round) {
      for (const CodedStory& coded : all) {
        EXPECT_EQ(add(coded), AddOutcome::kUnchanged) << coded.story.path;
        EXPECT_TRUE(*archive_.has(coded.story, kRun)) << coded.story.path;
      }
    }
    EXPECT_EQ(*archive_.check(), std::vector<std::string>{});
  }

  world::Folder folder_;
  Archive archive_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveIdentity, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveIdentity, TwoFilesWithOneTextAreTwoStories) {
  const std::vector<CodedStory> all = {page("one", "a.html", nullptr, "2024-01-01"),
                                       page("one", "b.html", nullptr, "2024-01-02")};
  EXPECT_EQ(add(all[0]), AddOutcome::kAdded);
  EXPECT_EQ(add(all[1]), AddOutcome::kAdded);
  expect_settled(all);
  EXPECT_EQ(stories(), 2U);
}

TEST_P(ArchiveIdentity, ACopyWithAnAddressAndOneWithoutAreTwoStories) {
  for (const bool address_first : {true, false}) {
    const std::string text = address_first ? "one" : "two";
    const CodedStory with = page(text, text + "1.html", ("u:" + text).c_str());
    const CodedStory without = page(text, text + "2.html");
    EXPECT_EQ(add(address_first ? with : without), AddOutcome::kAdded);
    EXPECT_EQ(add(address_first ? without : with), AddOutcome::kAdded);
    expect_settled({with, without});
  }
  EXPECT_EQ(stories(), 4U);
}

TEST_P(ArchiveIdentity, AnAddressThatComesLaterIsWhatTheStoryIsKnownByFromThenOn) {
  // From standard input; from a file that states its address now; from a file that is gone.
  const CodedStory first[] = {page("one", ""), page("two", "a.html"), page("three", "b.html")};
  const CodedStory second[] = {page("one", "", "u:1"), page("two", "a.html", "u:2"),
                               page("three", "c.html", "u:3")};
  std::filesystem::remove(folder_.file("b.html"));
  const CodedStory third[] = {page("1", "", "u:1"), page("22", "x.html", "u:2"),
                              page("333", "y.html", "u:3")};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(add(first[i]), AddOutcome::kAdded) << i;
    EXPECT_FALSE(*archive_.has(second[i].story, kRun)) << i;
    EXPECT_EQ(add(second[i]), AddOutcome::kReplaced) << i;
    EXPECT_EQ(add(third[i]), AddOutcome::kReplaced) << i;
    expect_settled({third[i]});
    EXPECT_EQ(stories(), i + 1);
  }
}

TEST_P(ArchiveIdentity, AFileThatHasMovedKeepsItsStoryWhenItChanges) {
  EXPECT_EQ(add(page("one", "a.html")), AddOutcome::kAdded);
  std::filesystem::remove(folder_.file("a.html"));
  const CodedStory moved = page("one", "b.html");
  EXPECT_FALSE(*archive_.has(moved.story, kRun));  // Its new place is still to be kept.
  EXPECT_EQ(add(moved), AddOutcome::kUnchanged);
  EXPECT_TRUE(*archive_.has(moved.story, kRun));
  const CodedStory changed = page("two", "b.html");
  EXPECT_EQ(add(changed), AddOutcome::kReplaced);
  expect_settled({changed});
  EXPECT_EQ(stories(), 1U);
}

TEST_P(ArchiveIdentity, ALanguageThatCodingFoundMakesNoOtherContent) {
  CodedStory coded = page("one", "a.txt");
  const Story ingested = coded.story;
  coded.story.language = "en";
  EXPECT_EQ(add(coded), AddOutcome::kAdded);
  EXPECT_TRUE(*archive_.has(ingested, kRun));
  coded.story.language = "fr";
  EXPECT_FALSE(*archive_.has(coded.story, kRun));
}

TEST_P(ArchiveIdentity, KnowsWhatIsThereInAnotherForm) {
  const CodedStory before = page("one", "a.html");
  EXPECT_FALSE(*archive_.knows(before.story));
  add(before);
  EXPECT_TRUE(*archive_.knows(page("two", "a.html").story));
  EXPECT_EQ(Archive::identity(before.story), Archive::identity(page("two", "a.html").story));
  EXPECT_NE(Archive::identity(before.story), Archive::identity(page("one", "b.html").story));
}

}  // namespace
}  // namespace rapport
