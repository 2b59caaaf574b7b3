// Rows of the formats of the field, cell by cell; tests/cli reads whole files with readers of their own.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rapport/export.hpp"
#include "rapport/version.hpp"

#include "unit/wire/sample.hpp"
#include "wire/publication_time.hpp"

namespace rapport {
namespace {

const FieldCodes& own_codes() {
  static const FieldCodes kCodes =
      FieldCodes::load(std::string(RAPPORT_SOURCE_DIR) + "/data").value_or(FieldCodes());
  return kCodes;
}

std::string exported(ExportFormat format, const std::vector<CodedStory>& stories, bool one_a_day = false,
                     ExportTally* tally = nullptr) {
  const auto exporter = make_exporter(format, {true, DateBasis::kEither, one_a_day, &own_codes()});
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

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> out(1);
  for (const char c : line.substr(0, line.find('\n'))) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

/// The cells of the first row, by the names of their columns.
class FirstRow {
 public:
  FirstRow(ExportFormat format, const CodedStory& coded, bool header) : columns_(table_columns(format)) {
    std::string text = exported(format, {coded});
    cells_ = cells_of(header ? text.substr(text.find('\n') + 1) : text);
  }
  std::string operator[](std::string_view name) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].name == name && cells_.size() == columns_.size()) {
        return cells_[i];
      }
    }
    return "no such column";
  }

 private:
  std::span<const FieldColumn> columns_;
  std::vector<std::string> cells_;
};

CodedStory with_place(const char* country, const char* precision, const char* name, const char* admin1) {
  CodedStory coded = sample::coded();
  Place& place = coded.records[0].places[0];
  place.country = country;
  place.precision = precision;
  place.name = name;
  place.admin1 = admin1;
  return coded;
}

TEST(FieldExports, HaveTheColumnsOfTheirFormats) {
  const struct {
    ExportFormat format;
    std::size_t columns;
  } rows[] = {{ExportFormat::kGdeltEvents, 61}, {ExportFormat::kGdeltMentions, 16},
              {ExportFormat::kIcews, 20},       {ExportFormat::kPolecat, 40},
              {ExportFormat::kPhoenix, 26},     {ExportFormat::kJsonl, 0}};
  for (const auto& row : rows) {
    EXPECT_EQ(table_columns(row.format).size(), row.columns);
    if (row.columns > 0) {
      EXPECT_EQ(cells_of(exported(row.format, {sample::coded()})).size(), row.columns);
    }
  }
}

TEST(FieldExports, WriteGdeltEvents) {
  const FirstRow row(ExportFormat::kGdeltEvents, sample::coded(), false);
  EXPECT_EQ(row["SQLDATE"], "20240521");
  EXPECT_EQ(row["MonthYear"], "202405");
  EXPECT_EQ(row["FractionDate"], "2024.3863");
  EXPECT_EQ(row["Actor1Code"], "NORGOV");
  EXPECT_EQ(row["Actor1Name"], "Åse Ødegård");
  EXPECT_EQ(row["Actor1CountryCode"], "NOR");
  EXPECT_EQ(row["Actor1Type1Code"], "GOV");
  EXPECT_EQ(row["Actor2Code"], "PER");
  EXPECT_EQ(row["EventCode"], "036");
  EXPECT_EQ(row["EventRootCode"], "03");
  EXPECT_EQ(row["QuadClass"], "1");
  EXPECT_EQ(row["GoldsteinScale"], "4.0");
  EXPECT_EQ(row["IsRootEvent"], "1");
  EXPECT_EQ(row["NumMentions"], "1");
  EXPECT_EQ(row["AvgTone"], "");
  EXPECT_EQ(row["ActionGeo_CountryCode"], "PE");
  EXPECT_EQ(row["ActionGeo_Lat"], "-12.04318");
  EXPECT_EQ(row["DATEADDED"], "20240517000000");
  EXPECT_EQ(row["SOURCEURL"], "https://example.org/1");
}

TEST(FieldExports, GiveGdeltItsPlacesAndBodies) {
  const struct {
    const char* country;
    const char* precision;
    const char* name;
    const char* admin1;
    const char* type;
    const char* full;
  } rows[] = {
      {"PER", "city", "Lima", "Lima", "4", "Lima, Lima, Peru"},
      {"PER", "country", "Peru", "", "1", "Peru"},
      {"RUS", "country", "Russia", "", "1", "Russia"},
      {"RUS", "city", "Kazan", "Tatarstan", "4", "Kazan, Tatarstan, Russia"},
      {"MDA", "city", "Soroca", "", "4", "Soroca, Moldova"},
      {"PER", "admin1", "Cusco", "", "5", "Cusco, Peru"},
      {"USA", "admin1", "Texas", "", "2", "Texas, United States"},
      {"USA", "point", "Times Square", "New York", "3", "Times Square, New York, United States"},
      {"QQQ", "region", "Somewhere", "", "", "Somewhere"},
  };
  for (const auto& row : rows) {
    const FirstRow got(ExportFormat::kGdeltEvents,
                       with_place(row.country, row.precision, row.name, row.admin1), false);
    EXPECT_EQ(got["ActionGeo_Type"], row.type) << row.name;
    EXPECT_EQ(got["ActionGeo_FullName"], row.full) << row.name;
  }
  CodedStory coded = sample::coded();
  coded.records[0].actors[0].country = "UNO";
  coded.records[0].recipients[0].country = "ROU";
  coded.records[0].recipients[0].sectors = {"JRN", "MED", "UNK"};
  const FirstRow row(ExportFormat::kGdeltEvents, coded, false);
  EXPECT_EQ(row["Actor1Code"], "IGOUNOGOV");
  EXPECT_EQ(row["Actor1CountryCode"], "");
  EXPECT_EQ(row["Actor1KnownGroupCode"], "UNO");
  EXPECT_EQ(row["Actor1CountryCode"], "");
  EXPECT_EQ(row["Actor1Type1Code"], "IGO");
  EXPECT_EQ(row["Actor1Type2Code"], "GOV");
  EXPECT_EQ(row["Actor2Code"], "ROMMEDHLH");
  EXPECT_EQ(row["Actor2Type2Code"], "HLH");
}

CodedStory imported(const char* origin, const char* id) {
  CodedStory coded = sample::coded();
  coded.records.resize(1);
  coded.records[0].origin = origin;
  coded.records[0].id = id;
  coded.records[0].mentions.clear();
  return coded;
}

TEST(FieldExports, NumberRowsApart) {
  const CodedStory gdelt = imported("gdelt", "gdelt:123");
  const CodedStory icews = imported("icews", "icews:123:2024-05-17");
  EXPECT_EQ(FirstRow(ExportFormat::kGdeltEvents, gdelt, false)["GLOBALEVENTID"], "123");
  EXPECT_EQ(FirstRow(ExportFormat::kIcews, icews, true)["Event ID"], "123");
  // The number is that of another data set.
  EXPECT_NE(FirstRow(ExportFormat::kGdeltEvents, icews, false)["GLOBALEVENTID"], "123");
  EXPECT_NE(FirstRow(ExportFormat::kIcews, gdelt, true)["Event ID"], "123");
  CodedStory one = sample::coded();
  one.story.url.reset();
  one.story.path = "a.html";
  CodedStory two = one;
  two.story.path = "b.html";
  EXPECT_NE(FirstRow(ExportFormat::kGdeltEvents, one, false)["GLOBALEVENTID"],
            FirstRow(ExportFormat::kGdeltEvents, two, false)["GLOBALEVENTID"]);
}

TEST(FieldExports, LeaveOpenWhatNobodyKnowsOfImportedRecords) {
  const FirstRow row(ExportFormat::kGdeltEvents, imported("acled", "acled:KEN1"), false);
  for (const char* column : {"IsRootEvent", "NumMentions", "NumSources", "NumArticles"}) {
    EXPECT_EQ(row[column], "") << column;
  }
  const FirstRow mention(ExportFormat::kGdeltMentions, imported("acled", "acled:KEN1"), false);
  for (const char* column : {"SentenceID", "InRawText", "Confidence", "MentionDocLen"}) {
    EXPECT_EQ(mention[column], "") << column;
  }
  CodedStory coded = imported("acled", "acled:KEN1");
  coded.records[0].model.reset();
  coded.records[0].confidence = 0;
  EXPECT_EQ(exported(ExportFormat::kPloverJson, {coded}).find("rapport_confidence"), std::string::npos);
}

TEST(FieldExports, TellOneTextAtTwoAddressesApart) {
  CodedStory one = sample::coded();
  one.story.id = "0123456789abcdef";  // The form of a hash: the story came without an id.
  one.records.resize(1);
  CodedStory two = one;
  two.story.url = "https://example.org/2";
  const auto id_of = [](const CodedStory& coded) {
    return nlohmann::json::parse(exported(ExportFormat::kPloverJson, {coded}))["id"].get<std::string>();
  };
  EXPECT_NE(id_of(one), id_of(two));
  EXPECT_EQ(id_of(one), id_of(one));
  EXPECT_TRUE(id_of(one).starts_with("r1-"));
  EXPECT_EQ(FirstRow(ExportFormat::kPolecat, one, true)["Event ID"], id_of(one) + "-1");
  for (const ExportFormat format : {ExportFormat::kRss, ExportFormat::kGeojson}) {
    EXPECT_NE(exported(format, {one}).find(id_of(one)), std::string::npos);
  }
  // An id of its own, or of another data set, is told apart by itself.
  EXPECT_EQ(id_of(imported("rapport", "r1")), "r1");
  EXPECT_EQ(id_of(imported("acled", "acled:KEN1")), "acled:KEN1");
}

TEST(FieldExports, GiveOneRowADayOfWhatTheFormatWrites) {
  std::vector<CodedStory> stories;
  for (const char* sector : {"SOC", "CVL"}) {  // CVL, both of them, in CAMEO.
    CodedStory coded = sample::coded();
    coded.records.resize(1);
    coded.records[0].actors.resize(1);
    coded.records[0].recipients.clear();
    coded.records[0].actors[0].sectors = {sector};
    coded.records[0].actors[0].code = std::string("NOR") + sector;
    stories.push_back(coded);
  }
  for (const ExportFormat format : {ExportFormat::kPhoenix, ExportFormat::kPetrarch}) {
    const std::string text = exported(format, stories, true);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  }
}

TEST(FieldExports, WriteGdeltMentions) {
  CodedStory coded = sample::coded();
  coded.story.url = "https://user@www.example.org:80/a?b";
  coded.records[0].recipients.clear();
  const FirstRow row(ExportFormat::kGdeltMentions, coded, false);
  EXPECT_EQ(row["MentionType"], "1");
  EXPECT_EQ(row["MentionSourceName"], "www.example.org:80");
  EXPECT_EQ(row["SentenceID"], "2");
  EXPECT_EQ(row["Actor1CharOffset"], "23");  // Code points, not bytes.
  EXPECT_EQ(row["Actor2CharOffset"], "-1");
  EXPECT_EQ(row["Confidence"], "87");
  coded.story.url.reset();
  EXPECT_EQ(FirstRow(ExportFormat::kGdeltMentions, coded, false)["MentionType"], "2");
}

TEST(FieldExports, WriteIcewsAndPolecat) {
  const FirstRow icews(ExportFormat::kIcews, sample::coded(), true);
  EXPECT_EQ(icews["Source Sectors"], "Government");
  EXPECT_EQ(icews["Source Country"], "Norway");
  EXPECT_EQ(icews["Event Text"], "Express intent to meet or negotiate");
  EXPECT_EQ(icews["Intensity"], "4.0");
  EXPECT_EQ(icews["City"], "Lima");
  EXPECT_EQ(icews["Country"], "Peru");
  CodedStory spies = sample::coded();
  spies.records[0].actors[0].sectors = {"SPY"};
  EXPECT_EQ(FirstRow(ExportFormat::kIcews, spies, true)["Source Sectors"], "Intelligence Ministry");
  const FirstRow polecat(ExportFormat::kPolecat, sample::coded(), true);
  EXPECT_EQ(polecat["Event ID"], "r1-1");
  EXPECT_EQ(polecat["Event Type"], "AGREE");
  EXPECT_EQ(polecat["Event Mode"], "None");  // Of the visit, not of the agreement.
  EXPECT_EQ(polecat["Intensity"], "2.5");
  EXPECT_EQ(polecat["Contexts"], "diplomatic;economic");
  EXPECT_EQ(polecat["Actor COW"], "385");
  EXPECT_EQ(polecat["Actor Title"], "foreign minister");
  EXPECT_EQ(polecat["Recipient Name"], "Lima");
  EXPECT_EQ(polecat["GeoNames ID"], "3936456");
  EXPECT_EQ(polecat["Version"], "rapport 0.1.0 default-1");
  CodedStory happened = sample::coded();
  happened.records[0].plover = "CONSULT";
  EXPECT_EQ(FirstRow(ExportFormat::kPolecat, happened, true)["Event Mode"], "visit");
}

TEST(FieldExports, TakePhoenixCodesApart) {
  const struct {
    const char* country;
    std::vector<std::string> sectors;
    const char* full;
    const char* entity;
    const char* role;
    const char* attribute;
  } rows[] = {
      {"NOR", {"GOV", "MIL"}, "NORGOVMIL", "NOR", "GOV", "MIL"},
      {"NOR", {"LEG"}, "NORLEG", "NOR", "", "LEG"},
      {"UNO", {}, "IGOUNO", "IGO", "", "UNO"},
      {"", {"REB"}, "REB", "", "", ""},
      {"", {}, "---", "", "", ""},
  };
  for (const auto& row : rows) {
    CodedStory coded = sample::coded();
    Actor& actor = coded.records[0].actors[0];
    actor.country = *row.country != '\0' ? std::optional<std::string>(row.country) : std::nullopt;
    actor.sectors = row.sectors;
    const FirstRow got(ExportFormat::kPhoenix, coded, false);
    EXPECT_EQ(got["SourceActorFull"], row.full);
    EXPECT_EQ(got["SourceActorEntity"], row.entity);
    EXPECT_EQ(got["SourceActorRole"], row.role);
    EXPECT_EQ(got["SourceActorAttribute"], row.attribute);
  }
}

TEST(FieldExports, WritePloverJson) {
  CodedStory coded = sample::coded();
  coded.records[0].time->end = "2024-05-23";
  coded.records[0].actors[0].sectors = {"GOV", "MIL", "SPY"};
  const auto json = nlohmann::json::parse(exported(ExportFormat::kPloverJson, {coded}));
  EXPECT_EQ(json["date"], "2024-05-21");
  EXPECT_EQ(json["enddate"], "2024-05-23");
  EXPECT_EQ(json["event"], nlohmann::json::array({"AGREE"}));
  EXPECT_EQ(json["mode"], nlohmann::json::array({"future"}));
  EXPECT_EQ(json["actor"][0]["sector"], "GOVMIL");
  EXPECT_EQ(json["actor"][0]["identifier_id"], "Q1");
  EXPECT_EQ(json["event_loc"]["resolution"], 4);
  EXPECT_EQ(json["rapport_event"], "CONSULT");
  EXPECT_EQ(json["rapport_confidence"], 0.87);
  EXPECT_EQ(json["text_info"]["start"], 23);
  EXPECT_EQ(json["cite_info"]["version"], kVersion);
}

TEST(FieldExports, KeepOneADay) {
  CodedStory coded = sample::coded();
  coded.records.push_back(coded.records[0]);
  coded.records[1].id = "r2";
  coded.records.push_back(coded.records[0]);
  coded.records[2].time->start = "2024-05-22";
  for (const ExportFormat format : {ExportFormat::kPhoenix, ExportFormat::kPolecat, ExportFormat::kPetrarch,
                                    ExportFormat::kPloverJson, ExportFormat::kJsonl, ExportFormat::kRss}) {
    ExportTally tally;
    (void)exported(format, {coded}, true, &tally);
    EXPECT_EQ(tally.rows, 2U);
    EXPECT_EQ(tally.repeated, 1U);
  }
  coded.records[1].status = "postponed";  // Another thing to say of the same pair and day.
  ExportTally tally;
  (void)exported(ExportFormat::kJsonl, {coded}, true, &tally);
  EXPECT_EQ(tally.rows, 3U);
}

TEST(FieldExports, CountRecordsWithoutParties) {
  CodedStory coded = sample::coded();
  coded.records[0].actors.clear();
  coded.records[0].recipients.clear();
  ExportTally tally;
  EXPECT_EQ(exported(ExportFormat::kGdeltEvents, {coded}, false, &tally), "");
  EXPECT_EQ(tally.unpaired, 1U);
}

TEST(FieldExports, KeepTheirColumnsWhateverTheText) {
  CodedStory coded = sample::coded();
  coded.story.outlet = "Fjord\tPost\r\nDaily";
  coded.records[0].actors[0].name = "Tab\there";
  EXPECT_EQ(FirstRow(ExportFormat::kIcews, coded, true)["Publisher"], "Fjord Post Daily");
  EXPECT_EQ(FirstRow(ExportFormat::kGdeltEvents, coded, false)["Actor1Name"], "Tab here");
  // Pandas and others would take the first for a quoted cell, and read on over the rows below.
  coded.story.outlet = "\"Star Weekly";
  coded.records[0].actors[0].name = "Ana \"Free\" Lumi";
  EXPECT_EQ(FirstRow(ExportFormat::kIcews, coded, true)["Publisher"], "'Star Weekly");
  EXPECT_EQ(FirstRow(ExportFormat::kIcews, coded, true)["Source Name"], "Ana \"Free\" Lumi");
}

TEST(PublicationTime, IsReadInUtc) {
  const struct {
    const char* published;
    const char* compact;
    const char* rfc822;
  } rows[] = {
      {"2024-05-17", "20240517000000", "Fri, 17 May 2024 00:00:00 +0000"},
      {"2024-05-17T08:09:10Z", "20240517080910", "Fri, 17 May 2024 08:09:10 +0000"},
      {"2024-05-17T08:09", "20240517080900", "Fri, 17 May 2024 08:09:00 +0000"},
      {"2024-05-17T01:00:00.25+02:00", "20240516230000", "Thu, 16 May 2024 23:00:00 +0000"},
      {"2024-12-31T22:30:00-0400", "20250101023000", "Wed, 01 Jan 2025 02:30:00 +0000"},
      {"2024-05-17Tnoon", "20240517000000", "Fri, 17 May 2024 00:00:00 +0000"},
  };
  for (const auto& row : rows) {
    const auto moment = wire::moment_of(row.published);
    ASSERT_TRUE(moment) << row.published;
    EXPECT_EQ(wire::compact(*moment), row.compact) << row.published;
    EXPECT_EQ(wire::rfc822(*moment), row.rfc822) << row.published;
  }
  EXPECT_FALSE(wire::moment_of("May 2024"));
}

}  // namespace
}  // namespace rapport
