#include <string>

#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::Facts;
using world::kNow;
using world::kRun;

Facts between(const std::string& event, const std::string& status, const std::string& day = "") {
  return {"USA", "CHN", event, status, day};
}

class ArchiveTimeline : public world::OverBackends {};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveTimeline, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveTimeline, SaysWhatHappenedAndWhatIsOpen) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  ASSERT_TRUE(archive.add_all(
      {world::story("jan", "2024-01-10",
                    {between("CONSULT", "future", "2024-03-01"), between("AID", "future"),
                     between("ACCUSE", "actual")}),
       world::story("feb", "2024-02-10",
                    {between("CONSULT", "postponed"), between("AGREE", "actual"),
                     between("ASSAULT", "negated"), between("SANCTION", "hypothetical")}),
       world::story("mar", "2024-03-10",
                    {between("AID", "actual", "2024-03-09"), between("COERCE", "cancelled"),
                     between("ASSAULT", "historical"), between("PROTEST", "historical", "1999-05-08")}),
       world::story("other", "2024-03-11", {{"USA", "PER", "CONSULT", "actual", ""}})},
      kRun, kNow));
  const auto timeline = archive.timeline("USA", "CHN", {});
  ASSERT_TRUE(timeline) << timeline.error().to_string();
  EXPECT_EQ(world::ids(timeline->happened), "mar-3 jan-2 feb-1 mar-0");
  EXPECT_EQ(world::ids(timeline->agreed), "feb-1");
  EXPECT_EQ(world::ids(timeline->pending), "");  // The visit was postponed, the aid given.
  EXPECT_EQ(world::ids(timeline->postponed), "feb-0");
  EXPECT_EQ(world::ids(timeline->cancelled), "mar-1");
  EXPECT_EQ(world::ids(timeline->disputed), "feb-2 feb-3");
}

TEST_P(ArchiveTimeline, WhatIsSaidOfAnotherActLeavesAnActOpen) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  CodedStory visit = world::story("a", "2024-01-10", {between("CONSULT", "future")});
  visit.records[0].mode = "visit";
  CodedStory call = world::story("b", "2024-02-10", {between("CONSULT", "actual")});
  call.records[0].mode = "phone";
  CodedStory undated = world::story("c", "", {between("CONSULT", "actual")});
  CodedStory earlier = world::story("d", "2024-01-09", {between("CONSULT", "actual")});
  ASSERT_TRUE(archive.add_all({visit, call, undated, earlier}, kRun, kNow));
  EXPECT_EQ(world::ids(archive.timeline("CHN", "USA", {})->pending), "a-0");
}

/// A plan, what another story says of it, and whether that leaves it open.
struct Closing {
  const char* name;
  const char* told;
  Facts plan;
  const char* published;
  Facts word;
  bool open;
};

TEST_P(ArchiveTimeline, KnowsWhatClosesAnAct) {
  const Facts plan = between("CONSULT", "future");
  const Closing cases[] = {
      {"done later", "2024-01-10", plan, "2024-01-11", between("CONSULT", "actual"), false},
      {"dated history", "2024-01-10", plan, "2024-03-01", between("CONSULT", "historical", "2024-02-01"),
       false},
      {"history of the time before", "2024-01-10", plan, "2024-03-01",
       between("CONSULT", "historical", "2023-02-01"), true},
      {"undated history", "2024-01-10", plan, "2024-03-01", between("CONSULT", "historical"), true},
      {"an act of the time before", "2024-01-10", plan, "2024-03-01",
       between("CONSULT", "actual", "2024-01-09"), true},
      {"done on the day it was told", "2024-01-10", plan, "2024-03-01",
       between("CONSULT", "actual", "2024-01-10"), false},
      {"later that day", "2024-01-10T06:00:00Z", plan, "2024-01-10T20:00:00Z", between("CONSULT", "actual"),
       false},
      {"earlier that day", "2024-01-10T06:00:00Z", plan, "2024-01-10T05:00:00Z", between("CONSULT", "actual"),
       true},
      {"later by zones", "2024-01-10T06:00:00+08:00", plan, "2024-01-10T01:00:00-05:00",
       between("CONSULT", "actual"), false},
      {"earlier by zones", "2024-01-10T23:00:00-05:00", plan, "2024-01-11T03:00:00Z",
       between("CONSULT", "actual"), true},
      {"that day, one without a time", "2024-01-10T06:00:00Z", plan, "2024-01-10",
       between("CONSULT", "actual"), true},
      {"next day, one without a time", "2024-01-10T06:00:00Z", plan, "2024-01-11",
       between("CONSULT", "actual"), false},
      {"another act", "2024-01-10", plan, "2024-03-01", between("AID", "actual"), true},
      {"only possible", "2024-01-10", plan, "2024-03-01", between("CONSULT", "hypothetical"), true},
  };
  for (const Closing& each : cases) {
    const world::Folder folder(GetParam());
    Archive archive = world::open(folder);
    ASSERT_TRUE(archive.add_all(
        {world::story("plan", each.told, {each.plan}), world::story("word", each.published, {each.word})},
        kRun, kNow));
    EXPECT_EQ(world::ids(archive.timeline("USA", "CHN", {})->pending), each.open ? "plan-0" : "")
        << each.name;
  }
}

TEST_P(ArchiveTimeline, AnActIsClosedByWhatTheFilterLeavesOut) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  ASSERT_TRUE(
      archive.add_all({world::story("plan", "2024-01-10", {between("CONSULT", "future", "2024-02-01")}),
                       world::story("word", "2024-03-01", {between("CONSULT", "actual")})},
                      kRun, kNow));
  RecordFilter filter;
  filter.until = "2024-02-28";
  EXPECT_EQ(world::ids(archive.timeline("USA", "CHN", filter)->pending), "");
  filter.until.reset();
  filter.statuses = {"future"};
  EXPECT_EQ(world::ids(archive.timeline("USA", "CHN", filter)->pending), "");
}

TEST_P(ArchiveTimeline, RecordsOfAStoryThatStandTogetherShareIt) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  std::vector<Facts> plans(50, between("CONSULT", "future"));
  ASSERT_TRUE(archive.add(world::story("a", "2024-01-10", plans), kRun, kNow));
  const auto timeline = archive.timeline("USA", "CHN", {});
  ASSERT_TRUE(timeline);
  ASSERT_EQ(timeline->pending.size(), 1U);
  EXPECT_EQ(timeline->pending.front().records.size(), 50U);
}

TEST_P(ArchiveTimeline, TakesFiltersBeside) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  ASSERT_TRUE(archive.add(
      world::story("a", "2024-01-10", {between("CONSULT", "actual"), between("AID", "actual")}), kRun, kNow));
  RecordFilter filter;
  filter.events = {"AID"};
  EXPECT_EQ(world::ids(archive.timeline("USA", "CHN", filter)->happened), "a-1");
  filter.events = {"DANCE"};
  EXPECT_FALSE(archive.timeline("USA", "CHN", filter));
}

}  // namespace
}  // namespace rapport
