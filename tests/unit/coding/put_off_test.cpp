#include "coding/put_off.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport::coding {
namespace {

struct Case {
  std::string text;
  std::string word;
  std::string type;
  std::string before;
  std::string after;
  bool parties;
};

ByteSpan span_of(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  return {at, at + words.size()};
}

class PutOff : public testing::TestWithParam<Case> {};

TEST_P(PutOff, SharesPartiesAndStatus) {
  const Case& c = GetParam();
  Frame put_off;
  put_off.type = c.type;
  put_off.status = "actual";
  put_off.trigger = span_of(c.text, c.word);
  put_off.role(Role::kActor) = {{span_of(c.text, "Oslo"), 0.9}};
  put_off.role(Role::kRecipient) = {{span_of(c.text, "Lima"), 0.9}};
  Frame talks;
  talks.type = "CONSULT";
  talks.status = c.before;
  talks.trigger = span_of(c.text, "talks");
  const auto out = settle_put_off(c.text, {put_off, talks});
  EXPECT_EQ(out[1].status, c.after);
  EXPECT_EQ(out[1].role(Role::kActor).size(), c.parties ? 1U : 0U);
  EXPECT_EQ(out[1].role(Role::kRecipient).size(), c.parties ? 1U : 0U);
  EXPECT_EQ(out[0].status, "actual");
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, PutOff,
    testing::Values(
        Case{"Oslo Postponed talks with Lima.", "Postponed", "REJECT", "cancelled", "postponed", true},
        Case{"Oslo called off talks with Lima.", "called off", "REJECT", "postponed", "cancelled", true},
        Case{"Oslo put off talks with Lima.", "put off", "REJECT", "postponed", "postponed", true},
        Case{"Oslo condemned talks with Lima.", "condemned", "REJECT", "cancelled", "cancelled", false},
        Case{"Oslo postponed talks with Lima.", "postponed", "ACCUSE", "cancelled", "cancelled", false},
        Case{"Oslo postponed talks with Lima.", "postponed", "REJECT", "future", "future", false}));

TEST(PutOffParties, OwnOnesAreKept) {
  const std::string text = "Oslo postponed talks with Lima.";
  Frame put_off;
  put_off.type = "REJECT";
  put_off.trigger = span_of(text, "postponed");
  put_off.role(Role::kActor) = {{span_of(text, "Oslo"), 0.9}};
  Frame talks;
  talks.status = "postponed";
  talks.trigger = span_of(text, "talks");
  talks.role(Role::kRecipient) = {{span_of(text, "Lima"), 0.5}};
  const auto out = settle_put_off(text, {put_off, talks});
  EXPECT_TRUE(out[1].role(Role::kActor).empty());
  EXPECT_EQ(out[1].role(Role::kRecipient).size(), 1U);
}

}  // namespace
}  // namespace rapport::coding
