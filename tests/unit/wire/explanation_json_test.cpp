#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rapport/format.hpp"

#include "unit/wire/explained.hpp"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> lines_of(const CodedStory& coded) {
  std::istringstream text(explanation_to_jsonl(coded));
  std::vector<Json> out;
  std::string line;
  while (std::getline(text, line)) {
    out.push_back(Json::parse(line));
  }
  return out;
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) {
    out.push_back(key);
  }
  return out;
}

using Keys = std::vector<std::string>;

TEST(ExplanationJson, OneObjectASentenceInOrder) {
  const auto lines = lines_of(sample::explained());
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(keys_of(lines[1]), (Keys{"story", "path", "sentence", "is_title", "text", "begin", "end",
                                     "tokens", "entities", "frames"}));
  EXPECT_TRUE(lines[0]["is_title"]);
  EXPECT_EQ(lines[0]["frames"], Json::array());
  EXPECT_EQ(lines[1]["sentence"], 1);
  EXPECT_EQ(lines[1]["frames"].size(), 2U);
  EXPECT_EQ(lines[2]["frames"], Json::array());
}

TEST(ExplanationJson, EntityMentionsStandWithTheirSentence) {
  const auto lines = lines_of(sample::explained());
  EXPECT_EQ(lines[0]["entities"], Json::array());
  ASSERT_EQ(lines[1]["entities"].size(), 2U);
  EXPECT_EQ(lines[1]["entities"][0], (Json{{"type", "person"},
                                           {"text", "Foreign Minister Åse Ødegård"},
                                           {"begin", lines[1]["begin"]},
                                           {"end", lines[1]["begin"].get<int>() + 28},
                                           {"chain", 0},
                                           {"score", 0.987}}));
  EXPECT_EQ(lines[2]["entities"], Json::array());
}

TEST(ExplanationJson, RulesOnTheFrame) {
  const Json frame = lines_of(sample::explained())[1]["frames"][0];
  ASSERT_EQ(frame["rules"].size(), 2U);
  EXPECT_EQ(keys_of(frame["rules"][0]), (Keys{"rule", "role", "words", "from", "to"}));
  EXPECT_EQ(frame["rules"][0]["role"], "actor");
  EXPECT_EQ(frame["rules"][0]["words"]["begin"], 23);
  EXPECT_EQ(frame["rules"][1]["role"], nullptr);
  EXPECT_EQ(frame["rules"][1]["to"], "hypothetical");
}

TEST(ExplanationJson, OffsetsAreCodePoints) {
  const auto lines = lines_of(sample::explained());
  EXPECT_EQ(lines[0]["begin"], 0);
  EXPECT_EQ(lines[0]["end"], 22);
  EXPECT_EQ(lines[0]["tokens"][1], (Json{{"text", "to"}, {"begin", 8}, {"end", 10}}));
  const Json& actor = lines[1]["frames"][0]["mentions"][0];
  EXPECT_EQ(actor["text"], "Foreign Minister Åse Ødegård");
  EXPECT_EQ(actor["begin"], 23);
  EXPECT_EQ(actor["end"], 51);
}

TEST(ExplanationJson, EveryKeyIsThere) {
  const Json frame = lines_of(sample::explained())[1]["frames"][0];
  EXPECT_EQ(keys_of(frame),
            (Keys{"trigger", "event", "confidence", "status", "status_score", "mode", "about", "contexts",
                  "rules", "mentions", "codes", "record", "merged", "kept_apart"}));
  const Json& actor = frame["mentions"][0];
  EXPECT_EQ(keys_of(actor), (Keys{"role", "text", "begin", "end", "score", "parties", "place", "time"}));
  EXPECT_EQ(keys_of(actor["parties"][0]),
            (Keys{"name", "country", "sectors", "code", "title", "wikidata", "repeated", "steps"}));
  EXPECT_EQ(keys_of(actor["parties"][0]["steps"][0]),
            (Keys{"rule", "table", "entry", "form", "from", "to", "antecedent"}));
  EXPECT_EQ(keys_of(frame["mentions"][1]["place"]),
            (Keys{"rule", "name", "country", "admin1", "latitude", "longitude", "geonames", "precision",
                  "kind", "candidates"}));
  EXPECT_EQ(keys_of(frame["mentions"][2]["time"]),
            (Keys{"rule", "bound", "anchor", "tense", "start", "end", "precision", "duration", "used"}));
  EXPECT_EQ(keys_of(frame["codes"]), (Keys{"plover", "quad_class", "cameo", "goldstein"}));
}

TEST(ExplanationJson, SaysWhyAndWhatCameOfIt) {
  const Json frames = lines_of(sample::explained())[1]["frames"];
  const Json& step = frames[0]["mentions"][0]["parties"][0]["steps"][1];
  EXPECT_EQ(step["rule"], "short-name");
  EXPECT_EQ(step["antecedent"], (Json{{"text", "Ødegård"}, {"begin", 0}, {"end", 7}}));
  EXPECT_EQ(frames[0]["confidence"].dump(), "0.437");
  EXPECT_EQ(
      frames[0]["codes"]["cameo"].dump(),
      R"({"value":"036","row":{"table":"cameo.tsv","line":38,"cells":{"event":"CONSULT","mode":"*"}}})");
  EXPECT_EQ(frames[0]["codes"]["goldstein"].dump(), R"({"value":4.0,"row":null})");
  EXPECT_EQ(frames[0]["record"], "r1");
  EXPECT_EQ(frames[0]["merged"], false);
  EXPECT_EQ(frames[1]["merged"], true);
  EXPECT_EQ(frames[1]["kept_apart"].dump(), R"([{"record":"r0","reason":"time"}])");
  EXPECT_EQ(frames[1]["mentions"], Json::array());
  EXPECT_EQ(frames[1]["codes"]["plover"].dump(), R"({"value":null,"row":null})");
}

TEST(ExplanationJson, NothingFoundAndOddNumbers) {
  EXPECT_EQ(explanation_to_jsonl(sample::bare()), "") << "no sentences, no lines";
  CodedStory coded = sample::explained();
  coded.story.path.clear();
  coded.explanation[1].frame.confidence = std::numeric_limits<double>::quiet_NaN();
  coded.explanation[1].frame.status_score = 7;
  coded.explanation[1].frame.trigger = {4000, 5000};
  coded.explanation[1].record.clear();
  const auto lines = lines_of(coded);
  const Json& frame = lines[1]["frames"][1];
  EXPECT_TRUE(lines[0]["path"].is_null());
  EXPECT_EQ(frame["confidence"].dump(), "0.0");
  EXPECT_EQ(frame["status_score"].dump(), "1.0");
  EXPECT_EQ(frame["trigger"]["text"], "");
  EXPECT_TRUE(frame["record"].is_null());
}

}  // namespace
}  // namespace rapport
