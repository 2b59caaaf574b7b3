// trend, dyads, coverage and diff over small worlds.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

constexpr const char* kLater = "2024-07-01T00:00:00Z";

class ArchiveSeries : public world::OverBackends {
 protected:
  ArchiveSeries() : folder_(GetParam()), archive_(world::open(folder_)) {
    CodedStory first = world::story("a", "2024-01-10",
                                    {{"USA", "CHN", "CONSULT", "actual", "2023-11-30"},
                                     {"CHN", "USA", "AID", "actual", ""},
                                     {"USA", "CHN", "CONSULT", "postponed", "2024-01-01"},
                                     {"NOR", "PER", "AGREE", "historical", ""}});
    first.records[0].goldstein = -2.0;
    first.records[1].goldstein.reset();
    first.records[1].quad_class = 2;
    CodedStory second = world::story("b", "2024-02-03", {{"NOR", "PER", "AID", "actual", ""}});
    second.records[0].actors.push_back(world::party("SWE", second.story.text, 0));
    second.records[0].actors[1].span = {0, 3};
    second.story.outlet = "Other Post";
    CodedStory third = world::story("c", "", {});
    third.story.language.reset();
    EXPECT_TRUE(archive_.add_all({first, second, third}, kRun, kNow));
  }

  std::string trend(const RecordFilter& filter, const TrendOptions& options) {
    const auto found = archive_.trend(filter, options);
    if (!found) {
      return found.error().to_string();
    }
    std::string out;
    for (const TrendPoint& p : found->points) {
      out += fmt::format("{}{}{}: {} {} {}/{} {} | ", p.period, p.group.empty() ? "" : " ", p.group,
                         p.records, p.goldstein_sum, p.by_event, p.by_publication, p.stories);
    }
    return out + fmt::format("{} {}", found->left_out, found->undated);
  }

  world::Folder folder_;
  Archive archive_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveSeries, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveSeries, CountsByPeriodWithoutGaps) {
  EXPECT_EQ(trend({}, {}),
            "2023-11: 1 -2 1/0 0 | 2023-12: 0 0 0/0 0 | 2024-01: 1 0 0/1 1 | 2024-02: 1 1.5 0/1 1 | 1 1");
  EXPECT_EQ(trend({}, {Period::kYear, {}}), "2023: 1 -2 1/0 0 | 2024: 2 1.5 0/2 2 | 1 1");
  EXPECT_EQ(trend({}, {Period::kQuarter, {}}), "2023-Q4: 1 -2 1/0 0 | 2024-Q1: 2 1.5 0/2 2 | 1 1");
}

TEST_P(ArchiveSeries, CountsGroupsInEveryPeriod) {
  EXPECT_EQ(trend({}, {Period::kYear, TrendGroup::kEvent}),
            "2023 AID: 0 0 0/0 0 | 2023 CONSULT: 1 -2 1/0 0 | 2024 AID: 2 1.5 0/2 2 | 2024 CONSULT: 0 0 0/0 "
            "2 | 1 1");
  EXPECT_EQ(trend({}, {Period::kYear, TrendGroup::kQuadClass}),
            "2023 1: 1 -2 1/0 0 | 2023 2: 0 0 0/0 0 | 2024 1: 1 1.5 0/1 2 | 2024 2: 1 0 0/1 2 | 1 1");
}

TEST_P(ArchiveSeries, FollowsTheChosenDateAndBounds) {
  RecordFilter filter;
  filter.date = DateBasis::kEvent;
  EXPECT_EQ(trend(filter, {}), "2023-11: 1 -2 1/0 0 | 1 3");
  filter.date = DateBasis::kPublished;
  EXPECT_EQ(trend(filter, {}), "2024-01: 2 -2 0/2 1 | 2024-02: 1 1.5 0/1 1 | 1 1");
  filter.date = DateBasis::kEither;
  filter.since = "2024-01-15";
  filter.until = "2024-03-31";
  EXPECT_EQ(trend(filter, {}), "2024-01: 0 0 0/0 1 | 2024-02: 1 1.5 0/1 1 | 2024-03: 0 0 0/0 0 | 0 0")
      << "starts with the period of the bound";
}

TEST_P(ArchiveSeries, TakesWhatIsNoEventWhereStatusesAreNamed) {
  RecordFilter filter;
  filter.statuses = {"postponed"};
  EXPECT_EQ(trend(filter, {}), "2024-01: 1 0 1/0 1 | 0 0");
  filter.statuses = {"done"};
  EXPECT_TRUE(trend(filter, {}).starts_with("bad-option"));
}

TEST_P(ArchiveSeries, RanksPairsOfCountries) {
  const auto ranking = archive_.dyads({}, 10);
  ASSERT_TRUE(ranking) << ranking.error().to_string();
  std::string out;
  for (const DyadRow& row : ranking->rows) {
    out += fmt::format("{}-{} {} {} {}{}{}{} | ", row.one, row.other, row.records, row.goldstein_sum,
                       row.quads[0], row.quads[1], row.quads[2], row.quads[3]);
  }
  EXPECT_EQ(out, "CHN-USA 2 -2 1100 | NOR-PER 2 3 2000 | NOR-SWE 1 1.5 1000 | PER-SWE 1 1.5 1000 | ");
  EXPECT_EQ(ranking->left_out, 1U);
  EXPECT_EQ(archive_.dyads({}, 1)->rows.size(), 1U);
}

TEST_P(ArchiveSeries, SaysHowMuchWasRead) {
  const auto show = [&](const RecordFilter& filter, CoverageKey key) {
    const auto rows = archive_.coverage(filter, key);
    EXPECT_TRUE(rows);
    std::string out;
    for (const CoverageRow& row : *rows) {
      out += fmt::format("{} {} {} {} | ", row.key.value_or("-"), row.stories, row.sentences, row.records);
    }
    return out;
  };
  EXPECT_EQ(show({}, CoverageKey::kDay), "- 1 0 0 | 2024-01-10 1 4 4 | 2024-02-03 1 1 1 | ");
  EXPECT_EQ(show({}, CoverageKey::kWeek), "- 1 0 0 | 2024-W02 1 4 4 | 2024-W05 1 1 1 | ");
  EXPECT_EQ(show({}, CoverageKey::kOutlet), "Fjord Post 2 4 4 | Other Post 1 1 1 | ");
  EXPECT_EQ(show({}, CoverageKey::kLanguage), "- 1 0 0 | en 2 5 5 | ");
  RecordFilter filter;
  filter.since = "2024-02-03";
  filter.until = "2024-02-03";
  EXPECT_EQ(show(filter, CoverageKey::kYear), "2024 1 1 1 | ");
  filter = {};
  filter.outlets = {"fjord"};
  EXPECT_EQ(show(filter, CoverageKey::kYear), "- 1 0 0 | 2024 1 4 4 | ");
}

// The changes since `point`, in short.
std::string changes(const Archive& archive, const std::string& point, const RecordFilter& filter = {}) {
  std::string out;
  const auto read = archive.diff(point, filter, [&](const Change& change) {
    const char* kinds[] = {"+", "~", "-"};
    const auto id = [](const std::optional<CodedStory>& side) {
      return side ? side->records.front().id : ".";
    };
    out += fmt::format("{}{} {} {} | ", kinds[static_cast<int>(change.kind)],
                       change.cause == Change::Cause::kNews ? "news" : "run", id(change.before),
                       id(change.after));
    return true;
  });
  return read ? out : read.error().to_string();
}

TEST_P(ArchiveSeries, TellsWhatIsNewChangedAndWithdrawn) {
  EXPECT_EQ(changes(archive_, "2024-06-02"), "");
  EXPECT_EQ(changes(archive_, "2024-06-01"),
            "+news . a-0 | +news . a-1 | +news . a-2 | +news . a-3 | +news . b-0 | ");
  // The story is written anew: its first record is the same, the second another, the others are gone.
  CodedStory again = world::story(
      "a", "2024-01-10",
      {{"USA", "CHN", "CONSULT", "actual", "2023-11-30"}, {"CHN", "USA", "AID", "actual", "2024-01-09"}});
  again.records[0].goldstein = -2.0;
  again.records[1].goldstein.reset();
  again.records[1].quad_class = 2;
  ASSERT_TRUE(archive_.add(again, kRun, kLater));
  EXPECT_EQ(changes(archive_, "2024-06-15"), "~news a-1 a-1 | -news a-2 . | -news a-3 . | ");
  RecordFilter filter;
  filter.statuses = {"postponed"};
  EXPECT_EQ(changes(archive_, "2024-06-15", filter), "-news a-2 . | ");
  EXPECT_EQ(changes(archive_, "2024-07-02"), "");
}

TEST_P(ArchiveSeries, TellsChangesOfTheModelFromThoseOfTheNews) {
  CodedStory again = world::story("b", "2024-02-03", {{"NOR", "PER", "AID", "actual", ""}});
  again.story.outlet = "Other Post";
  again.records[0].confidence = 0.9;
  ASSERT_TRUE(archive_.add(again, {"default-2", "", ""}, kLater));
  EXPECT_EQ(changes(archive_, "2024-06-15"), "~run b-0 b-0 | ") << "one actor less";
  ASSERT_TRUE(archive_.add(again, {"default-3", "", ""}, "2024-08-01T00:00:00Z"));
  EXPECT_EQ(changes(archive_, "2024-07-15"), "") << "the same";
}

TEST_P(ArchiveSeries, KnowsARecordByItsWordsWhereItsKeyHasChanged) {
  CodedStory again = world::story("b", "2024-02-04", {{"NOR", "PER", "AID", "historical", ""}});
  again.records[0].actors.push_back(world::party("SWE", again.story.text, 0));
  again.records[0].key = "other:0:1";
  again.records[0].id = "other";
  ASSERT_TRUE(archive_.add(again, kRun, kLater));
  EXPECT_EQ(changes(archive_, "2024-06-15"), "~news b-0 other | ");
}

TEST_P(ArchiveSeries, RefusesAPointThatIsNone) {
  EXPECT_EQ(changes(archive_, "yesterday"), "bad-date: 'yesterday' is no date of the form YYYY-MM-DD");
  RecordFilter filter;
  filter.events = {"DANCE"};
  EXPECT_TRUE(changes(archive_, "2024-06-01", filter).starts_with("bad-option"));
}

}  // namespace
}  // namespace rapport
