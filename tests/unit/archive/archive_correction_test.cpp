// Corrections: they hang on the key and win over any model.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rapport/series_format.hpp"

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

constexpr std::string_view kLater = "2024-06-02T10:00:00Z";
constexpr std::string_view kLatest = "2024-06-03T10:00:00Z";
const RunInfo kOther = {"default-9", kRun.options, kRun.program};

Archive with_tables(const world::Folder& folder) {
  ArchiveOptions options;
  options.create = true;
  options.tables = RAPPORT_SOURCE_DIR "/data";
  auto archive = Archive::open(folder.file("store.db"), options);
  EXPECT_TRUE(archive) << (archive ? "" : archive.error().to_string());
  return std::move(*archive);
}

CodedStory two_acts() {
  return world::story("a", "2024-05-17", {{"NOR", "PER", "CONSULT"}, {"NOR", "PER", "AID"}});
}

std::string statuses(const Archive& archive) {
  std::string out;
  const auto page = archive.query({}, world::stored_order());
  for (const CodedStory& coded : page ? page->stories : std::vector<CodedStory>{}) {
    for (const Record& record : coded.records) {
      out += (out.empty() ? "" : " ") + record.event + ":" + record.status;
    }
  }
  return out;
}

std::string causes(const Archive& archive, std::string_view since) {
  std::string out;
  const auto read = archive.diff(std::string(since), {}, [&](const Change& change) {
    const std::string line = change_to_jsonl(change);
    out += line.substr(0, line.find(",\"before\"")) + "} ";
    return true;
  });
  return read ? out : read.error().to_string();
}

TEST(ArchiveCorrection, WinsOverTheModelAndOverAnother) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  const auto states = archive.correct("a-0", {{"status", "cancelled"}}, "A. Lund", kLater);
  ASSERT_TRUE(states) << states.error().to_string();
  EXPECT_EQ(states->size(), 2U) << "as it is and as it was";
  EXPECT_EQ(statuses(archive), "CONSULT:cancelled AID:actual");
  EXPECT_EQ(archive.add(two_acts(), kRun, kLater), AddOutcome::kUnchanged);
  EXPECT_EQ(archive.add(two_acts(), kOther, kLatest), AddOutcome::kReplaced);
  EXPECT_EQ(statuses(archive), "CONSULT:cancelled AID:actual");
  const auto count = archive.count({});
  EXPECT_EQ(count->left_out, 1U) << "codes follow from the corrected fields";
  EXPECT_TRUE(archive.check()->empty());
}

TEST(ArchiveCorrection, DiffTellsItFromNewsAndFromAnotherRun) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  ASSERT_TRUE(archive.correct("a-0", {{"status", "cancelled"}}, "", kLater));
  EXPECT_EQ(causes(archive, kNow), R"({"change":"changed","cause":"correction"} )");
  CodedStory other = two_acts();
  other.records[1].event = "AGREE";
  ASSERT_TRUE(archive.add(other, kOther, kLatest));
  EXPECT_EQ(causes(archive, kLater), R"({"change":"changed","cause":"run"} )");
}

TEST(ArchiveCorrection, ARejectedRecordStaysAway) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  ASSERT_TRUE(archive.correct("a:0", {{"rejected", "yes"}}, "", kLater));
  EXPECT_EQ(statuses(archive), "AID:actual");
  ASSERT_TRUE(archive.add(two_acts(), kOther, kLater));
  EXPECT_EQ(statuses(archive), "AID:actual");
  EXPECT_FALSE(archive.corrections("a:0")->front().orphaned) << "no record is what it asks for";
  EXPECT_EQ(archive.take_back("a:0", "", kLatest), 1U);
  EXPECT_EQ(archive.renew(two_acts(), kOther, kLatest), AddOutcome::kReplaced);
  EXPECT_EQ(statuses(archive), "CONSULT:actual AID:actual");
}

TEST(ArchiveCorrection, ASecondOneReplacesTheFirst) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  ASSERT_TRUE(archive.correct("a-0", {{"status", "cancelled"}, {"time", "2024-05"}}, "A. Lund", kLater));
  ASSERT_TRUE(archive.correct("a-0", {{"status", "postponed"}}, "B. Moe", kLatest));
  EXPECT_EQ(statuses(archive), "CONSULT:postponed AID:actual");
  const auto kept = archive.corrections(std::nullopt);
  ASSERT_EQ(kept->size(), 3U);
  EXPECT_EQ((*kept)[0].until, kLatest);
  EXPECT_FALSE((*kept)[1].until);
  EXPECT_EQ((*kept)[2].author, "B. Moe");
}

TEST(ArchiveCorrection, IsOrphanedWhereNoRecordMatches) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  ASSERT_TRUE(archive.correct("a-1", {{"status", "cancelled"}}, "", kLater));
  CodedStory fewer = two_acts();
  fewer.records.pop_back();
  ASSERT_TRUE(archive.add(fewer, kOther, kLatest));
  EXPECT_TRUE(archive.corrections("a:1")->front().orphaned);
}

TEST(ArchiveCorrection, ChangesNothingWhereItMakesNoSense) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  const auto bad = archive.correct("a-0", {{"status", "cancelled"}, {"mode", "aerial"}}, "", kLater);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kBadOption);
  EXPECT_EQ(statuses(archive), "CONSULT:actual AID:actual");
  EXPECT_TRUE(archive.corrections(std::nullopt)->empty());
  EXPECT_EQ(archive.correct("b-0", {{"status", "cancelled"}}, "", kLater).error().code, ErrorCode::kNotFound);
}

// What an import says is compared before corrections are applied to it.
TEST(ArchiveCorrection, AnImportThatComesAgainIsNoNews) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  const RunInfo import = {"", "import=icews file=a.tab", "1"};
  const CodedStory row = world::story("icews:1", "2024-05-17", {{"NOR", "PER", "CONSULT"}});
  ASSERT_TRUE(archive.add(row, import, kNow));
  ASSERT_TRUE(archive.correct("icews:1-0", {{"status", "cancelled"}}, "", kLater));
  EXPECT_EQ(archive.add(row, import, kLatest), AddOutcome::kUnchanged);
  EXPECT_EQ(causes(archive, kNow), R"({"change":"changed","cause":"correction"} )");
  CodedStory changed = row;
  changed.records[0].event = "AID";
  EXPECT_EQ(archive.add(changed, import, kLatest), AddOutcome::kReplaced);
  EXPECT_EQ(archive.add(changed, import, kLatest), AddOutcome::kUnchanged);
  EXPECT_EQ(causes(archive, kLater), R"({"change":"changed","cause":"news"} )");
  EXPECT_EQ(statuses(archive), "AID:cancelled");
}

std::string parties(const Archive& archive) {
  const auto page = archive.query({}, world::stored_order());
  std::string out;
  for (const auto* side :
       {&page->stories.at(0).records.at(0).actors, &page->stories.at(0).records.at(0).recipients}) {
    for (const Actor& actor : *side) {
      out += (out.empty() ? "" : " ") + actor.name.value_or(actor.text) + "/" + actor.code.value_or("-");
    }
  }
  return out;
}

// One correction after the other says what all of them say of what the model gives.
TEST(ArchiveCorrection, SaysTheSameAtOnceAndAfterReadingAgain) {
  const struct {
    const char* name;
    std::vector<FieldValue> changes;
    const char* parties;
  } rows[] = {
      {"a party that an earlier one made",
       {{"actors", "Kyiv=UKRGOV"}, {"recipients", "Kyiv"}},
       "Kyiv/UKRGOV Kyiv/UKRGOV"},
      {"a party that a later field made",
       {{"recipients", "Kyiv=UKRGOV"}, {"actors", "Kyiv"}},
       "Kyiv/UKRGOV Kyiv/UKRGOV"},
      {"a party of the model that an earlier one took away",
       {{"actors", "Kyiv=UKRGOV"}, {"recipients", "Norway"}},
       "Kyiv/UKRGOV Norway/NORGOV"},
  };
  for (const auto& row : rows) {
    const world::Folder folder;
    Archive archive = with_tables(folder);
    ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
    for (const FieldValue& change : row.changes) {
      ASSERT_TRUE(archive.correct("a-0", {change}, "", kLater)) << row.name;
    }
    EXPECT_EQ(parties(archive), row.parties) << row.name;
    ASSERT_TRUE(archive.renew(two_acts(), kOther, kLatest));
    EXPECT_EQ(parties(archive), row.parties) << row.name << ", read again";
  }
}

TEST(ArchiveCorrection, IsTakenBackTogetherWithItsStories) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  ASSERT_TRUE(archive.correct("a:0", {{"status", "cancelled"}}, "", kLater));
  EXPECT_EQ(archive.take_back("a:0", "time", kLatest, {{two_acts(), kRun}}), 0U) << "nothing to take back";
  EXPECT_EQ(statuses(archive), "CONSULT:cancelled AID:actual");
  EXPECT_EQ(archive.take_back("a:0", "status", kLatest, {{two_acts(), kRun}}), 1U);
  EXPECT_EQ(statuses(archive), "CONSULT:actual AID:actual");
}

TEST(ArchiveStories, NamesThemWithTheirRuns) {
  const world::Folder folder;
  Archive archive = with_tables(folder);
  ASSERT_TRUE(archive.add(two_acts(), kRun, kNow));
  ASSERT_TRUE(archive.add(world::story("b", "2024-05-17", {}), kOther, kNow));
  ASSERT_TRUE(archive.add(world::story("c", "2024-05-17", {{"SWE", "FIN", "AGREE"}}),
                          {"", "origin=acled", "1"}, kNow));
  const auto all = archive.stories(std::nullopt);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->items.size(), 2U) << "imported ones have no text to read again";
  EXPECT_EQ(all->runs[all->items[1].run].model, "default-9");
  EXPECT_EQ(archive.story(all->items[1].revision)->id, "b");
  RecordFilter aid;
  aid.events = {"AID"};
  EXPECT_EQ(archive.stories(aid)->items.size(), 1U);
  const auto runs = archive.runs({});
  ASSERT_TRUE(runs);
  EXPECT_EQ(*runs, (std::vector<RunInfo>{{"", "origin=acled", "1"}, kRun})) << "those that made a record";
  EXPECT_EQ(*archive.runs(aid), std::vector<RunInfo>{kRun});
}

}  // namespace
}  // namespace rapport
