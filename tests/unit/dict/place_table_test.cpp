#include "dict/place_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::dict {
namespace {

const PlaceTable& places() {
  static const Result<PlaceTable> loaded = PlaceTable::load(RAPPORT_SOURCE_DIR "/data/places");
  if (!loaded) {
    ADD_FAILURE() << loaded.error().to_string();
    std::abort();
  }
  return *loaded;
}

bool has(std::string_view name, std::string_view country, PlaceKind kind) {
  const auto found = places().find(name);
  return std::any_of(found.begin(), found.end(),
                     [&](const PlaceEntry* p) { return p->country == country && p->kind == kind; });
}

TEST(FoldName, DropsAccentsApostrophesAndHyphens) {
  const std::vector<std::pair<std::string, std::string>> rows{{"São Paulo", "sao paulo"},
                                                              {"Mazar-i-Sharif", "mazar i sharif"},
                                                              {"Sana'a", "sanaa"},
                                                              {"Sana’a", "sanaa"},
                                                              {"Łódź", "lodz"},
                                                              {"Reykjavík", "reykjavik"},
                                                              {"Çanakkale", "canakkale"},
                                                              {"Straße", "strasse"},
                                                              {"Hà Nội", "ha noi"},
                                                              {"Ad Dujayl", "ad dujayl"},
                                                              {"Kırıkkale", "kirikkale"},
                                                              {"Washington, D.C.", "washington dc"},
                                                              {"  St.  Paul ", "st paul"},
                                                              {"Antigua & Barbuda", "antigua and barbuda"},
                                                              {"Ḩalab", "halab"},
                                                              {"Ţarţūs", "tartus"},
                                                              {"Curaçao", "curacao"},
                                                              {"北京", "北京"},
                                                              {"", ""}};
  for (const auto& [name, folded] : rows) {
    EXPECT_EQ(fold_name(name), folded) << name;
  }
}

TEST(PlaceTable, FindsNamesInTheirSpellings) {
  EXPECT_TRUE(has("Kyiv", "UKR", PlaceKind::kCapital));
  EXPECT_TRUE(has("Kiev", "UKR", PlaceKind::kCapital));
  EXPECT_TRUE(has("Raqqa", "SYR", PlaceKind::kSeat));
  EXPECT_TRUE(has("Sao Paulo", "BRA", PlaceKind::kSeat));
  EXPECT_TRUE(has("São Paulo", "BRA", PlaceKind::kSeat));
  EXPECT_TRUE(has("KABUL", "AFG", PlaceKind::kCapital));
  EXPECT_TRUE(has("al-Anbar", "IRQ", PlaceKind::kAdmin1));
  EXPECT_TRUE(has("Dujail", "IRQ", PlaceKind::kCity));
  EXPECT_TRUE(has("Paris", "FRA", PlaceKind::kCapital));
  EXPECT_TRUE(has("Paris", "USA", PlaceKind::kCity));
  EXPECT_TRUE(has("Georgia", "GEO", PlaceKind::kCountry));
  EXPECT_TRUE(has("Georgia", "USA", PlaceKind::kAdmin1));
  EXPECT_TRUE(has("South China Sea", "", PlaceKind::kSea));
  EXPECT_TRUE(has("Tiananmen Square", "CHN", PlaceKind::kSite));
  EXPECT_TRUE(has("Middle East", "", PlaceKind::kWorldRegion));
  EXPECT_TRUE(has("Donbas", "UKR", PlaceKind::kArea));
  EXPECT_TRUE(has("eastern Ghouta", "SYR", PlaceKind::kArea));
}

TEST(PlaceTable, NeedsACapitalLetter) {
  for (const char* name : {"reading", "nice", "of", "paris", "", " ", "split"}) {
    EXPECT_TRUE(places().find(name).empty()) << name;
  }
  EXPECT_FALSE(places().find("Reading").empty());
}

TEST(PlaceTable, KnowsAdjectivesCapitalsAndCountries) {
  EXPECT_EQ(places().country_of_adjective("Chinese").value_or(""), "CHN");
  EXPECT_EQ(places().country_of_adjective("South African").value_or(""), "ZAF");
  EXPECT_EQ(places().country_of_adjective("Saudi").value_or(""), "SAU");
  EXPECT_FALSE(places().country_of_adjective("polish"));
  EXPECT_FALSE(places().country_of_adjective("Green"));
  ASSERT_NE(places().capital_of("CHN"), nullptr);
  EXPECT_EQ(places().capital_of("CHN")->name, "Beijing");
  EXPECT_EQ(places().capital_of("USA")->name, "Washington, D.C.");
  EXPECT_EQ(places().capital_of("ZZZ"), nullptr);
  for (const char* code : {"XKX", "PSE", "TWN", "HKG", "USA", "VAT", "SSD"}) {
    ASSERT_NE(places().country(code), nullptr) << code;
    EXPECT_TRUE(places().country(code)->latitude) << code;
  }
}

TEST(PlaceTable, KnowsWordsInAnyCase) {
  EXPECT_TRUE(places().is("the", PlaceWord::kDeterminer));
  EXPECT_TRUE(places().is("Province", PlaceWord::kDivision));
  EXPECT_TRUE(places().is("between", PlaceWord::kBetween));
  EXPECT_FALSE(places().is("between", PlaceWord::kDeterminer));
  EXPECT_FALSE(places().is("Mosul", PlaceWord::kGeneric));
}

TEST(PlaceTable, PositionsAreWhereTheyShouldBe) {
  struct Row {
    const char *name, *country;
    double latitude, longitude, within;
  };
  const std::vector<Row> rows{
      {"Kharkiv", "UKR", 49.8, 36.3, 0.3},      {"Beijing", "CHN", 39.9, 116.3, 0.3},
      {"Texas", "USA", 31.5, -99.3, 0.5},       {"Crimea", "UKR", 45.2, 34.2, 0.5},
      {"Taiwan", "TWN", 23.8, 121.0, 0.5},      {"Tahrir Square", "EGY", 30.04, 31.24, 0.05},
      {"Helmand", "AFG", 31.5, 64.3, 1.0},      {"Black Sea", "", 43.4, 34.3, 1.0},
      {"Bougainville", "PNG", -6.2, 155.3, 0.5}};
  for (const Row& row : rows) {
    const auto found = places().find(row.name);
    const auto at =
        std::find_if(found.begin(), found.end(), [&](auto* p) { return p->country == row.country; });
    ASSERT_NE(at, found.end()) << row.name;
    EXPECT_NEAR((*at)->latitude.value_or(99), row.latitude, row.within) << row.name;
    EXPECT_NEAR((*at)->longitude.value_or(999), row.longitude, row.within) << row.name;
  }
}

TEST(PlaceTable, BadTablesNameFileAndLine) {
  namespace fs = std::filesystem;
  const fs::path dir = fs::path(::testing::TempDir()) / "rapport_places";
  const std::vector<std::pair<std::string, std::string>> rows{
      {"regions.tsv", "Nowhere\t\tplanet\tUSA\t\t1\t1\t\town"},
      {"regions.tsv", "Nowhere\t\tarea\tUSA\t\tnorth\t1\t\town"},
      {"regions.tsv", "Nowhere\t\tarea\tUSA\t\t91\t1\t\town"},
      {"regions.tsv", "France again\t\tcountry\tFRA\t\t1\t1\t\town"},
      {"admin1.tsv", "QQQ\t01\tNowhere\t\t1\t1\town"},
      {"cities.tsv", "x\tNowhere\t\tUSA\tTX\t1\t1\t5\tcity\tgeonames"},
      {"cities.tsv", "1\tNowhere\t\tUSA\tTX\t\t\t5\tcity\tgeonames"},
      {"cities.tsv", "1\tNowhere\tUSA"},
      {"words.tsv", "so\tadverb"}};
  for (const auto& [table, line] : rows) {
    fs::remove_all(dir);
    fs::create_directories(dir);
    fs::copy(RAPPORT_SOURCE_DIR "/data/places", dir / "places");
    fs::create_directories(dir / "actors");
    fs::copy(RAPPORT_SOURCE_DIR "/data/actors/countries.tsv", dir / "actors");
    std::ofstream(dir / "places" / table, std::ios::app) << line << "\n";
    const auto loaded = PlaceTable::load((dir / "places").string());
    ASSERT_FALSE(loaded) << line;
    EXPECT_EQ(loaded.error().code, ErrorCode::kBadTable);
    EXPECT_TRUE(loaded.error().where.starts_with((dir / "places" / table).string() + ":"))
        << loaded.error().where;
  }
  fs::remove_all(dir);
  EXPECT_FALSE(PlaceTable::load("/nonexistent"));
}

}  // namespace
}  // namespace rapport::dict
