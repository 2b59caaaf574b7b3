#include <gtest/gtest.h>

#include "rapport/format.hpp"

namespace rapport {
namespace {

RelationResult result(std::vector<CategoryScore> scores) {
  RelationResult out;
  out.query.id = "\"q\"";
  out.relation = Relation{std::move(scores)};
  return out;
}

TEST(RelationJson, ScoresKeepTheirOrderAndSumToOne) {
  const double third = 1.0 / 3;
  EXPECT_EQ(
      relation_to_jsonl(result({{"AID", third}, {"AGREE", third}, {"ASSAULT", third}})),
      "{\"id\":\"q\",\"plover\":\"AID\",\"scores\":{\"AID\":0.3334,\"AGREE\":0.3333,\"ASSAULT\":0.3333}}\n");
}

TEST(RelationJson, TheMostProbableIsNamed) {
  EXPECT_EQ(relation_to_jsonl(result({{"AID", 0.25}, {"AGREE", 0.75}})),
            "{\"id\":\"q\",\"plover\":\"AGREE\",\"scores\":{\"AID\":0.2500,\"AGREE\":0.7500}}\n");
}

TEST(RelationJson, AnErrorHasNothingElse) {
  RelationResult out;
  out.query.id = "17";
  out.error = Error{ErrorCode::kBadJson, "not a JSON object", "pairs.jsonl:3"};
  EXPECT_EQ(relation_to_jsonl(out), "{\"id\":17,\"error\":\"not a JSON object\"}\n");
}

}  // namespace
}  // namespace rapport
