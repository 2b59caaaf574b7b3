#include "ingest/relation_query.hpp"

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

TEST(RelationQuery, CodePointsBecomeBytes) {
  RelationQuery query;
  const auto read = read_relation_query(
      R"({"id": "a\"b", "text": "Åland thanked Rügen.", "source": [[0, 5]], "target": [[14, 19]], "more": [1]})",
      query);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(query.id, R"("a\"b")");
  ASSERT_EQ(query.source.size(), 1U);
  ASSERT_EQ(query.target.size(), 1U);
  EXPECT_EQ(query.source[0].of(query.text), "Åland");
  EXPECT_EQ(query.target[0].of(query.text), "Rügen");
}

TEST(RelationQuery, IdIsKeptAsItIs) {
  RelationQuery query;
  ASSERT_TRUE(read_relation_query(R"({"id": -7, "text": "x", "source": [], "target": []})", query));
  EXPECT_EQ(query.id, "-7");
}

struct Bad {
  const char* line;
  ErrorCode code;
  const char* id;
};

class BadRelationQuery : public testing::TestWithParam<Bad> {};

TEST_P(BadRelationQuery, IsRefusedWithItsId) {
  RelationQuery query;
  const auto read = read_relation_query(GetParam().line, query);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, GetParam().code);
  EXPECT_EQ(query.id, GetParam().id);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadRelationQuery,
    testing::Values(
        Bad{"", ErrorCode::kBadJson, "null"}, Bad{"[]", ErrorCode::kBadJson, "null"},
        Bad{"\"\xFF\"", ErrorCode::kBadEncoding, "null"},
        Bad{R"({"text": "x", "source": [], "target": []})", ErrorCode::kBadJson, "null"},
        Bad{R"({"id": 1.5, "text": "x", "source": [], "target": []})", ErrorCode::kBadJson, "null"},
        Bad{R"({"id": 1, "source": [], "target": []})", ErrorCode::kBadJson, "1"},
        Bad{R"({"id": 1, "text": " ", "source": [], "target": []})", ErrorCode::kInputEmpty, "1"},
        Bad{R"({"id": 1, "text": "x", "source": []})", ErrorCode::kBadJson, "1"},
        Bad{R"({"id": 1, "text": "x", "source": [[0]], "target": []})", ErrorCode::kBadJson, "1"},
        Bad{R"({"id": 1, "text": "x", "source": [[0.0, 1]], "target": []})", ErrorCode::kBadJson, "1"},
        Bad{R"({"id": 1, "text": "x", "source": [[1, 1]], "target": []})", ErrorCode::kBadShape, "1"},
        Bad{R"({"id": 1, "text": "x", "source": [], "target": [[0, 2]]})", ErrorCode::kBadShape, "1"}));

}  // namespace
}  // namespace rapport::ingest
