#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rapport/format.hpp"

#include "unit/wire/sample.hpp"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

Json only_line(const CodedStory& coded) {
  const std::string out = records_to_jsonl(coded);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1);
  return Json::parse(out);
}

// The code points [begin, end) of the text, found independently of the code under test.
std::string code_points(std::string_view text, std::size_t begin, std::size_t end) {
  std::string out;
  std::size_t index = 0;
  for (const char c : text) {
    index += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    if (index > begin && index <= end) {
      out += c;
    }
  }
  return out;
}

Json schema() {
  std::ifstream file(std::string(RAPPORT_SOURCE_DIR) + "/docs/formats/record.schema.json");
  return Json::parse(file);
}

TEST(RecordJson, KeysStandInTheOrderOfTheSchema) {
  const Json required = schema()["required"];
  for (const CodedStory& coded : {sample::coded(), sample::bare()}) {
    const Json record = only_line(coded);
    Json keys = Json::array();
    for (const auto& [key, value] : record.items()) {
      keys.push_back(key);
    }
    EXPECT_EQ(keys, required);
  }
}

TEST(RecordJson, EveryFieldIsWritten) {
  const Json record = only_line(sample::coded());
  const Json expected = Json::parse(R"({
    "id": "r1",
    "story": {"id": "s1", "title": "Ødegård to fly to Lima", "outlet": "Fjord Post", "url": "https://example.org/1",
      "published": "2024-05-17", "language": "en", "cluster": null, "path": "news/page.html", "dateline": null},
    "event": "CONSULT", "mode": "visit", "about": null, "status": "future", "plover": "AGREE", "cameo": "036",
    "quad_class": 1, "goldstein": 4.0, "contexts": ["diplomatic", "economic"],
    "actors": [{"text": "Foreign Minister Åse Ødegård", "begin": 23, "end": 51, "name": "Åse Ødegård",
      "country": "NOR", "sectors": ["GOV"], "code": "NORGOV", "title": "foreign minister", "wikidata": "Q1"}],
    "recipients": [{"text": "Lima", "begin": 63, "end": 67, "name": null, "country": "PER", "sectors": [],
      "code": null, "title": null, "wikidata": null}],
    "places": [{"text": "Lima", "begin": 63, "end": 67, "name": "Lima", "country": "PER", "admin1": null,
      "latitude": -12.04318, "longitude": -77.0, "geonames": 3936456, "precision": "city"}],
    "time": {"text": "Tuesday", "begin": 71, "end_offset": 78, "start": "2024-05-21", "end": "2024-05-21",
      "precision": "day"},
    "duration": "PT6H",
    "issues": [{"text": "fish quotas", "begin": 104, "end": 115, "topic": null}],
    "said_by": [{"text": "Peruvian officials", "begin": 117, "end": 135, "name": null, "country": "PER",
      "sectors": [], "code": null, "title": null, "wikidata": null}],
    "confidence": 0.87,
    "mentions": [{"begin": 23, "end": 141, "sentence": 1, "trigger": {"text": "visit", "begin": 57, "end": 62}}],
    "model": "default-1", "schema_version": "1.0", "origin": "rapport", "date_basis": "event", "key": "s1:1:38"})");
  EXPECT_EQ(record, expected) << record.dump(1);
}

TEST(RecordJson, OffsetsCountCodePoints) {
  const Json record = only_line(sample::coded());
  for (const char* key : {"actors", "recipients", "places", "issues", "said_by"}) {
    const Json& item = record[key][0];
    EXPECT_EQ(code_points(sample::kText, item["begin"], item["end"]), item["text"]) << key;
  }
  const Json& trigger = record["mentions"][0]["trigger"];
  EXPECT_EQ(code_points(sample::kText, trigger["begin"], trigger["end"]), "visit");
  const Json& time = record["time"];
  EXPECT_EQ(code_points(sample::kText, time["begin"], time["end_offset"]), "Tuesday");
}

TEST(RecordJson, UnknownIsNullOrEmpty) {
  const Json record = only_line(sample::bare());
  for (const char* key : {"mode", "about", "plover", "cameo", "quad_class", "goldstein", "time", "duration",
                          "model", "date_basis"}) {
    EXPECT_TRUE(record[key].is_null()) << key;
  }
  for (const char* key : {"contexts", "actors", "recipients", "places", "issues", "said_by", "mentions"}) {
    EXPECT_EQ(record[key], Json::array()) << key;
  }
  for (const char* key : {"title", "outlet", "url", "published", "language", "cluster", "path", "dateline"}) {
    EXPECT_TRUE(record["story"][key].is_null()) << key;
  }
}

TEST(RecordJson, TimeWithoutWordsHasNoOffsets) {
  CodedStory coded = sample::bare();
  coded.records[0].time = EventTime{{}, {}, "2024-05-17", "2024-05-17", "day"};
  const Json time = only_line(coded)["time"];
  EXPECT_TRUE(time["text"].is_null());
  EXPECT_TRUE(time["begin"].is_null());
  EXPECT_TRUE(time["end_offset"].is_null());
  EXPECT_EQ(time["start"], "2024-05-17");
}

TEST(RecordJson, ConfidenceHasThreeDecimals) {
  const std::vector<std::pair<double, std::string>> cases = {
      {0.87, "0.870"},    {0, "0.000"},  {1, "1.000"}, {0.99951, "1.000"},
      {0.12345, "0.123"}, {-1, "0.000"}, {7, "1.000"}, {0.5, "0.500"}};
  for (const auto& [value, expected] : cases) {
    CodedStory coded = sample::bare();
    coded.records[0].confidence = value;
    EXPECT_NE(records_to_jsonl(coded).find("\"confidence\":" + expected + ","), std::string::npos) << value;
  }
}

TEST(RecordJson, DecimalsAreShortest) {
  CodedStory coded = sample::coded();
  coded.records[0].goldstein = -0.1;
  const std::string out = records_to_jsonl(coded);
  EXPECT_NE(out.find("\"goldstein\":-0.1,"), std::string::npos);
  EXPECT_NE(out.find("\"latitude\":-12.04318,\"longitude\":-77.0,"), std::string::npos);
}

TEST(RecordJson, MalformedTextNeverReachesTheOutput) {
  CodedStory coded = sample::bare();
  coded.story.title = "a\xFF\xC3z";
  coded.story.path = "caf\xE9.html";
  coded.records[0].actors = {sample::actor("Lima")};
  coded.records[0].actors[0].text = "\xE2\x82";
  coded.records[0].actors[0].span = {3, 4000};  // beyond the text: counts as its end
  const Json record = only_line(coded);         // parse() refuses malformed UTF-8
  EXPECT_EQ(record["story"]["path"], "caf\uFFFD.html");
  EXPECT_EQ(record["actors"][0]["end"], coded.story.text.size());
}

TEST(RecordJson, StoryWithoutRecordsGivesNoLine) {
  CodedStory coded = sample::coded();
  coded.records.clear();
  EXPECT_EQ(records_to_jsonl(coded), "");
}

TEST(RecordJson, OneLineARecordInTheirOrder) {
  CodedStory coded = sample::coded();
  coded.records.push_back(sample::bare_record());
  std::istringstream lines(records_to_jsonl(coded));
  std::string line;
  std::vector<std::string> ids;
  while (std::getline(lines, line)) {
    ids.push_back(Json::parse(line)["id"]);
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"r1", "r2"}));
}

}  // namespace
}  // namespace rapport
