#include "rapport/export.hpp"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rapport/format.hpp"

#include "unit/wire/sample.hpp"

namespace rapport {
namespace {

std::string exported(ExportFormat format, const std::vector<CodedStory>& stories,
                     const ExportOptions& options = {}, ExportTally* tally = nullptr) {
  const auto exporter = make_exporter(format, options);
  std::string out = exporter->begin();
  for (const CodedStory& story : stories) {
    out += exporter->add(story);
  }
  out += exporter->end();
  if (tally != nullptr) {
    *tally = exporter->tally();
  }
  return out;
}

Actor party(const std::string& code) {
  Actor actor;
  actor.text = code;
  actor.name = "Name & " + code;
  actor.country = code;
  actor.code = code + "GOV";
  return actor;
}

TEST(Export, NamesItsFormats) {
  for (std::size_t i = 0; i < kExportFormats.size(); ++i) {
    EXPECT_EQ(export_format_of(kExportFormats.at(i)), static_cast<ExportFormat>(i));
  }
  EXPECT_EQ(export_format_of("xls"), std::nullopt);
  EXPECT_TRUE(lacks_status(ExportFormat::kPetrarch));
  EXPECT_TRUE(lacks_status(ExportFormat::kPloverJson));
  EXPECT_FALSE(lacks_status(ExportFormat::kRss));
  EXPECT_FALSE(lacks_status(ExportFormat::kGeojson));
}

TEST(Export, WritesJsonLinesAndCsvAsEverywhere) {
  const std::vector<CodedStory> stories = {sample::coded(), sample::bare()};
  ExportTally tally;
  EXPECT_EQ(exported(ExportFormat::kJsonl, stories, {}, &tally),
            records_to_jsonl(stories[0]) + records_to_jsonl(stories[1]));
  EXPECT_EQ(tally.records, 2U);
  EXPECT_EQ(tally.rows, 2U);
  EXPECT_EQ(tally.models, std::set<std::string>{"default-1"});
  EXPECT_EQ(exported(ExportFormat::kCsv, stories),
            csv_header() + records_to_csv(stories[0]) + records_to_csv(stories[1]));
  const std::string without = exported(ExportFormat::kCsv, stories, {false});
  EXPECT_EQ(without.find("to discuss"), std::string::npos);
  EXPECT_NE(without.find("fish quotas"), std::string::npos);
  EXPECT_EQ(exported(ExportFormat::kJsonl, {}), "");
}

TEST(Export, WritesFeaturesWithOneManyAndNoPlaces) {
  CodedStory two = sample::coded();
  two.records[0].places.push_back(two.records[0].places[0]);
  two.records[0].places[1].longitude = 10.5;
  two.records[0].places.emplace_back();  // Without coordinates.
  ExportTally tally;
  const auto json = nlohmann::json::parse(
      exported(ExportFormat::kGeojson, {sample::coded(), two, sample::bare()}, {}, &tally));
  EXPECT_EQ(json["type"], "FeatureCollection");
  ASSERT_EQ(json["features"].size(), 3U);
  EXPECT_EQ(json["features"][0]["geometry"].dump(), R"({"coordinates":[-77.0,-12.04318],"type":"Point"})");
  EXPECT_EQ(json["features"][1]["geometry"]["type"], "MultiPoint");
  EXPECT_EQ(json["features"][1]["geometry"]["coordinates"].size(), 2U);
  EXPECT_TRUE(json["features"][2]["geometry"].is_null());
  EXPECT_EQ(json["features"][0]["id"], "r1");
  EXPECT_EQ(json["features"][0]["properties"], nlohmann::json::parse(records_to_jsonl(sample::coded())));
  EXPECT_EQ(tally.rows, 3U);
  EXPECT_EQ(tally.unlocated, 1U);
  EXPECT_EQ(nlohmann::json::parse(exported(ExportFormat::kGeojson, {}))["features"].size(), 0U);
}

struct Line {
  const char* name;
  std::vector<Actor> actors;
  std::vector<Actor> recipients;
  const char* pairs;  // Columns 2 and 3 of each line.
};

TEST(Export, WritesPetrarchLinesPairByPair) {
  Actor unknown = party("XXX");
  unknown.code.reset();
  const Line lines[] = {
      {"one and one", {party("USA")}, {party("CHN")}, "USAGOV\tCHNGOV\n"},
      {"two and one", {party("USA"), party("FRA")}, {party("CHN")}, "USAGOV\tCHNGOV\nFRAGOV\tCHNGOV\n"},
      {"together", {party("USA"), party("CHN")}, {}, "USAGOV\tCHNGOV\nCHNGOV\tUSAGOV\n"},
      {"alone", {party("USA")}, {}, "USAGOV\t---\n"},
      {"acted upon", {}, {party("CHN")}, "---\tCHNGOV\n"},
      {"unknown", {unknown}, {party("CHN")}, "---\tCHNGOV\n"},
      {"nobody", {}, {}, ""},
  };
  for (const Line& each : lines) {
    CodedStory coded = sample::coded();
    coded.records[0].actors = each.actors;
    coded.records[0].recipients = each.recipients;
    std::string want;
    std::string pairs = each.pairs;
    for (std::size_t at = 0; at < pairs.size();) {
      const std::size_t end = pairs.find('\n', at);
      want +=
          "20240521\t" + pairs.substr(at, end - at) + "\t036\t\ts1_02\thttps://example.org/1\tFjord Post\n";
      at = end + 1;
    }
    EXPECT_EQ(exported(ExportFormat::kPetrarch, {coded}), want) << each.name;
  }
}

TEST(Export, PetrarchLinesKeepTheirColumns) {
  CodedStory coded = sample::coded();
  coded.story.url.reset();
  coded.story.outlet = "Fjord\tPost\nDaily";
  coded.records[0].mentions.push_back(coded.records[0].mentions[0]);
  coded.records[0].mentions[1].sentence = 4;
  coded.records[0].mentions.push_back(coded.records[0].mentions[0]);
  EXPECT_EQ(exported(ExportFormat::kPetrarch, {coded}),
            "20240521\tNORGOV\t---\t036\t\ts1_02;s1_05\tFjord Post Daily\n");
  coded.story.outlet.reset();
  EXPECT_TRUE(exported(ExportFormat::kPetrarch, {coded}).ends_with("\t---\n"));
}

TEST(Export, PetrarchLinesNeedADateAndACode) {
  CodedStory undated = sample::coded();
  undated.records[0].time.reset();  // Future: the day of publication is not its own.
  CodedStory uncoded = sample::coded();
  uncoded.records[0].cameo.reset();
  ExportTally tally;
  EXPECT_EQ(exported(ExportFormat::kPetrarch, {undated, uncoded}, {}, &tally), "");
  EXPECT_EQ(tally.undated, 1U);
  EXPECT_EQ(tally.uncoded, 1U);
  EXPECT_EQ(tally.rows, 0U);
  EXPECT_TRUE(
      exported(ExportFormat::kPetrarch, {undated}, {true, DateBasis::kPublished}).starts_with("20240517\t"));
}

TEST(Export, SumsUpANetwork) {
  CodedStory coded = sample::coded();
  coded.records[0].actors = {party("USA")};
  coded.records[0].recipients = {party("CHN")};
  coded.records.push_back(coded.records[0]);
  coded.records[1].goldstein = -1.5;
  coded.records[1].time->start = "2024-05-02";
  coded.records.push_back(coded.records[0]);
  coded.records[2].recipients = {};  // Alone: no edge.
  ExportTally tally;
  const std::string graphml = exported(ExportFormat::kGraphml, {coded}, {}, &tally);
  EXPECT_EQ(tally.rows, 1U);
  EXPECT_EQ(tally.records, 3U);
  EXPECT_NE(
      graphml.find("<node id=\"n0\"><data key=\"na0\">Name &amp; USA</data><data key=\"na1\">USA</data><data "
                   "key=\"na3\">USAGOV</data></node>\n"),
      std::string::npos)
      << graphml;
  EXPECT_NE(graphml.find("<edge id=\"e0\" source=\"n0\" target=\"n1\"><data key=\"ea0\">AGREE</data><data "
                         "key=\"ea1\">2</data><data key=\"ea2\">2.50</data><data key=\"ea3\">2</data><data "
                         "key=\"ea4\">2024-05-02</data><data key=\"ea5\">2024-05-21</data></edge>\n"),
            std::string::npos)
      << graphml;
  const std::string gexf = exported(ExportFormat::kGexf, {coded});
  EXPECT_NE(gexf.find("<node id=\"0\" label=\"Name &amp; USA\"><attvalues><attvalue for=\"0\""),
            std::string::npos)
      << gexf;
  EXPECT_NE(gexf.find("<edge id=\"0\" source=\"0\" target=\"1\" kind=\"AGREE\" weight=\"2\">"),
            std::string::npos)
      << gexf;
}

TEST(Export, EscapesXml) {
  CodedStory coded = sample::coded();
  coded.records[0].actors = {party("USA")};
  coded.records[0].actors[0].name = "a<b>\"c\" \x01 & \xff";
  coded.records[0].recipients = {party("CHN")};
  EXPECT_NE(
      exported(ExportFormat::kGexf, {coded}).find("label=\"a&lt;b&gt;&quot;c&quot; &amp; \xEF\xBF\xBD\""),
      std::string::npos)
      << exported(ExportFormat::kGexf, {coded});
}

TEST(Export, WritesACodebook) {
  CodebookFacts facts;
  facts.date = "2024-06-01T10:00:00Z";
  facts.program = "0.1.0";
  facts.filters = "--actor 'USA'";
  facts.tally.records = 3;
  facts.tally.rows = 4;
  facts.tally.models = {"default-1"};
  facts.runs = std::vector<std::string>(22, "model default-1, as=auto, rapport 0.1.0");
  facts.left_out = 2;
  for (std::size_t i = 0; i < kExportFormats.size(); ++i) {
    const std::string text = codebook(static_cast<ExportFormat>(i), facts);
    for (const char* part : {"2024-06-01T10:00:00Z", "rapport 0.1.0", "`--actor 'USA'`", "default-1",
                             "- Made by: model default-1, as=auto", "2 further runs", "Records: 3; rows: 4",
                             "2 without a PLOVER category", "## What it holds", "## What it cannot say",
                             "## Licence and citation"}) {
      EXPECT_NE(text.find(part), std::string::npos) << kExportFormats.at(i) << ": " << part;
    }
    EXPECT_EQ(text.find("other data sets"), std::string::npos);
  }
}

TEST(Export, NamesTheDataSetsWhoseRecordsThereAre) {
  CodebookFacts facts;
  facts.file = "x.tab";
  facts.tally.origins = {{"rapport", 7}, {"acled", 3}, {"icews", 2}, {"mine", 1}};
  const std::string text = codebook(ExportFormat::kIcews, facts);
  for (const char* part :
       {"Of them imported from acled: 3", "`icews`: 2 records of ICEWS", "doi.org/10.7910/DVN/28075",
        "- `mine`: 1 records\n", "terms of those data sets"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(text.find("GDELT events"), std::string::npos);
  const auto package = nlohmann::json::parse(data_package(ExportFormat::kIcews, facts));
  ASSERT_EQ(package["sources"].size(), 2U);
  EXPECT_EQ(package["sources"][0]["path"], "https://doi.org/10.7910/DVN/28075");
}

}  // namespace
}  // namespace rapport
