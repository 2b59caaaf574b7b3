#include "wire/phrases.hpp"

#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "unit/wire/sample.hpp"
#include "wire/phrase_table.hpp"

namespace rapport::wire {
namespace {

Record act(const char* event, const char* mode, const char* about, const char* status) {
  Record record;
  record.event = event;
  record.mode = *mode == '\0' ? std::optional<std::string>{} : mode;
  record.about = *about == '\0' ? std::optional<std::string>{} : about;
  record.status = status;
  return record;
}

TEST(Phrases, Acts) {
  struct Case {
    const char* event;
    const char* mode;
    const char* about;
    const char* status;
    const char* expected;
  };
  const std::vector<Case> cases = {
      {"CONSULT", "", "", "actual", "talks"},
      {"CONSULT", "visit", "", "future", "visit, planned"},
      {"CONSULT", "visit", "", "cancelled", "visit, cancelled"},
      {"ASSAULT", "drone", "", "hypothetical", "drone attack, possible"},
      {"ASSAULT", "", "", "negated", "violence, did not happen"},
      {"AGREE", "", "CONSULT", "actual", "agreement on talks"},
      {"ACCUSE", "allege", "ASSAULT", "actual", "allegation over violence"},
      {"REQUEST", "assist", "", "actual", "request for help"},
      {"REQUEST", "assist", "AID", "actual", "demand for aid"},
      {"REJECT", "meet", "CONSULT", "actual", "refusal of talks"},
      {"THREATEN", "arrest", "COERCE", "actual", "threat of arrest"},
      {"THREATEN", "", "SANCTION", "historical", "threat of sanctions, in the past"},
      {"SUPPORT", "", "AGREE", "postponed", "support about agreement, postponed"},
      {"OWN_CODE", "own", "", "odd", "own_code, odd"},
      {"CONSULT", "own", "", "actual", "talks"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(act_phrase(act(test.event, test.mode, test.about, test.status)), test.expected);
  }
}

// The table follows the schema: every event has a phrase, every mode of it some, every status a word.
TEST(Phrases, EveryCodeOfTheSchemaHasAPhrase) {
  std::ifstream file(std::string(RAPPORT_SOURCE_DIR) + "/docs/formats/record.schema.json");
  const auto schema = nlohmann::json::parse(file);
  std::set<std::string> events;
  std::set<std::string> modes;
  std::set<std::string> statuses;
  for (const ActPhrase& row : kActs) {
    (row.mode.empty() ? events : modes).emplace(row.mode.empty() ? row.event : row.mode);
  }
  for (const StatusWord& row : kStatuses) {
    statuses.emplace(row.status);
  }
  const auto in_schema = [](const nlohmann::json& list) {
    std::set<std::string> names;
    for (const auto& name : list) {
      if (name.is_string()) {
        names.insert(name);
      }
    }
    return names;
  };
  EXPECT_EQ(events, in_schema(schema["$defs"]["event"]["enum"]));
  EXPECT_EQ(modes, in_schema(schema["properties"]["mode"]["enum"]));
  EXPECT_EQ(statuses, in_schema(schema["properties"]["status"]["enum"]));
}

TEST(Phrases, Times) {
  struct Case {
    const char* start;
    const char* end;
    const char* expected;
  };
  const std::vector<Case> cases = {{"2023-06-19", "2023-06-19", "19 June 2023"},
                                   {"2023-06-19", "2023-06-23", "19–23 June 2023"},
                                   {"2023-06-29", "2023-07-02", "29 June 2023 – 2 July 2023"},
                                   {"2023-06-01", "2023-06-30", "June 2023"},
                                   {"2023-01-01", "2023-12-31", "2023"},
                                   {"2023-06-01", "2023-08-31", "1 June 2023 – 31 August 2023"},
                                   {"2023-06-19", "", "from 19 June 2023"},
                                   {"", "2023-06-19", "until 19 June 2023"},
                                   {"", "", "last spring"},
                                   {"soon", "later", "last spring"}};
  for (const Case& test : cases) {
    const EventTime time{"last\nspring", {}, test.start, test.end, {}};
    EXPECT_EQ(time_phrase(time), test.expected) << test.start << ' ' << test.end;
  }
}

TEST(Phrases, Durations) {
  const std::vector<std::pair<const char*, const char*>> cases = {{"PT6H", "6 hours"},
                                                                  {"P2W", "2 weeks"},
                                                                  {"P1D", "1 day"},
                                                                  {"P1Y6M", "1 year 6 months"},
                                                                  {"PT5M", "5 minutes"},
                                                                  {"P1DT2H", "1 day 2 hours"},
                                                                  {"PT1.5H", "PT1.5H"},
                                                                  {"P", "P"},
                                                                  {"P3", "P3"},
                                                                  {"6 hours", "6 hours"},
                                                                  {"", ""},
                                                                  {"P3X", "P3X"}};
  for (const auto& [iso, expected] : cases) {
    EXPECT_EQ(duration_phrase(iso), expected);
  }
}

TEST(Phrases, Parties) {
  Record record = sample::record();
  EXPECT_EQ(parties_phrase(record), "Åse Ødegård (NOR) → Lima (PER)");
  record.actors[0].country.reset();
  EXPECT_EQ(party_phrase(record.actors[0]), "Åse Ødegård (NORGOV)");
  record.actors[0].code.reset();
  record.actors[0].name.reset();
  EXPECT_EQ(party_phrase(record.actors[0]), "Foreign Minister Åse Ødegård");
  record.actors.clear();
  EXPECT_EQ(parties_phrase(record), "unnamed → Lima (PER)");
  record.recipients.clear();
  EXPECT_EQ(parties_phrase(record), "");
}

TEST(Phrases, SourceLine) {
  EXPECT_EQ(source_line(sample::story()), "Fjord Post · 17 May 2024 · https://example.org/1");
  EXPECT_EQ(source_line(sample::bare().story), "");
}

}  // namespace
}  // namespace rapport::wire
