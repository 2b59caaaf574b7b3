#include "coding/record_merge.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::coding {
namespace {

Actor actor(const std::string& name, const std::string& code) {
  Actor a;
  a.text = name;
  a.name = name;
  if (!code.empty()) {
    a.code = code;
  }
  return a;
}

Record visit(std::size_t sentence) {
  Record r;
  r.id = "id" + std::to_string(sentence);
  r.key = "key" + std::to_string(sentence);
  r.event = "CONSULT";
  r.status = "future";
  r.actors = {actor("Lena Marlow", "NLDGOV")};
  r.recipients = {actor("Ghana", "GHA")};
  r.confidence = 0.5;
  r.mentions = {
      {{sentence * 100, sentence * 100 + 50}, sentence, "visit", {sentence * 100, sentence * 100 + 5}}};
  return r;
}

EventTime on(const std::string& day) {
  EventTime t;
  t.text = "then";
  t.start = day;
  t.end = day;
  t.precision = "day";
  return t;
}

TEST(SameAct, DifferencesThatKeepActsApart) {
  struct Row {
    const char* name;
    std::function<void(Record&)> change;
    bool same;
  };
  const std::vector<Row> rows = {
      {"nothing else", [](Record&) {}, true},
      {"a mode more", [](Record& r) { r.mode = "visit"; }, true},
      {"a time more", [](Record& r) { r.time = on("2024-05-01"); }, true},
      {"another event", [](Record& r) { r.event = "AGREE"; }, false},
      {"another status", [](Record& r) { r.status = "actual"; }, false},
      {"another recipient", [](Record& r) { r.recipients = {actor("Togo", "TGO")}; }, false},
      {"no recipient", [](Record& r) { r.recipients.clear(); }, false},
      {"the same sentence", [](Record& r) { r.mentions[0].sentence = 1; }, false},
  };
  for (const Row& row : rows) {
    Record other = visit(2);
    row.change(other);
    EXPECT_EQ(same_act(visit(1), other), row.same) << row.name;
    EXPECT_EQ(same_act(other, visit(1)), row.same) << row.name;
  }
}

TEST(SameAct, TimesThatContradict) {
  Record may = visit(1);
  Record june = visit(2);
  may.time = on("2024-05-01");
  june.time = on("2024-06-01");
  EXPECT_FALSE(same_act(may, june));
  june.time = on("2024-05-01");
  EXPECT_TRUE(same_act(may, june));
}

// Each side tells the same shelling its own way: which account is true is not for the merging to decide.
TEST(RecordMerger, ContradictingAccountsStayTwoRecords) {
  const auto account = [](std::size_t sentence, const Actor& teller) {
    Record r = visit(sentence);
    r.event = "ASSAULT";
    r.status = "actual";
    r.actors = {actor("Togo", "TGOMIL")};
    r.recipients = {actor("Ghana", "GHA")};
    r.said_by = {teller};
    return r;
  };
  const Actor accra = actor("Ghana", "GHAGOV");
  const Actor lome = actor("Togo", "TGOGOV");
  Record denied = account(2, lome);
  denied.status = "negated";
  Record turned_round = account(3, lome);
  std::swap(turned_round.actors, turned_round.recipients);
  for (const Record& other : {denied, turned_round}) {
    RecordMerger merger;
    merger.add(account(1, accra));
    merger.add(other);
    const auto records = std::move(merger).take();
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0].said_by.front().code, "GHAGOV");
    EXPECT_EQ(records[1].said_by.front().code, "TGOGOV");
  }
}

TEST(SameAct, PartiesWithoutCodesAreNotEnough) {
  Record a = visit(1);
  Record b = visit(2);
  for (Record* r : {&a, &b}) {
    r->actors = {actor("gunmen", "")};
    r->recipients.clear();
  }
  EXPECT_FALSE(same_act(a, b));
}

TEST(RecordMerger, KeepsAllMentionsAndTheRicherFields) {
  Record first = visit(1);
  Record second = visit(3);
  second.time = on("2024-05-01");
  second.mode = "visit";
  second.confidence = 0.7;
  RecordMerger merger;
  merger.add(std::move(first));
  merger.add(std::move(second));
  const auto records = std::move(merger).take();
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].id, "id1");
  EXPECT_EQ(records[0].key, "key1");
  EXPECT_EQ(records[0].mode, "visit");
  EXPECT_EQ(records[0].time->start, "2024-05-01");
  EXPECT_DOUBLE_EQ(records[0].confidence, 0.7);
  ASSERT_EQ(records[0].mentions.size(), 2U);
  EXPECT_EQ(records[0].mentions[0].sentence, 3U) << "the most informative mention comes first";
}

TEST(RecordMerger, SaysWhyTwoRecordsStayApart) {
  const struct {
    const char* reason;
    std::function<void(Record&)> change;
  } rows[] = {
      {"", [](Record&) {}},
      {"mode", [](Record& r) { r.mode = "phone"; }},
      {"about", [](Record& r) { r.about = "AID"; }},
      {"time", [](Record& r) { r.time = EventTime{"Monday", {}, "2024-05-20", "2024-05-20", "day"}; }},
      {"place", [](Record& r) { r.places[0].name = "Lima"; }},
      {"same-sentence", [](Record& r) { r.mentions[0].sentence = 1; }},
  };
  for (const auto& row : rows) {
    Record first = visit(1);
    first.mode = "visit";
    first.about = "CONSULT";
    first.time = EventTime{"Tuesday", {}, "2024-05-21", "2024-05-21", "day"};
    first.places.emplace_back();
    first.places[0].name = "Oslo";
    Record second = first;
    second.id = "id2";
    second.mentions[0].sentence = 2;
    row.change(second);
    EXPECT_EQ(difference(first, second).value_or(""), row.reason);
    RecordMerger merger;
    FrameTrace of_first;
    FrameTrace of_second;
    merger.add(first, &of_first);
    merger.add(second, &of_second);
    EXPECT_EQ(of_first.record, "id1");
    EXPECT_EQ(of_second.merged, *row.reason == '\0') << row.reason;
    EXPECT_EQ(of_second.record, of_second.merged ? "id1" : "id2") << row.reason;
    EXPECT_EQ(of_second.kept_apart.size(), of_second.merged ? 0U : 1U) << row.reason;
  }
  Record unknown = visit(1);
  unknown.actors[0].code.reset();
  unknown.recipients[0].code.reset();
  EXPECT_EQ(difference(unknown, unknown), "no-code");
}

}  // namespace
}  // namespace rapport::coding
