#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rapport/format.hpp"

#include "unit/wire/sample.hpp"

namespace rapport {
namespace {

// A strict reader of RFC 4180, independent of the writer.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      row.back() += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      row.emplace_back();
    } else if (!quoted && text.compare(i, 2, "\r\n") == 0) {
      rows.push_back(row);
      row.assign(1, "");
      ++i;
    } else {
      row.back() += text[i];
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_EQ(row, std::vector<std::string>(1)) << "the last row ends in CR LF";
  return rows;
}

std::map<std::string, std::string> first_row(const CodedStory& coded) {
  const auto rows = parse_csv(csv_header() + records_to_csv(coded));
  EXPECT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), rows[1].size());
  std::map<std::string, std::string> row;
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    EXPECT_TRUE(row.emplace(rows[0][i], rows[1].at(i)).second) << "a column's name stands once";
  }
  return row;
}

TEST(RecordCsv, EveryFieldIsWritten) {
  const std::map<std::string, std::string> expected = {
      {"id", "r1"},
      {"key", "s1:1:38"},
      {"story", "s1"},
      {"title", "Ødegård to fly to Lima"},
      {"outlet", "Fjord Post"},
      {"url", "https://example.org/1"},
      {"published", "2024-05-17"},
      {"language", "en"},
      {"path", "news/page.html"},
      {"dateline", ""},
      {"event", "CONSULT"},
      {"mode", "visit"},
      {"about", ""},
      {"status", "future"},
      {"plover", "AGREE"},
      {"cameo", "036"},
      {"quad_class", "1"},
      {"goldstein", "4.0"},
      {"contexts", "diplomatic|economic"},
      {"actors", "Åse Ødegård"},
      {"actor_texts", "Foreign Minister Åse Ødegård"},
      {"actor_countries", "NOR"},
      {"actor_sectors", "GOV"},
      {"actor_codes", "NORGOV"},
      {"recipients", "Lima"},
      {"recipient_texts", "Lima"},
      {"recipient_countries", "PER"},
      {"recipient_sectors", ""},
      {"recipient_codes", ""},
      {"said_by", "Peruvian officials"},
      {"said_by_texts", "Peruvian officials"},
      {"said_by_countries", "PER"},
      {"said_by_sectors", ""},
      {"said_by_codes", ""},
      {"places", "Lima"},
      {"place_countries", "PER"},
      {"place_admin1", ""},
      {"latitudes", "-12.04318"},
      {"longitudes", "-77.0"},
      {"place_geonames", "3936456"},
      {"time_text", "Tuesday"},
      {"start", "2024-05-21"},
      {"end", "2024-05-21"},
      {"time_precision", "day"},
      {"duration", "PT6H"},
      {"issues", "fish quotas"},
      {"confidence", "0.870"},
      {"sentence", "1"},
      {"sentence_begin", "23"},
      {"sentence_end", "141"},
      {"sentence_text",
       "Foreign Minister Åse Ødegård will visit Lima on Tuesday for six hours to discuss fish quotas, "
       "Peruvian officials said."},
      {"trigger", "visit"},
      {"trigger_begin", "57"},
      {"trigger_end", "62"},
      {"model", "default-1"},
      {"schema_version", "1.0"},
      {"origin", "rapport"},
      {"date_basis", "event"}};
  EXPECT_EQ(first_row(sample::coded()), expected);
}

TEST(RecordCsv, UnknownIsEmpty) {
  for (const auto& [name, value] : first_row(sample::bare())) {
    const bool known = name == "id" || name == "key" || name == "story" || name == "event" ||
                       name == "status" || name == "confidence" || name == "schema_version" ||
                       name == "origin";
    EXPECT_EQ(value.empty(), !known) << name;
  }
}

TEST(RecordCsv, CellsAreQuotedAndFormulasDisarmed) {
  struct Case {
    const char* name;
    const char* title;
    const char* cell;
  };
  const std::vector<Case> cases = {{"plain", "Fish", "Fish"},
                                   {"comma", "Fish, chips", "\"Fish, chips\""},
                                   {"quotes", "\"Fish\"", "\"\"\"Fish\"\"\""},
                                   {"line break", "Fish\nchips", "\"Fish\nchips\""},
                                   {"bar", "a|b", "a|b"},
                                   {"equals", "=1+1", "'=1+1"},
                                   {"plus", "+44", "'+44"},
                                   {"minus", "-cmd", "'-cmd"},
                                   {"at", "@SUM(A1)", "'@SUM(A1)"},
                                   {"tab", "\t=1", "'\t=1"},
                                   {"inner equals", "a=b", "a=b"},
                                   {"malformed", "a\xFFz", "a\uFFFDz"}};
  for (const Case& test : cases) {
    CodedStory coded = sample::bare();
    coded.story.title = test.title;
    const std::string row = records_to_csv(coded);
    EXPECT_EQ(row.rfind("r2,k2,s2," + std::string(test.cell) + ",,", 0), 0U) << test.name << ": " << row;
  }
}

TEST(RecordCsv, ListsKeepTheirPlaces) {
  CodedStory coded = sample::coded();
  Actor unknown = sample::actor("Lima");
  unknown.text = "A|B";
  Actor third = sample::actor("Lima");
  third.code = "PER";
  third.sectors = {"GOV", "MIL"};
  coded.records[0].actors = {unknown, third};
  const auto row = first_row(coded);
  EXPECT_EQ(row.at("actors"), "A/B|Lima");
  EXPECT_EQ(row.at("actor_codes"), "|PER");
  EXPECT_EQ(row.at("actor_sectors"), "|GOV MIL");
}

TEST(RecordCsv, ScaleKeepsItsSign) {
  CodedStory coded = sample::coded();
  coded.records[0].goldstein = -9.5;
  EXPECT_EQ(first_row(coded).at("goldstein"), "-9.5");
}

}  // namespace
}  // namespace rapport
