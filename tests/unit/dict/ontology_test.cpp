#include "dict/ontology.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace rapport::dict {
namespace {

const Ontology& ontology() {
  static const Result<Ontology> loaded = Ontology::load(RAPPORT_SOURCE_DIR "/data/ontology");
  if (!loaded) {
    ADD_FAILURE() << loaded.error().to_string();
    std::abort();
  }
  return *loaded;
}

bool happened(const std::string& status) {
  return status == "actual" || status == "historical";
}

std::string cameo(const std::string& event, const std::string& mode, const std::string& about,
                  const std::string& status, const std::vector<std::string>& contexts = {}) {
  return ontology().cameo_of({event, mode, about, status, contexts}).value_or("-");
}

TEST(Ontology, HasTheListsOfTheGuidelines) {
  EXPECT_EQ(ontology().events().size(), 16U);
  EXPECT_EQ(ontology().statuses().size(), 7U);
  EXPECT_EQ(ontology().contexts().size(), 37U);
  EXPECT_TRUE(ontology().is_mode("CONSULT", "visit"));
  EXPECT_FALSE(ontology().is_mode("CONSULT", "withdraw"));
  EXPECT_EQ(ontology().modes_of("THREATEN").size(), 6U);
  EXPECT_EQ(ontology().modes_of("ASSAULT").size(), 15U);
  EXPECT_TRUE(ontology().modes_of("AGREE").empty());
}

// The table 'Event and status to PLOVER' of the guidelines, row by row.
TEST(Ontology, PloverFollowsTheGuidelines) {
  struct Row {
    std::vector<std::string> events;
    const char* future;  ///< "" for itself.
  };
  const std::vector<Row> rows{{{"CONSULT", "SUPPORT", "COOPERATE", "AID"}, "AGREE"},
                              {{"RETREAT"}, "CONCEDE"},
                              {{"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"}, "THREATEN"},
                              {{"AGREE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}, ""}};
  std::size_t seen = 0;
  for (const Row& row : rows) {
    for (const std::string& event : row.events) {
      ++seen;
      for (const std::string& status : ontology().statuses()) {
        std::string expected = event;
        if (status == "future") {
          expected = *row.future != '\0' ? row.future : event;
        } else if (!happened(status)) {
          expected = "none";
        }
        EXPECT_EQ(ontology().plover_of(event, status).value_or("none"), expected) << event << " " << status;
      }
    }
  }
  EXPECT_EQ(seen, ontology().events().size());
  EXPECT_FALSE(ontology().plover_of("CONSULT", "soon"));
  EXPECT_FALSE(ontology().plover_of("FIGHT", "actual"));
}

TEST(Ontology, QuadClasses) {
  const std::vector<std::pair<int, std::vector<std::string>>> classes{
      {1, {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}},
      {2, {"COOPERATE", "AID", "RETREAT"}},
      {3, {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}},
      {4, {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}}};
  for (const auto& [quad, events] : classes) {
    for (const std::string& event : events) {
      EXPECT_EQ(ontology().quad_class_of(event), quad) << event;
    }
  }
  EXPECT_FALSE(ontology().quad_class_of("YIELD"));
}

// Every event x mode x about x status, without context and with each: a code of the table for acts that take
// place, none for those that do not.
TEST(Ontology, EveryCombinationHasADefinedOutcome) {
  const std::set<std::string> codes(ontology().cameo_codes().begin(), ontology().cameo_codes().end());
  std::vector<std::vector<std::string>> contexts{{}};
  for (const std::string& context : ontology().contexts()) {
    contexts.push_back({context});
  }
  std::vector<std::string> abouts = ontology().events();
  abouts.emplace_back();
  for (const std::string& event : ontology().events()) {
    std::vector<std::string> modes = ontology().modes_of(event);
    modes.emplace_back();
    for (const std::string& mode : modes) {
      for (const std::string& about : abouts) {
        for (const std::string& status : ontology().statuses()) {
          for (const auto& with : contexts) {
            const auto code = ontology().cameo_of({event, mode, about, status, with});
            const bool takes_place = happened(status) || status == "future";
            ASSERT_EQ(code.has_value(), takes_place) << event << " " << mode << " " << about << " " << status;
            ASSERT_TRUE(!code || codes.contains(*code)) << *code;
          }
        }
      }
    }
  }
}

// The root of a code is that of the event, or for acts to come that of an intent (03) or a threat (13).
TEST(Ontology, CodesStayInTheirRoots) {
  const std::map<std::string, std::set<std::string>> roots{
      {"AGREE", {"03"}},        {"CONSULT", {"04"}},
      {"SUPPORT", {"05"}},      {"COOPERATE", {"06"}},
      {"AID", {"07"}},          {"CONCEDE", {"08"}},
      {"RETREAT", {"08"}},      {"REQUEST", {"02"}},
      {"ACCUSE", {"09", "11"}}, {"REJECT", {"12"}},
      {"THREATEN", {"13"}},     {"PROTEST", {"14"}},
      {"MOBILIZE", {"15"}},     {"SANCTION", {"16", "11"}},
      {"COERCE", {"17", "19"}}, {"ASSAULT", {"17", "18", "19", "20"}}};
  const std::set<std::string> intents{"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"};
  const std::set<std::string> threats{"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"};
  std::vector<std::string> contexts = ontology().contexts();
  contexts.emplace_back();
  for (const std::string& event : ontology().events()) {
    std::vector<std::string> modes = ontology().modes_of(event);
    modes.emplace_back();
    for (const std::string& mode : modes) {
      for (const std::string& context : contexts) {
        const std::vector<std::string> with(context.empty() ? 0 : 1, context);
        EXPECT_TRUE(roots.at(event).contains(cameo(event, mode, "", "actual", with).substr(0, 2)))
            << event << " " << mode << " " << context;
        const std::string future = cameo(event, mode, "", "future", with).substr(0, 2);
        if (intents.contains(event)) {
          EXPECT_EQ(future, "03") << event << " " << mode << " " << context;
        } else if (threats.contains(event)) {
          EXPECT_EQ(future, "13") << event << " " << mode << " " << context;
        }
      }
    }
  }
}

TEST(Ontology, RowsSayWhatTheCodesSay) {
  for (const std::string& event : ontology().events()) {
    for (const std::string& status : ontology().statuses()) {
      const auto plover = ontology().plover_row(event, status);
      ASSERT_TRUE(plover) << event << " " << status;
      EXPECT_EQ(plover->cells.back().second, ontology().plover_of(event, status).value_or("-"));
      const auto rule = ontology().cameo_row({event, "", "", status, {}});
      ASSERT_TRUE(rule) << event << " " << status;
      EXPECT_EQ(rule->cells.back().second, cameo(event, "", "", status));
      EXPECT_GT(rule->line, 1U);
    }
    EXPECT_EQ(ontology().quad_class_row(event)->cells.back().second,
              std::to_string(*ontology().quad_class_of(event)));
  }
  EXPECT_FALSE(ontology().plover_row("FIGHT", "actual"));
  EXPECT_FALSE(ontology().cameo_row({"FIGHT", "", "", "actual", {}}));
  EXPECT_FALSE(ontology().quad_class_row("FIGHT"));
}

TEST(Ontology, GoldsteinRowIsTheOneThatHasTheScore) {
  const auto own = ontology().goldstein_row("040");
  ASSERT_TRUE(own);
  EXPECT_EQ(own->cells.front().second, "040");
  EXPECT_EQ(own->cells[2].second, "1");
  EXPECT_EQ(ontology().goldstein_row("1214")->cells.front().second, "121");
  EXPECT_FALSE(ontology().goldstein_row("99"));
}

TEST(Ontology, CodesByHand) {
  struct Row {
    const char *event, *mode, *about, *status;
    std::vector<std::string> contexts;
    const char* code;
  };
  const std::vector<Row> rows{{"CONSULT", "", "", "actual", {}, "040"},
                              {"CONSULT", "visit", "", "actual", {"diplomatic"}, "042"},
                              {"CONSULT", "phone", "", "historical", {}, "041"},
                              {"CONSULT", "third-party", "", "actual", {}, "045"},
                              {"CONSULT", "visit", "", "future", {}, "036"},
                              {"CONSULT", "visit", "", "postponed", {}, "-"},
                              {"AGREE", "", "CONSULT", "actual", {"diplomatic"}, "036"},
                              {"AGREE", "", "AID", "actual", {}, "033"},
                              {"AGREE", "", "AID", "actual", {"diplomatic", "military"}, "0332"},
                              {"AGREE", "", "AID", "actual", {"economic", "military"}, "0331"},
                              {"AID", "", "", "future", {"disasters"}, "0333"},
                              {"REQUEST", "assist", "AID", "actual", {"economic"}, "0231"},
                              {"REQUEST", "yield", "RETREAT", "actual", {"military"}, "0256"},
                              {"REQUEST", "meet", "CONSULT", "actual", {}, "026"},
                              {"REJECT", "meet", "", "actual", {"diplomatic"}, "125"},
                              {"REJECT", "assist", "AID", "actual", {"military"}, "1222"},
                              {"REJECT", "", "ACCUSE", "actual", {}, "120"},
                              {"ACCUSE", "allege", "", "actual", {"crime"}, "1121"},
                              {"ACCUSE", "allege", "ASSAULT", "actual", {"legal", "military"}, "1124"},
                              {"ACCUSE", "investigate", "", "actual", {"military", "legal"}, "094"},
                              {"THREATEN", "violence", "ASSAULT", "actual", {"cbrn"}, "1385"},
                              {"THREATEN", "relations", "REJECT", "actual", {}, "134"},
                              {"PROTEST", "demo", "", "actual", {"economic"}, "141"},
                              {"PROTEST", "strike", "", "actual", {}, "143"},
                              {"PROTEST", "demo", "", "future", {}, "133"},
                              {"SANCTION", "discontinue", "", "actual", {"economic"}, "163"},
                              {"SANCTION", "convict", "", "actual", {"legal"}, "116"},
                              {"SANCTION", "expel", "", "actual", {"diplomatic"}, "161"},
                              {"MOBILIZE", "troops", "", "actual", {"military"}, "154"},
                              {"COERCE", "arrest", "", "actual", {"legal"}, "173"},
                              {"COERCE", "martial-law", "", "future", {}, "1324"},
                              {"COERCE", "seize", "", "actual", {"military", "territory"}, "192"},
                              {"ASSAULT", "", "", "actual", {}, "190"},
                              {"ASSAULT", "aerial", "", "actual", {"military"}, "195"},
                              {"ASSAULT", "aerial", "", "future", {}, "1384"},
                              {"ASSAULT", "destroy", "", "actual", {"military"}, "190"},
                              {"RETREAT", "ceasefire", "", "actual", {}, "0871"},
                              {"RETREAT", "release", "", "future", {}, "0353"},
                              {"ASSAULT", "", "", "hypothetical", {}, "-"},
                              {"FIGHT", "", "", "actual", {}, "-"}};
  for (const Row& row : rows) {
    EXPECT_EQ(cameo(row.event, row.mode, row.about, row.status, row.contexts), row.code)
        << row.event << " " << row.mode << " " << row.about << " " << row.status;
  }
}

TEST(Ontology, EveryCodeHasAGoldsteinValueAndALabel) {
  EXPECT_EQ(ontology().cameo_codes().size(), 317U);
  for (const std::string& code : ontology().cameo_codes()) {
    const auto value = ontology().goldstein_of(code);
    ASSERT_TRUE(value) << code;
    EXPECT_LE(*value, 10.0);
    EXPECT_GE(*value, -10.0);
    EXPECT_FALSE(ontology().label_of(code).value_or("").empty()) << code;
  }
  EXPECT_EQ(ontology().goldstein_of("042"), 1.9);
  EXPECT_EQ(ontology().goldstein_of("163"), -6.5);   // GDELT's, where ICEWS has -8.
  EXPECT_EQ(ontology().goldstein_of("116"), -2.0);   // ICEWS only.
  EXPECT_EQ(ontology().goldstein_of("1214"), -4.0);  // That of 121.
  EXPECT_FALSE(ontology().goldstein_of("999"));
}

/// A copy of data/ontology with one line added to one table.
std::string spoiled(const std::string& table, const std::string& line) {
  namespace fs = std::filesystem;
  const fs::path dir = fs::temp_directory_path() / ("rapport_ontology_" + std::to_string(::getpid()));
  fs::remove_all(dir);
  fs::copy(RAPPORT_SOURCE_DIR "/data/ontology", dir);
  fs::permissions(dir / table, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(dir / table, std::ios::app) << line << "\n";
  return dir.string();
}

TEST(Ontology, BadTablesNameFileAndLine) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"events.tsv", "ASSAULT\t4\ttwice"},
      {"events.tsv", "WAVE\t5\tno quad class"},
      {"statuses.tsv", "actual\ttwice"},
      {"modes.tsv", "WAVE\thand\tunknown event"},
      {"modes.tsv", "CONSULT\tvisit\ttwice"},
      {"plover.tsv", "CONSULT\tactual\tCONSULT"},
      {"plover.tsv", "CONSULT\tsoon\tCONSULT"},
      {"cameo_codes.tsv", "04x\tbad\t1\t1\town"},
      {"cameo_codes.tsv", "047\tno number\tone\t1\town"},
      {"cameo_codes.tsv", "999\tno score\t\t\town"},
      {"cameo.tsv", "CONSULT\t*\t*\tactual\t*\t998"},
      {"cameo.tsv", "CONSULT\thand\t*\tactual\t*\t040"},
      {"cameo.tsv", "CONSULT\t*\t*\tactual\tweather\t040"},
      {"cameo.tsv", "CONSULT\t*\t*\tactual\t*"}};
  for (const auto& [table, line] : rows) {
    const std::string dir = spoiled(table, line);
    const auto loaded = Ontology::load(dir);
    ASSERT_FALSE(loaded) << table << ": " << line;
    EXPECT_EQ(loaded.error().code, ErrorCode::kBadTable);
    EXPECT_TRUE(loaded.error().where.starts_with(dir + "/" + table + ":")) << loaded.error().where;
    std::filesystem::remove_all(dir);
  }
  EXPECT_FALSE(Ontology::load("/nonexistent"));
}

}  // namespace
}  // namespace rapport::dict
