#include <string>

#include <gtest/gtest.h>

#include "rapport/series_format.hpp"

#include "unit/wire/sample.hpp"

namespace rapport {
namespace {

Trend trend() {
  Trend out;
  out.points = {{"2024-01", "", 4, 6.5, 2, 3, 1, 8},
                {"2024-02", "", 0, 0, 0, 0, 0, 0},
                {"2024-03", "", 1, -2, 1, 1, 0, 1}};
  return out;
}

TEST(SeriesText, WritesATrend) {
  EXPECT_EQ(trend_to_text(trend(), AnswerForm::kCsv, {}),
            "period,records,goldstein_sum,goldstein_mean,by_event,by_publication,stories,per_story\r\n"
            "2024-01,4,6.50,3.25,3,1,8,0.5000\r\n"
            "2024-02,0,0.00,,0,0,0,\r\n"
            "2024-03,1,-2.00,-2.00,1,0,1,1.0000\r\n");
  EXPECT_EQ(
      trend_to_text(trend(), AnswerForm::kJsonl, {}).substr(0, 138),
      R"({"period":"2024-01","records":4,"goldstein_sum":6.50,"goldstein_mean":3.25,"by_event":3,"by_publication":1,"stories":8,"per_story":0.5000})");
  EXPECT_NE(trend_to_text(trend(), AnswerForm::kJsonl, {}).find("\"goldstein_mean\":null"),
            std::string::npos);
}

TEST(SeriesText, DrawsATrend) {
  const std::string table = trend_to_text(trend(), AnswerForm::kTable, {100, false});
  EXPECT_TRUE(table.starts_with(
      "PERIOD   RECORDS  GOLDSTEIN SUM  GOLDSTEIN MEAN  BY EVENT  BY PUBLICATION  STORIES  PER STORY\n"
      "2024-01        4           6.50            3.25         3               1        8     0.5000  "
      "██████████\n"
      "2024-02        0           0.00                         0               0        0\n"
      "2024-03        1          -2.00           -2.00         1               0        1     1.0000  ██▌\n"))
      << table;
  EXPECT_TRUE(table.ends_with("5 records: 80.0 % by their own time, 20.0 % by publication\n")) << table;
  EXPECT_NE(trend_to_text(trend(), AnswerForm::kTable, {100, true}).find("0.5000  █████\n"),
            std::string::npos);
  EXPECT_TRUE(trend_to_text({}, AnswerForm::kTable, {}).ends_with("\nno record\n"));
}

TEST(SeriesText, NamesGroupsWhereThereAreSome) {
  Trend grouped;
  grouped.points = {{"2024", "AID", 1, 0, 0, 0, 1, 1}};
  EXPECT_TRUE(trend_to_text(grouped, AnswerForm::kCsv, {}).starts_with("period,group,records,"));
}

TEST(SeriesText, WritesDyadsAndCoverage) {
  DyadRanking ranking;
  ranking.rows = {{"CHN", "USA", 3, -0.001, 2, {1, 0, 2, 0}}};
  EXPECT_EQ(dyads_to_text(ranking, AnswerForm::kCsv, {}),
            "one,other,records,goldstein_sum,goldstein_mean,quad_1,quad_2,quad_3,quad_4\r\nCHN,USA,3,0.00,0."
            "00,1,0,2,0\r\n");
  const std::vector<CoverageRow> rows = {{std::nullopt, 1, 2, 3}, {"=Post, The", 4, 5, 6}};
  EXPECT_EQ(coverage_to_text(rows, "outlet", AnswerForm::kCsv, {}),
            "outlet,stories,sentences,records\r\n,1,2,3\r\n\"'=Post, The\",4,5,6\r\n");
  EXPECT_TRUE(
      coverage_to_text(rows, "outlet", AnswerForm::kJsonl, {}).starts_with(R"({"outlet":null,"stories":1,)"));
  EXPECT_NE(coverage_to_text(rows, "outlet", AnswerForm::kTable, {}).find("(not stated)"), std::string::npos);
}

TEST(SeriesText, WritesChanges) {
  Change change;
  change.after = sample::coded();
  EXPECT_TRUE(change_to_text(change, {}).starts_with("new, by the news\nØdegård to fly to Lima\n"));
  const std::string line = change_to_jsonl(change);
  EXPECT_TRUE(line.starts_with(R"({"change":"new","cause":"news","before":null,"after":{"id":"r1",)"))
      << line;
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  change.kind = Change::Kind::kWithdrawn;
  change.cause = Change::Cause::kRun;
  change.before = std::move(change.after);
  change.after.reset();
  EXPECT_TRUE(change_to_jsonl(change).ends_with(",\"after\":null}\n"));
}

}  // namespace
}  // namespace rapport
