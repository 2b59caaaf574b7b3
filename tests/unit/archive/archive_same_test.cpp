// Where back ends compare texts in ways of their own, both must find and order the same.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

class ArchiveSame : public world::OverBackends {
 protected:
  ArchiveSame() : folder_(GetParam()), archive_(world::open(folder_)) {}

  void add(const CodedStory& coded) { ASSERT_TRUE(archive_.add(coded, kRun, kNow)); }
  std::size_t found(const RecordFilter& filter) {
    const auto count = archive_.count(filter);
    EXPECT_TRUE(count);
    return count ? count->records : 0;
  }

  world::Folder folder_;
  Archive archive_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveSame, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveSame, ContextsAreFoundInAnyCase) {
  CodedStory coded = world::story("a", "2024-05-17", {{}});
  coded.records[0].contexts = {"military"};
  add(coded);
  for (const auto& [context, count] : {std::pair{"military", 1U}, {"Military", 1U}, {"milit", 0U}}) {
    RecordFilter filter;
    filter.contexts = {context};
    EXPECT_EQ(found(filter), count) << context;
  }
}

TEST_P(ArchiveSame, TwoArchivesOfOneProgramAddInTurns) {
  Archive other = world::open(folder_);
  for (int i = 0; i < 6; ++i) {
    Archive& archive = i % 2 == 0 ? archive_ : other;
    const std::string day = i < 4 ? "2024-05-17" : "2024-05-18";
    const auto added =
        archive.add(world::story(std::to_string(i % 4), day, {{}, {"USA", "CHN"}}), kRun, kNow);
    ASSERT_TRUE(added) << added.error().to_string();
    EXPECT_EQ(*added, i < 4 ? AddOutcome::kAdded : AddOutcome::kReplaced);
  }
  EXPECT_EQ(archive_.size()->stories, 4U);
  EXPECT_EQ(*other.check(), std::vector<std::string>{});
}

TEST_P(ArchiveSame, SignsThatStandForLettersAreFound) {
  CodedStory coded = world::story("a", "2024-05-17", {{}});
  coded.story.title = "Order № 5 signed at 3 ℃";
  coded.story.outlet = "№ 1 News™";
  add(coded);
  for (const char* words : {"\"no 5\"", "№", "c", "NO"}) {
    RecordFilter filter;
    filter.text = words;
    EXPECT_EQ(found(filter), 1U) << words;
  }
  RecordFilter filter;
  filter.outlets = {"no 1 newstm"};
  EXPECT_EQ(found(filter), 1U);
}

TEST_P(ArchiveSame, TextsAreOrderedByTheirBytes) {
  int number = 0;
  for (const char* outlet : {"ä", "b", "Ä", "B", "a", "_", "A"}) {
    CodedStory coded = world::story(std::to_string(++number), "2024-05-17", {{}});
    coded.story.outlet = outlet;
    coded.records[0].actors[0].country = std::string("x") + outlet;
    add(coded);
  }
  std::string order;
  const auto rows = archive_.coverage({}, CoverageKey::kOutlet);
  ASSERT_TRUE(rows);
  for (const CoverageRow& row : *rows) {
    order += row.key.value_or("-") + " ";
  }
  EXPECT_EQ(order, "A B _ a b Ä ä ");
  const auto dyads = archive_.dyads({}, 4);
  ASSERT_TRUE(dyads);
  order.clear();
  for (const DyadRow& row : dyads->rows) {
    order += row.one + "-" + row.other + " ";
  }
  EXPECT_EQ(order, "PER-xA PER-xB PER-x_ PER-xa ");
}

// "behind": the words are found, as a phrase or one by one, wherever they stand; but a server keeps the first
// 16,383 places of a sentence only, so that a phrase behind those is not found there.
TEST_P(ArchiveSame, LongSentencesAreSearchedAsFarAsDocumented) {
  CodedStory coded = world::story("a", "2024-05-17", {{}});
  coded.story.text.clear();
  for (int i = 0; i < 30'000; ++i) {
    coded.story.text += "w" + std::to_string(i) + " often ";
  }
  coded.story.body = {0, coded.story.text.size()};
  coded.sentences[0].span = coded.records[0].mentions[0].sentence_span = {0, coded.story.text.size()};
  add(coded);
  const std::size_t only_in_a_file = GetParam() == store::Backend::kSqlite ? 1 : 0;
  for (const auto& [words, count] : {std::pair<const char*, std::size_t>{"w7", 1},
                                     {"w29999 often", 1},
                                     {"\"w100 often w101\"", 1},
                                     {"\"w101 w100\"", 0},
                                     {"\"often w7000\"", only_in_a_file},
                                     {"\"w20000 often\"", only_in_a_file}}) {
    RecordFilter filter;
    filter.text = words;
    EXPECT_EQ(found(filter), count) << words;
  }
}

}  // namespace
}  // namespace rapport
