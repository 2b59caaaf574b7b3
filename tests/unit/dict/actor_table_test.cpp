#include "dict/actor_table.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace rapport::dict {
namespace {

std::string rule_tables() {
  return std::string(RAPPORT_SOURCE_DIR) + "/tests/unit/coding/tables";
}

const ActorTable& table() {
  static const auto loaded = ActorTable::load(rule_tables());
  if (!loaded) {
    ADD_FAILURE() << loaded.error().to_string();
  }
  return *loaded;
}

/// The name found at the first word, with its length in words; "" for none.
std::string found(std::string_view text) {
  const auto words = phrase_words(text);
  const auto match = table().name_at(words, 0);
  return match ? match->values.front().entry->name + "/" + std::to_string(match->words) : "";
}

TEST(PhraseWords, FoldsAndFlags) {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : std::to_array<Row>({{"U.S. officials", "us officials"},
                                            {"Élysée", "elysee"},
                                            {"O'Neill's", "oneill 's"},
                                            {"N’Djamena", "ndjamena"},
                                            {"Saudi-led", "saudi led"},
                                            {"Gen. Mark", "gen mark"},
                                            {"AT & T", "at and t"},
                                            {"Erdoğan, Recep", "erdogan , recep"},
                                            {"“Quoted”", "\" quoted \""},
                                            {"Joe R. Biden", "joe r biden"},
                                            {"Americans'", "americans '"},
                                            {"Đặng", "dang"},
                                            {"", ""}})) {
    SCOPED_TRACE(row.text);
    std::string joined;
    for (const PhraseWord& word : phrase_words(row.text)) {
      joined += (joined.empty() ? "" : " ") + word.folded;
    }
    EXPECT_EQ(joined, row.expected);
  }
  const auto words = phrase_words("U.S.-led NATO it");
  EXPECT_TRUE(words[0].pointed);
  EXPECT_TRUE(words[1].joined);
  EXPECT_TRUE(words[2].all_caps);
  EXPECT_FALSE(words[3].upper);
}

TEST(ActorTable, FindsTheLongestName) {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : std::to_array<Row>({{"United States of America and", "United States/4"},
                                            {"United States and", "United States/2"},
                                            {"United Nations", "United Nations/2"},
                                            {"US", "United States/1"},
                                            {"U.S.", "United States/1"},
                                            {"us", ""},
                                            {"Us", ""},
                                            {"who", ""},
                                            {"china", ""},
                                            {"CHINA", "China/1"},
                                            {"North Korean", "North Korea/2"},
                                            {"Elysee", "France/1"},
                                            {"Washington, D.C.", "United States/3"},
                                            {"Joe Biden", "Joe Biden/2"},
                                            {"Joe", ""}})) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(found(row.text), row.expected);
  }
}

TEST(ActorTable, AgentsMatchInAnyCaseAndNumber) {
  struct Row {
    const char* text;
    const char* phrase;
    bool plural;
  };
  for (const Row& row : std::to_array<Row>({{"Officials", "official", true},
                                            {"police", "police", true},
                                            {"Secretary of State", "secretary of state", false},
                                            {"secretaries of state", "secretary of state", true},
                                            {"Foreign Ministries", "foreign ministry", true},
                                            {"parties", "party", true},
                                            {"gunmen", "gunman", true}})) {
    SCOPED_TRACE(row.text);
    const auto words = phrase_words(row.text);
    const auto match = table().agent_at(words, 0);
    ASSERT_TRUE(match);
    EXPECT_EQ(match->entry->phrase, row.phrase);
    EXPECT_EQ(match->plural, row.plural);
  }
  EXPECT_FALSE(table().agent_at(phrase_words("sunshine"), 0));
  const auto spokesman = table().agent_at(phrase_words("spokesman"), 0);
  ASSERT_TRUE(spokesman);
  EXPECT_TRUE(spokesman->entry->sectors.empty());
}

TEST(ActorTable, HoldersOnADate) {
  const auto holder = [](std::string_view country, std::string_view office, std::string_view day) {
    const auto list = table().holders(country, office, *base::parse_iso_date(day));
    return list.size() == 1 ? list.front()->name : std::to_string(list.size());
  };
  EXPECT_EQ(holder("USA", "president", "2017-01-19"), "Barack Obama");
  EXPECT_EQ(holder("USA", "president", "2017-01-20"), "Donald Trump");
  EXPECT_EQ(holder("USA", "foreign minister", "2023-06-18"), "Antony Blinken");
  EXPECT_EQ(holder("DEU", "prime minister", "2021-12-08"), "Olaf Scholz");
  EXPECT_EQ(holder("GBR", "prime minister", "2020-01-01"), "0");
}

TEST(ActorTable, SurnamesFollowTheOrderOfNames) {
  EXPECT_EQ(table().by_surname("xi").size(), 1U);
  EXPECT_EQ(table().by_surname("biden").size(), 2U);
  EXPECT_EQ(table().by_surname("joe").size(), 0U);
  EXPECT_EQ(table().terms_of("Donald Trump").size(), 2U);
  ASSERT_NE(table().state("CHN"), nullptr);
  EXPECT_EQ(table().state("CHN")->name, "China");
  EXPECT_EQ(table().state("IGO"), nullptr);
}

TEST(OfficeKey, NamesTheSameOffice) {
  for (const char* title : {"foreign minister", "Minister of Foreign Affairs", "secretary of state",
                            "foreign secretary", "external affairs minister"}) {
    EXPECT_EQ(table().office_key(title), "foreign minister") << title;
  }
  for (const char* title : {"prime minister", "chancellor", "premier"}) {
    EXPECT_EQ(table().office_key(title), "prime minister") << title;
  }
  EXPECT_EQ(table().office_key("Vice President"), "vice president");
  EXPECT_EQ(table().office_key("deputy foreign minister"), "deputy foreign minister");
  EXPECT_EQ(table().office_key("Chancellor of the Exchequer"), "chancellor of the exchequer");
  EXPECT_EQ(table().office_key(""), "");
}

/// A copy of the rule tables with one file replaced; removed at the end.
class BrokenTables : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              (std::string("rapport_actor_tables_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(rule_tables(), folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Error error() const {
    const auto loaded = ActorTable::load(folder_.string());
    return loaded ? Error{ErrorCode::kFileNotFound, "loaded", ""} : loaded.error();
  }

  std::filesystem::path folder_;
};

TEST_F(BrokenTables, MissingFile) {
  std::filesystem::remove(folder_ / "bodies.tsv");
  EXPECT_EQ(error().code, ErrorCode::kBadTable);
}

TEST_F(BrokenTables, NoPeopleAtAll) {
  std::filesystem::remove(folder_ / "people_heads.tsv");
  std::filesystem::remove(folder_ / "people_ministers.tsv");
  EXPECT_EQ(error().code, ErrorCode::kBadTable);
}

TEST_F(BrokenTables, OnePeopleFileIsEnough) {
  std::filesystem::remove(folder_ / "people_ministers.tsv");
  std::filesystem::rename(folder_ / "people_heads.tsv", folder_ / "people.tsv");
  EXPECT_TRUE(ActorTable::load(folder_.string()));
}

TEST_F(BrokenTables, BadDateNamesItsLine) {
  std::ofstream(folder_ / "people_ministers.tsv")
      << "name\taliases\tcountry\tsectors\toffice\tbegin\tend\twikidata\tsource\nA "
         "B\t\tFRA\tGOV\tminister\tsoon\t\t\town\n";
  EXPECT_EQ(error().code, ErrorCode::kBadTable);
  EXPECT_NE(error().where.find("people_ministers.tsv:2"), std::string::npos);
}

TEST_F(BrokenTables, BadKindOfAgent) {
  std::ofstream(folder_ / "agents.tsv") << "phrase\tplural\tsectors\tkind\tsource\nking\t\tGOV\troyal\town\n";
  EXPECT_EQ(error().code, ErrorCode::kBadTable);
}

TEST_F(BrokenTables, BadOffices) {
  for (const char* rows : {"\tpresident\town\n", "Foreign Minister\t\town\n", "minister\tMinister\town\n",
                           "minister\t\town\nforeign minister\t\town\n"}) {
    std::ofstream(folder_ / "offices.tsv") << "words\tkey\tsource\n" << rows;
    EXPECT_EQ(error().code, ErrorCode::kBadTable) << rows;
    EXPECT_NE(error().where.find("offices.tsv:"), std::string::npos) << rows;
  }
}

TEST_F(BrokenTables, BadOrderOfNames) {
  for (const char* row : {"XXX\tfamily_first\town\n", "CHN\tfamily_last\town\n",
                          "CHN\tfamily_first\town\nCHN\tfamily_first\town\n"}) {
    std::ofstream(folder_ / "name_order.tsv") << "country\torder\tsource\n" << row;
    EXPECT_EQ(error().code, ErrorCode::kBadTable) << row;
    EXPECT_NE(error().where.find("name_order.tsv:"), std::string::npos) << row;
  }
}

TEST(ActorTable, ReducedDatesLastToTheirEnd) {
  ActorEntry entry;
  entry.begin = base::parse_iso_date("2020-01-01");
  EXPECT_TRUE(entry.holds(*base::parse_iso_date("2020-01-01")));
  EXPECT_FALSE(entry.holds(*base::parse_iso_date("2019-12-31")));
}

TEST(ActorTable, ShippedTablesLoad) {
  const std::string folder = std::string(RAPPORT_SOURCE_DIR) + "/data/actors";
  if (!std::filesystem::exists(folder + "/agents.tsv")) {
    GTEST_SKIP() << "data/actors is not there";
  }
  const auto loaded = ActorTable::load(folder);
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_GT(loaded->entries().size(), 2000U);
}

}  // namespace
}  // namespace rapport::dict
