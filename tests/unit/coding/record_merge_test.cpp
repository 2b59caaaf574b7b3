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

}  // namespace
}  // namespace rapport::coding
