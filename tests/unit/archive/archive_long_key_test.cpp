// Texts of any length in what stories, records and parties are known by.
#include <cstddef>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

// No server packs these into less: an index over them would be too long for it.
std::string digits(unsigned seed) {
  constexpr std::size_t kSize = 12'000;
  std::mt19937 random(seed);
  std::string out;
  while (out.size() < kSize) {
    out += "0123456789abcdef"[random() % 16];
  }
  return out;
}

class ArchiveLongKeys : public world::OverBackends {
 protected:
  ArchiveLongKeys() : folder_(GetParam()), archive_(world::open(folder_)) {}

  void expect_kept(const CodedStory& coded, const RunInfo& run = kRun) {
    const std::size_t stories = archive_.size()->stories;
    const auto added = archive_.add(coded, run, kNow);
    ASSERT_TRUE(added) << added.error().to_string().substr(0, 300);
    EXPECT_EQ(*added, AddOutcome::kAdded);
    EXPECT_EQ(*archive_.add(coded, run, kNow), AddOutcome::kUnchanged);
    EXPECT_TRUE(*archive_.has(coded.story, run));
    EXPECT_EQ(archive_.size()->stories, stories + 1);
    EXPECT_EQ(*archive_.check(), std::vector<std::string>{});
  }

  world::Folder folder_;
  Archive archive_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveLongKeys, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveLongKeys, OfAnAddress) {
  for (const unsigned seed : {1U, 2U}) {
    CodedStory coded = world::story("a", "2024-05-17", {{}});
    coded.story.id = base::hash_hex(coded.story.text);
    coded.story.url = "https://x.example/" + digits(seed);
    expect_kept(coded);
  }
}

TEST_P(ArchiveLongKeys, OfAStoryAndItsRecords) {
  const std::string id = digits(3);
  expect_kept(world::story(id, "2024-05-17", {{}}));
  expect_kept(world::story(digits(4), "2024-05-17", {{}}));
  RecordFilter filter;
  filter.stories = {id};
  EXPECT_EQ(archive_.count(filter)->records, 1U);
  EXPECT_EQ(archive_.show(id + "-0")->size(), 1U);
  EXPECT_EQ(archive_.show(id + ":0")->size(), 1U);
}

TEST_P(ArchiveLongKeys, OfPartiesAndPlaces) {
  CodedStory coded = world::story("a", "2024-05-17", {{}, {}});
  Actor& actor = coded.records[0].actors[0];
  actor.name = digits(5);
  actor.title = digits(6);
  actor.code = "NOR" + digits(7);
  Place place;
  place.text = digits(8);
  place.name = place.text;
  coded.records[0].places = {place, place};
  expect_kept(coded);
  RecordFilter filter;
  filter.actors = {"NOR"};
  EXPECT_EQ(archive_.count(filter)->records, 2U);
}

TEST_P(ArchiveLongKeys, OfARun) {
  expect_kept(world::story("a", "2024-05-17", {{}}), {digits(9), digits(10), digits(11)});
}

}  // namespace
}  // namespace rapport
