#include "rapport/field_codes.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport {
namespace {

FieldCodes own_tables() {
  auto codes = FieldCodes::load(std::string(RAPPORT_SOURCE_DIR) + "/data");
  return codes ? std::move(*codes) : FieldCodes();
}

Actor party(const char* country, std::vector<std::string> sectors) {
  Actor actor;
  if (*country != '\0') {
    actor.country = country;
  }
  actor.sectors = std::move(sectors);
  return actor;
}

TEST(FieldCodes, TakesCountriesToTheirCodes) {
  const FieldCodes codes = own_tables();
  ASSERT_NE(codes.country("ROU"), nullptr);
  EXPECT_EQ(codes.country("ROU")->cameo, "ROU");
  EXPECT_EQ(codes.country("ROU")->gdelt, "ROM");
  EXPECT_EQ(codes.country("DEU")->gdelt, "DEU");
  EXPECT_EQ(codes.country("DEU")->fips, "GM");
  EXPECT_EQ(codes.country("DEU")->cow_number, "255");
  EXPECT_EQ(codes.country("RUS")->icews, "Russian Federation");
  EXPECT_EQ(codes.country("RUS")->name, "Russia");
  EXPECT_EQ(codes.country("XKX")->cameo, "KSV");
  EXPECT_EQ(codes.country("UNO"), nullptr);
  EXPECT_EQ(codes.body("UNO")->gdelt_type, "IGO");
}

TEST(FieldCodes, TakesPartiesToCameo) {
  const FieldCodes codes = own_tables();
  const struct {
    Actor actor;
    const char* code;
  } rows[] = {
      {party("USA", {"JRN"}), "USAMED"},
      {party("USA", {"MED"}), "USAHLH"},
      {party("ROU", {"GOV", "MIL"}), "ROUGOVMIL"},
      {party("COL", {"PRM", "UAF"}), "COLUAF"},  // Both are CAMEO's UAF: once.
      {party("FRA", {"UNK"}), "FRA"},
      {party("UNO", {}), "IGOUNO"},
      {party("", {"REB"}), "REB"},
      {party("", {}), ""},
      {party("QQQ", {}), ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(codes.cameo_code(row.actor), row.code);
  }
}

TEST(FieldCodes, KnowsScoresAndQuadClasses) {
  const FieldCodes codes = own_tables();
  EXPECT_EQ(codes.gdelt_quad("0213"), 1);
  EXPECT_EQ(codes.gdelt_quad("090"), 2);
  EXPECT_EQ(codes.gdelt_quad("141"), 3);
  EXPECT_EQ(codes.phoenix_quad("0213"), 0);
  EXPECT_EQ(codes.gdelt_quad("163"), 4);
  EXPECT_EQ(codes.phoenix_quad("163"), 3);
  EXPECT_EQ(codes.gdelt_quad("99"), std::nullopt);
  EXPECT_EQ(codes.intensity("CONSULT", "visit"), 4.0);
  EXPECT_EQ(codes.intensity("THREATEN", "no-such"), -3.5);
  EXPECT_EQ(codes.intensity("ACCUSE", std::nullopt), -3.0);
  EXPECT_EQ(codes.intensity("DANCE", std::nullopt), std::nullopt);
  ASSERT_NE(codes.cameo("163"), nullptr);
  EXPECT_EQ(codes.cameo("163")->icews_score, -8.0);
  EXPECT_EQ(FieldCodes().cameo_code(party("USA", {"GOV"})), "");
}

TEST(FieldCodes, NamesATableThatIsNotThere) {
  const auto codes = FieldCodes::load("/no/such/folder");
  ASSERT_FALSE(codes);
  EXPECT_EQ(codes.error().code, ErrorCode::kBadTable);
  EXPECT_EQ(codes.error().where, "/no/such/folder/formats/countries.tsv");
}

}  // namespace
}  // namespace rapport
