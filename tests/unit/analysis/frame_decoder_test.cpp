#include "analysis/frame_decoder.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace rapport::analysis {
namespace {

// Two types: columns are outside, inside, type 0, type 1.
TEST(DecodeTriggers, TakesTheTypesTogetherAgainstTheFloor) {
  const std::vector<float> tags = {
      0.9F, 0.0F, 0.1F, 0.0F,  // no trigger
      0.4F, 0.0F, 0.3F, 0.3F,  // a trigger, its type a near tie: the first wins
      0.1F, 0.8F, 0.1F, 0.0F,  // goes on with it
      0.7F, 0.1F, 0.0F, 0.2F,  // ends it
      0.2F, 0.7F, 0.0F, 0.1F,  // inside without a beginning: nothing
      0.0F, 0.0F, 0.1F, 0.9F,  // a trigger at the end
  };
  const auto found = decode_triggers(tags, 2, 0.5);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].begin, 1U);
  EXPECT_EQ(found[0].end, 3U);
  EXPECT_EQ(found[0].type, 0U);
  EXPECT_NEAR(found[0].score, 0.6, 1e-6);
  EXPECT_NEAR(found[0].type_score, 0.3, 1e-6);
  EXPECT_EQ(found[1].begin, 5U);
  EXPECT_EQ(found[1].end, 6U);
  EXPECT_EQ(found[1].type, 1U);
  EXPECT_TRUE(decode_triggers({}, 2, 0.5).empty());
}

TEST(DecodeTriggers, NeverLongerThanFourWords) {
  std::vector<float> tags = {0.0F, 0.0F, 1.0F};
  for (int i = 0; i < 6; ++i) {
    tags.insert(tags.end(), {0.0F, 1.0F, 0.0F});
  }
  EXPECT_EQ(decode_triggers(tags, 1, 0.5).at(0).end, 4U);
}

Manifest small_manifest() {
  Manifest m;
  m.types = {"CONSULT", "ASSAULT"};
  m.statuses = {"actual", "future"};
  m.modes = {{"CONSULT", "visit"}, {"ASSAULT", "aerial"}};
  m.contexts = {"military", "economic", "legal", "health"};
  m.context_floor = 0.4;
  m.calibration = {0.0, {1.0, 1.0, 0.0, 0.0}};
  return m;
}

// Scores of four words "A met B ." with nothing in any role but what `set` puts there.
nn::FrameScores plain_scores(std::size_t words) {
  nn::FrameScores scores;
  for (std::size_t i = 0; i < words * kRoleCount; ++i) {
    scores.roles.insert(scores.roles.end(), {0.98F, 0.01F, 0.01F});
  }
  scores.status = {0.2F, 0.8F};
  scores.mode = {0.1F, 0.3F, 0.6F};
  scores.about = {0.2F, 0.1F, 0.7F};
  scores.contexts = {0.5F, 0.9F, 0.39F, 0.6F};
  return scores;
}

void set_tag(nn::FrameScores& scores, std::size_t word, Role role, std::size_t tag, float p) {
  float* tags = scores.roles.data() + (word * kRoleCount + static_cast<std::size_t>(role)) * 3;
  for (std::size_t t = 0; t < 3; ++t) {
    tags[t] = t == tag ? p : (1 - p) / 2;
  }
}

TEST(DecodeFrame, BuildsSpansAndLabels) {
  const std::vector<Token> tokens = {{{10, 11}}, {{12, 15}}, {{16, 17}}, {{17, 18}}};
  auto scores = plain_scores(4);
  set_tag(scores, 0, Role::kActor, 1, 0.9F);
  set_tag(scores, 2, Role::kRecipient, 2, 0.8F);  // inside after outside begins a span
  set_tag(scores, 3, Role::kRecipient, 2, 0.6F);
  const Frame frame = decode_frame(small_manifest(), {1, 2, 0, 0.9, 0.8}, scores, tokens);
  EXPECT_EQ(frame.trigger, (ByteSpan{12, 15}));
  EXPECT_EQ(frame.type, "CONSULT");
  EXPECT_EQ(frame.status, "future");
  EXPECT_EQ(frame.mode, "visit") << "the mode of another type does not count";
  EXPECT_EQ(frame.about, "ASSAULT");
  EXPECT_EQ(frame.contexts, (std::vector<std::string>{"economic", "health", "military"}));
  ASSERT_EQ(frame.role(Role::kActor).size(), 1U);
  EXPECT_EQ(frame.role(Role::kActor)[0].span, (ByteSpan{10, 11}));
  ASSERT_EQ(frame.role(Role::kRecipient).size(), 1U);
  EXPECT_EQ(frame.role(Role::kRecipient)[0].span, (ByteSpan{16, 18}));
  EXPECT_TRUE(frame.role(Role::kTime).empty());
  // log odds of 0.9 and of 0.8 / 0.9 added: odds 9 * 8.
  EXPECT_NEAR(frame.confidence, 72.0 / 73.0, 1e-9);
}

// Tags of four words for two types: everything outside but what `set` puts at a word, type and level.
struct EntityTags {
  std::vector<float> grid = std::vector<float>(std::size_t{4} * 2 * nn::kEntityLevels * 3, 0.0F);

  EntityTags() {
    for (std::size_t i = 0; i < grid.size(); i += 3) {
      grid[i] = 1.0F;
    }
  }
  void set(std::size_t word, std::size_t type, std::size_t level, std::size_t tag, float p) {
    float* at = grid.data() + ((word * 2 + type) * nn::kEntityLevels + level) * 3;
    at[0] = 1 - p;
    at[1] = at[2] = 0.0F;
    at[tag] = p;
  }
};

TEST(DecodeEntities, NestedMentionsInTheOrderOfTheTextTheLongerFirst) {
  const std::vector<Token> tokens = {{{0, 3}}, {{4, 9}}, {{10, 12}}, {{13, 18}}};
  EntityTags tags;
  tags.set(0, 0, 0, 1, 0.9F);  // type 0 over all four words
  for (std::size_t w = 1; w < 4; ++w) {
    tags.set(w, 0, 0, 2, 0.8F);
  }
  tags.set(3, 0, 1, 1, 0.7F);  // one of the same type within it
  tags.set(3, 1, 0, 1, 0.6F);  // one of the other type in the same place
  const auto found = decode_entities({"person", "place"}, tags.grid, tokens);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].span, (ByteSpan{0, 18}));
  EXPECT_EQ(found[0].type, "person");
  EXPECT_NEAR(found[0].score, 0.825, 1e-6);
  EXPECT_EQ(found[1].span, (ByteSpan{13, 18}));
  EXPECT_EQ(found[1].type, "person");
  EXPECT_EQ(found[2].type, "place");
}

TEST(DecodeEntities, AMentionOnBothLevelsIsOne) {
  const std::vector<Token> tokens = {{{0, 3}}, {{4, 9}}, {{10, 12}}, {{13, 18}}};
  EntityTags tags;
  tags.set(1, 1, 0, 1, 0.9F);
  tags.set(1, 1, 1, 1, 0.6F);
  const auto found = decode_entities({"person", "place"}, tags.grid, tokens);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].score, 0.9, 1e-6);
}

TEST(DecodeEntities, NothingWithoutAHead) {
  EXPECT_TRUE(decode_entities({}, {}, std::vector<Token>{{{0, 3}}}).empty());
}

}  // namespace
}  // namespace rapport::analysis
