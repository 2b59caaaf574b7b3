// Records drawn for a check by people, and the sheet when it comes back.
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rapport/audit.hpp"

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::Facts;
using world::kNow;
using world::kRun;

Archive filled(const world::Folder& folder) {
  Archive archive = world::open(folder);
  for (int i = 0; i < 20; ++i) {
    std::vector<Facts> facts = {{"NOR", "PER", "CONSULT"}, {"NOR", "PER", "CONSULT", "future"}};
    if (i < 3) {
      facts.push_back({"NOR", "PER", "AID"});
    }
    EXPECT_TRUE(archive.add(world::story("s" + std::to_string(i), "2024-05-17", facts), kRun, kNow));
  }
  return archive;
}

std::vector<SampledRecord> drawn(const Archive& archive, const SampleOptions& options) {
  std::vector<SampledRecord> out;
  const auto read = archive.sample({}, options, [&](const SampledRecord& sampled) {
    out.push_back(sampled);
    return true;
  });
  EXPECT_TRUE(read) << (read ? "" : read.error().to_string());
  return out;
}

std::set<std::string> ids(const std::vector<SampledRecord>& records) {
  std::set<std::string> out;
  for (const SampledRecord& record : records) {
    out.insert(record.coded.records.front().id);
  }
  return out;
}

TEST(ArchiveSample, TakesTheSameFromEachStratum) {
  const world::Folder folder;
  const Archive archive = filled(folder);
  std::map<std::string, std::size_t> taken;
  for (const SampledRecord& record : drawn(archive, {13, {"event", "status"}, 1})) {
    ++taken[record.stratum];
    EXPECT_EQ(record.size, record.stratum == "AID actual" ? 3U : 20U);
  }
  EXPECT_EQ(taken, (std::map<std::string, std::size_t>{
                       {"AID actual", 3}, {"CONSULT actual", 5}, {"CONSULT future", 5}}))
      << "what one lacks the others share";
  EXPECT_EQ(drawn(archive, {1000, {"quad"}, 1}).size(), 43U);
}

TEST(ArchiveSample, IsTheSameForASeed) {
  const world::Folder folder;
  const Archive archive = filled(folder);
  EXPECT_EQ(ids(drawn(archive, {5, {}, 1})), ids(drawn(archive, {5, {}, 1})));
  EXPECT_NE(ids(drawn(archive, {5, {}, 1})), ids(drawn(archive, {5, {}, 2})));
}

TEST(ArchiveSample, RefusesAnUnknownKey) {
  const world::Folder folder;
  const Archive archive = filled(folder);
  const auto bad = archive.sample({}, {5, {"colour"}, 1}, [](const SampledRecord&) { return true; });
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kBadOption);
}

/// A sheet of two strata; each word of `answers` is "STRATUM:event,actors,recipients".
std::string sheet(const std::vector<std::string>& answers) {
  std::string out = "stratum,stratum_records,confidence,event_right,actors_right,recipients_right\n";
  for (const std::string& answer : answers) {
    const std::string stratum = answer.substr(0, 1);
    out += stratum + (stratum == "A" ? ",90" : ",10") + ",0.8," + answer.substr(2) + "\n";
  }
  return out;
}

const AuditRow* find(const std::vector<AuditRow>& rows, std::string_view stratum, std::string_view question) {
  for (const AuditRow& row : rows) {
    if (row.stratum == stratum && row.question == question) {
      return &row;
    }
  }
  return nullptr;
}

TEST(Audit, CountsByStratumAndWeighsTheTotal) {
  const auto rows = audit(sheet({"A:y,y,y", "A:y,n,", "B:no,,", "B:1,true,YES", "B:y,y,"}), "sheet.csv");
  ASSERT_TRUE(rows) << rows.error().to_string();
  const AuditRow* a = find(*rows, "A", "record");
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(a->judged, 2U) << "one wrong answer decides";
  EXPECT_EQ(a->right, 1U);
  EXPECT_NEAR(*a->low, 0.0945, 0.001) << "Wilson's interval of 1 in 2";
  EXPECT_NEAR(*a->high, 0.9055, 0.001);
  EXPECT_NEAR(*a->confidence, 0.8, 1e-9);
  EXPECT_EQ(find(*rows, "B", "record")->judged, 2U) << "an open question leaves the record open";
  EXPECT_NEAR(*find(*rows, "total", "event")->share, 0.9 * 1.0 + 0.1 * 2 / 3, 1e-9);
  EXPECT_FALSE(find(*rows, "A", "time")->share) << "not asked";
}

TEST(Audit, ReadsOtherSeparators) {
  std::string text = sheet({"A:y,y,y"});
  for (char& c : text) {
    c = c == ',' ? ';' : c;
  }
  const auto rows = audit(text, "sheet.csv");
  ASSERT_TRUE(rows) << rows.error().to_string();
  EXPECT_EQ(find(*rows, "A", "record")->right, 1U);
}

TEST(Audit, NamesWhatItCannotRead) {
  struct Row {
    std::string text;
    const char* where;
    const char* message;
  };
  for (const Row& row :
       std::vector<Row>{{"", "s:1", "no sheet"},
                        {"id,event\n1,AID\n", "s:1", "no sheet"},
                        {sheet({"A:y,y,y", "A:perhaps,,"}), "s:3", "'perhaps'"},
                        {"stratum,stratum_records,confidence\nA,many,0.5\n", "s:2", "'many'"}}) {
    const auto rows = audit(row.text, "s");
    ASSERT_FALSE(rows) << row.text;
    EXPECT_EQ(rows.error().where, row.where);
    EXPECT_NE(rows.error().message.find(row.message), std::string::npos) << rows.error().message;
  }
}

}  // namespace
}  // namespace rapport
