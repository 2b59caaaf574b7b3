// Rows of other data sets, cell by cell; tests/cli reads whole files.
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rapport/export.hpp"
#include "rapport/format.hpp"

#include "unit/wire/sample.hpp"
#include "wire/row_cells.hpp"
#include "wire/row_importer.hpp"

namespace rapport::wire {
namespace {

const ImportCodes& own_codes() {
  static const ImportCodes kCodes =
      ImportCodes::load(std::string(RAPPORT_SOURCE_DIR) + "/data").value_or(ImportCodes());
  return kCodes;
}

/// "A|B|C" with tabs for the bars.
std::string tabs(std::string text) {
  for (char& c : text) {
    c = c == '|' ? '\t' : c;
  }
  return text;
}

/// A row of `count` columns with some filled.
std::string row_of(std::size_t count, const std::vector<std::pair<std::size_t, std::string>>& filled) {
  std::vector<std::string> cells(count);
  for (const auto& [number, value] : filled) {
    cells.at(number - 1) = value;
  }
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += (i == 0 ? "" : "\t") + cells[i];
  }
  return out;
}

std::vector<std::pair<std::size_t, std::string>> gdelt_cells() {
  return {{1, "123"},
          {2, "20240517"},
          {6, "ROMGOVMIL"},
          {7, "ROMANIA"},
          {8, "ROM"},
          {16, "IGOUNO"},
          {17, "UN"},
          {27, "0831"},
          {52, "4"},
          {53, "Lima, Lima Region, Peru"},
          {54, "PE"},
          {57, "-12.05"},
          {58, "-77.05"},
          {60, "20240517080000"},
          {61, "https://example.org/1"}};
}

TEST(Import, ReadsGdelt) {
  const auto importer = make_importer(ImportFormat::kGdeltEvents, own_codes());
  const auto read = importer->read(row_of(61, gdelt_cells()));
  ASSERT_TRUE(read && read->coded) << read.error();
  const Story& story = read->coded->story;
  EXPECT_EQ(story.id, "gdelt:123");
  EXPECT_EQ(story.published, "2024-05-17T08:00:00Z");
  EXPECT_EQ(story.url, "https://example.org/1");
  const Record& record = read->coded->records.at(0);
  EXPECT_EQ(record.id, "gdelt:123");
  EXPECT_EQ(record.origin, "gdelt");
  EXPECT_EQ(record.model, std::nullopt);
  EXPECT_EQ(record.event, "CONCEDE");
  EXPECT_EQ(record.plover, "CONCEDE");
  EXPECT_EQ(record.cameo, "0831");
  EXPECT_EQ(record.goldstein, 5.0);
  EXPECT_EQ(record.quad_class, 1);
  EXPECT_EQ(record.status, "actual");
  EXPECT_EQ(record.time->start, "2024-05-17");
  EXPECT_EQ(record.date_basis, "event");
  EXPECT_TRUE(record.mentions.empty());
  EXPECT_EQ(record.actors.at(0).country, "ROU");
  EXPECT_EQ(record.actors.at(0).sectors, (std::vector<std::string>{"GOV", "MIL"}));
  EXPECT_EQ(record.actors.at(0).code, "ROUGOVMIL");
  EXPECT_EQ(record.recipients.at(0).country, "UNO");
  EXPECT_EQ(record.places.at(0).name, "Lima");
  EXPECT_EQ(record.places.at(0).admin1, "Lima Region");
  EXPECT_EQ(record.places.at(0).country, "PER");
  EXPECT_EQ(record.places.at(0).latitude, -12.05);
}

TEST(Import, ReadsTheOlderGdelt) {
  auto cells = gdelt_cells();
  const auto place = [&](std::size_t shift) {
    auto moved = cells;
    for (auto& [number, value] : moved) {
      number -= number > 56 ? 3U : number > 48 ? 2U : 0U;
    }
    moved.erase(moved.end() - static_cast<std::ptrdiff_t>(shift), moved.end());
    return moved;
  };
  for (const std::size_t columns : {58U, 57U}) {
    const auto importer = make_importer(ImportFormat::kGdeltEvents, own_codes());
    const auto read = importer->read(row_of(columns, place(58 - columns)));
    ASSERT_TRUE(read && read->coded) << columns;
    EXPECT_EQ(read->coded->records.at(0).places.at(0).longitude, -77.05);
    EXPECT_EQ(read->coded->story.url.has_value(), columns == 58);
  }
}

TEST(Import, ReadsGdeltOfSeveralYearsInOneStream) {
  const auto importer = make_importer(ImportFormat::kGdeltEvents, own_codes());
  for (const std::size_t columns : {57U, 58U, 61U, 57U}) {
    const auto read = importer->read(row_of(columns, {{1, "123"}, {2, "20240517"}, {27, "040"}}));
    EXPECT_TRUE(read && read->coded) << columns;
  }
  EXPECT_FALSE(importer->read(row_of(61, {{1, "1e3"}, {2, "20240517"}, {27, "040"}})));
}

TEST(Import, TakesEuropeForNoUnionAndGazaForPalestine) {
  auto cells = gdelt_cells();
  cells[2].second = "EURREB";
  cells[4].second = "";
  cells[10].second = "GZ";
  const auto importer = make_importer(ImportFormat::kGdeltEvents, own_codes());
  const auto read = importer->read(row_of(61, cells));
  ASSERT_TRUE(read && read->coded);
  EXPECT_EQ(read->coded->records.at(0).actors.at(0).country, std::nullopt);
  EXPECT_EQ(read->coded->records.at(0).actors.at(0).sectors, std::vector<std::string>{"REB"});
  EXPECT_EQ(read->coded->records.at(0).places.at(0).country, "PSE");
}

TEST(Import, KnowsTheForcesOfAcled) {
  const struct {
    const char* name;
    const char* code;
  } rows[] = {{"Military Forces of the United States (2021-)", "USAMIL"},
              {"Police Forces of the Philippines (2016-)", "PHLCOP"},
              {"Government of Kenya (2022-)", "KENGOV"}};
  for (const auto& row : rows) {
    const auto importer = make_importer(ImportFormat::kAcled, own_codes());
    ASSERT_TRUE(importer->read("event_id_cnty,event_date,sub_event_type,actor1,inter1"));
    const auto read = importer->read(std::string("X1,2024-05-17,Armed clash,") + row.name + ",1");
    ASSERT_TRUE(read && read->coded) << read.error();
    EXPECT_EQ(read->coded->records.at(0).actors.at(0).code, row.code);
  }
}

TEST(Import, SaysWhatIsWrongWithARow) {
  auto no_code = gdelt_cells();
  no_code[7].second = "999";
  auto no_day = gdelt_cells();
  no_day[1].second = "20240231";
  auto statement = gdelt_cells();
  statement[7].second = "010";
  const auto importer = make_importer(ImportFormat::kGdeltEvents, own_codes());
  EXPECT_EQ(importer->read("a\tb").error(), "2 columns, not 61, 58 or 57");
  EXPECT_EQ(importer->read(row_of(61, no_code)).error(), "EventCode: '999'");
  EXPECT_EQ(importer->read(row_of(61, no_day)).error(), "SQLDATE: '20240231'");
  const auto none = importer->read(row_of(61, statement));
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->without_act);
  EXPECT_FALSE(none->coded);
}

TEST(Import, ReadsIcews) {
  const auto importer = make_importer(ImportFormat::kIcews, own_codes());
  EXPECT_TRUE(
      importer
          ->read(tabs("Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|"
                      "Intensity|Target Name|Target Sectors|Target Country|Publisher|City|District|Province|"
                      "Country|Latitude|Longitude"))
          ->is_header);
  const auto read = importer->read(tabs(
      "7|5/17/2017|Envoy (Norway)|Government,Foreign Ministry,Center Left|Norway|Consult|40|1|Police (Peru)|"
      "Police|Peru|Fjord Post|NA|NA|Cusco|Peru|-13.5|-71.9"));
  ASSERT_TRUE(read && read->coded) << read.error();
  EXPECT_EQ(read->coded->story.id, "icews:7:2017-05-17");
  const Record& record = read->coded->records.at(0);
  EXPECT_EQ(record.cameo, "040");
  EXPECT_EQ(record.event, "CONSULT");
  EXPECT_EQ(record.actors.at(0).sectors, std::vector<std::string>{"GOV"});
  EXPECT_EQ(record.recipients.at(0).code, "PERCOP");
  EXPECT_EQ(record.places.at(0).name, "Cusco");
  EXPECT_EQ(record.places.at(0).precision, "admin1");
}

TEST(Import, GivesIcewsItsLeadingZeroBack) {
  const struct {
    const char* cell;
    const char* cameo;  // Null: no act of PLOVER.
  } rows[] = {{"20", "020"},   {"10", nullptr}, {"14", nullptr}, {"40", "040"},
              {"211", "0211"}, {"190", "190"},  {"042", "042"},  {"1823", "1823"}};
  for (const auto& row : rows) {
    const auto importer = make_importer(ImportFormat::kIcews, own_codes());
    ASSERT_TRUE(importer->read("Event ID\tEvent Date\tCAMEO Code"));
    const auto read = importer->read(std::string("7\t2017-05-17\t") + row.cell);
    ASSERT_TRUE(read) << row.cell << read.error();
    EXPECT_EQ(read->coded.has_value(), row.cameo != nullptr) << row.cell;
    if (read->coded && row.cameo != nullptr) {
      EXPECT_EQ(read->coded->records.at(0).cameo, row.cameo);
    }
  }
}

TEST(Import, ReadsPolecatRowsBelowAHeaderWithNamesTooMany) {
  std::string header;
  std::string row;
  for (const FieldColumn& column : table_columns(ExportFormat::kPolecat)) {
    header += (header.empty() ? "" : "\t") + std::string(column.name);
    header += column.name == "Event ID" ? "\tHeadline" : "";
    row += row.empty()                      ? "E1"
           : column.name == "Event Date"    ? "\t2023-01-03"
           : column.name == "Event Type"    ? "\tPROTEST"
           : column.name == "Actor Country" ? "\tKEN"
                                            : "\tNone";
  }
  // Tabs at the end may make the counts the same.
  for (const char* tail : {"", "\t", "\t\t\t"}) {
    const auto importer = make_importer(ImportFormat::kPolecat, own_codes());
    ASSERT_TRUE(importer->read(header + tail)->is_header);
    const auto read = importer->read(row + tail);
    ASSERT_TRUE(read && read->coded) << read.error();
    EXPECT_EQ(read->coded->records.at(0).event, "PROTEST");
    EXPECT_EQ(read->coded->records.at(0).time->start, "2023-01-03");
  }
}

TEST(Import, BearsWithMalformedPolecatFiles) {
  const auto importer = make_importer(ImportFormat::kPolecat, own_codes());
  EXPECT_TRUE(
      importer
          ->read(tabs("Event ID|Headline|Event Date|Event Type|Event Mode|Contexts|Actor Name|Actor Country|"
                      "Actor Sectors|Actor Name Raw|Recipient Country|Placename|Country|GeoNames ID|||"))
          ->is_header);
  const auto read =
      importer->read(tabs("E1|words|2023-01-03|PROTEST|demo|election;none;gender|None|KEN|CVL;XXX|Teachers|"
                          "None|Nairobi|KEN|184745||||"));
  ASSERT_TRUE(read && read->coded) << read.error();
  const Record& record = read->coded->records.at(0);
  EXPECT_EQ(record.id, "polecat:E1");
  EXPECT_EQ(record.mode, "demo");
  EXPECT_EQ(record.cameo, std::nullopt);
  EXPECT_EQ(record.contexts, (std::vector<std::string>{"election", "gender"}));
  EXPECT_EQ(record.actors.at(0).name, "Teachers");
  EXPECT_EQ(record.actors.at(0).code, "KENCVL");
  EXPECT_TRUE(record.recipients.empty());
  EXPECT_EQ(record.places.at(0).geonames, 184745);
  EXPECT_EQ(importer->read("E2\tx").error(), "2 columns, not 14");
  EXPECT_EQ(importer->read(tabs("E3||2023-01-03|DANCE||||||||||")).error(), "Event Type: 'DANCE'");
  const auto other = make_importer(ImportFormat::kPolecat, own_codes());
  EXPECT_EQ(other->read("a\tb").error(),
            "no header of this format: it lacks 'Event ID'; the file is not read");
  EXPECT_TRUE(other->is_hopeless());
}

TEST(Import, ReadsAcled) {
  const auto importer = make_importer(ImportFormat::kAcled, own_codes());
  EXPECT_TRUE(
      importer
          ->read("event_id_cnty,event_date,time_precision,sub_event_type,actor1,inter1,actor2,inter2,country,"
                 "location,latitude,longitude,geo_precision,source,notes")
          ->is_header);
  const auto read = importer->read(
      R"(KEN1,17 May 2024,2,Peaceful protest,Protesters (Kenya),Protesters,Police Forces of Kenya (2022-),1,Kenya,"Nairobi, West",-1.28,36.82,1,"Star; Nation","He said ""no"", twice")");
  ASSERT_TRUE(read && read->coded) << read.error();
  const Record& record = read->coded->records.at(0);
  EXPECT_EQ(record.event, "PROTEST");
  EXPECT_EQ(record.mode, "demo");
  EXPECT_EQ(record.time->precision, "week");
  EXPECT_EQ(record.time->end, std::nullopt);
  EXPECT_EQ(record.actors.at(0).code, "KENCVL");
  EXPECT_EQ(record.recipients.at(0).code, "KENCOP");
  EXPECT_EQ(record.places.at(0).name, "Nairobi, West");
  EXPECT_EQ(read->coded->story.outlet, "Star");
  EXPECT_TRUE(importer->has_quotes());
  EXPECT_TRUE(importer->fits("1,\"two\nlines\",3,,,,,,,,,,,,"));
  EXPECT_FALSE(importer->fits("1,\"two\nlines,3"));
  EXPECT_TRUE(importer->read("KEN2,2024-05-17,1,Other,X,8,,,Kenya,Nairobi,,,1,Star,")->without_act);
}

TEST(Import, ReadsOurOwnLinesBackToTheByte) {
  CodedStory other = sample::bare();
  other.story.text = "";
  const std::string lines = records_to_jsonl(sample::coded()) + records_to_jsonl(other);
  const auto importer = make_importer(ImportFormat::kJsonl, own_codes());
  const std::size_t end = lines.find('\n');
  EXPECT_FALSE(importer->read(lines.substr(0, end))->coded);
  EXPECT_FALSE(importer->read(lines.substr(end + 1, lines.size() - end - 2))->coded);
  std::string back;
  while (const auto story = importer->finish()) {
    back += records_to_jsonl(*story);
  }
  EXPECT_EQ(back, lines);
}

TEST(Import, RefusesLinesThatAreNoRecords) {
  const auto importer = make_importer(ImportFormat::kJsonl, own_codes());
  std::string line = records_to_jsonl(sample::coded());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string out = line;
    return out.replace(out.find(from), from.size(), to);
  };
  EXPECT_FALSE(importer->read("{"));
  EXPECT_FALSE(importer->read("[]"));
  EXPECT_FALSE(importer->read("{\"id\":\"x\"}"));
  EXPECT_EQ(importer->read(with("CONSULT", "DANCE")).error(), "event: 'DANCE'");
  EXPECT_EQ(importer->read(with("\"future\"", "\"soon\"")).error(), "status: 'soon'");
  EXPECT_EQ(importer->read(with("\"1.0\"", "\"9.9\"")).error(), "schema_version: '9.9'");
  EXPECT_FALSE(importer->read(with("\"begin\":23", "\"begin\":\"x\"")));
  EXPECT_FALSE(importer->read(with("\"begin\":23,", "")));
  EXPECT_FALSE(importer->read(with("\"end_offset\":", "\"no_offset\":")));
  for (const char* begin : {"\"begin\":99999", "\"begin\":-5", "\"begin\":18446744073709551615"}) {
    EXPECT_EQ(importer->read(with("\"begin\":23", begin)).error(),
              "a span that ends before it begins, or lies too far on");
  }
  EXPECT_FALSE(importer->finish());
}

TEST(Import, RefusesValuesThatTheSchemaDoesNotAllow) {
  const auto importer = make_importer(ImportFormat::kJsonl, own_codes());
  const auto good = nlohmann::json::parse(
      records_to_jsonl(sample::coded()).substr(0, records_to_jsonl(sample::coded()).find('\n')));
  const struct {
    const char* pointer;
    nlohmann::json value;
    const char* error;
  } rows[] = {
      {"/time/start", "2024", "start: '2024'"},
      {"/time/end", "2024-02-31", "end: '2024-02-31'"},
      {"/plover", "DANCE", "plover: 'DANCE'"},
      {"/about", "DANCE", "about: 'DANCE'"},
      {"/mode", "hop", "mode: 'hop'"},
      {"/quad_class", 9, "quad_class: '9'"},
      {"/goldstein", 11, "goldstein: '11'"},
      {"/cameo", "99", "cameo: '99'"},
      {"/confidence", 2, "confidence: '2'"},
      {"/contexts", {"fun"}, "contexts: 'fun'"},
      {"/date_basis", "guess", "date_basis: 'guess'"},
      {"/id", "", "id: ''"},
      {"/story/id", "", "id: ''"},
      {"/story/published", "yesterday", "published: 'yesterday'"},
      {"/actors/0/country", "Norway", "country: 'Norway'"},
      {"/actors/0/sectors", {"QQQ"}, "sectors: 'QQQ'"},
      {"/mentions/0/sentence", -1, "a span that ends before it begins, or lies too far on"},
      {"/mentions/0/end", 67108863, "a span that ends before it begins, or lies too far on"},
      {"/mentions/0/trigger/begin", 1e300, "a span that ends before it begins, or lies too far on"},
  };
  EXPECT_TRUE(importer->read(good.dump()));
  for (const auto& row : rows) {
    nlohmann::json object = good;
    object[nlohmann::json::json_pointer(row.pointer)] = row.value;
    const auto read = importer->read(object.dump());
    ASSERT_FALSE(read) << row.pointer;
    EXPECT_EQ(read.error(), row.error);
  }
}

TEST(Import, KeepsStoriesAtTwoAddressesApartAndALineOnce) {
  CodedStory one = sample::coded();
  one.story.id = "0123456789abcdef";
  one.story.url = "https://example.org/1";
  CodedStory two = one;
  two.story.url = "https://example.org/2";
  const std::string lines = records_to_jsonl(one) + records_to_jsonl(two);
  const std::string twice = lines + lines;
  const auto importer = make_importer(ImportFormat::kJsonl, own_codes());
  for (std::size_t begin = 0; begin < twice.size();) {
    const std::size_t end = twice.find('\n', begin);
    ASSERT_TRUE(importer->read(std::string_view(twice).substr(begin, end - begin)));
    begin = end + 1;
  }
  std::string back;
  while (const auto story = importer->finish()) {
    back += records_to_jsonl(*story);
  }
  EXPECT_EQ(back, lines);
}

TEST(Import, KnowsCountriesByTheirNames) {
  const struct {
    const char* name;
    std::optional<std::string> iso;
  } rows[] = {{"Russian Federation", "RUS"},
              {"Russia", "RUS"},
              {"Burkina", "BFA"},
              {"Congo", "COG"},
              {"DR Congo", "COD"},
              {"Occupied Palestinian Territory", "PSE"},
              {"Atlantis", std::nullopt},
              {"", std::nullopt}};
  for (const auto& row : rows) {
    EXPECT_EQ(own_codes().iso_of_name(row.name), row.iso) << row.name;
  }
}

TEST(Import, ReadsDaysAndTimes) {
  const struct {
    const char* cell;
    std::optional<std::string> day;
  } rows[] = {{"2024-05-17", "2024-05-17"}, {"20240517", "2024-05-17"},  {"5/7/2017", "2017-05-07"},
              {"2024-13-01", std::nullopt}, {"17.5.2024", std::nullopt}, {"", std::nullopt}};
  for (const auto& row : rows) {
    EXPECT_EQ(day_in(row.cell), row.day) << row.cell;
  }
  EXPECT_EQ(time_in("20240517250000"), std::nullopt);
  EXPECT_EQ(time_in("20240517"), "2024-05-17");
}

}  // namespace
}  // namespace rapport::wire
