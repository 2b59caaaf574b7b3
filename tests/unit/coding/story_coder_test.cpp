#include "coding/story_coder.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "unit/coding/dictionary.hpp"

namespace rapport::coding {
namespace {

constexpr std::string_view kText =
    "Norwegian Prime Minister Jonas Gahr Støre will visit Peru on Tuesday.\n"
    "He arrives in Lima for two days, Peruvian officials said.\n"
    "The two countries signed it recently.\n"
    "He visited the Chinese capital.";

ByteSpan span_of(std::string_view words, std::size_t from = 0) {
  const std::size_t at = kText.find(words, from);
  return {at, at + words.size()};
}

class StoryCoder : public testing::Test {
 protected:
  StoryCoder() {
    story_.id = "s1";
    story_.text = std::string(kText);
    story_.published = "2024-05-17";
    for (std::size_t begin = 0; begin <= kText.size();) {
      const std::size_t end = std::min(kText.find('\n', begin), kText.size());
      sentences_.push_back({{begin, end}, false, {}});
      begin = end + 1;
    }
    Frame visit = frame(0, "visit", "future");
    visit.role(Role::kActor) = {{span_of("Norwegian Prime Minister Jonas Gahr Støre"), 0.9}};
    visit.role(Role::kRecipient) = {{span_of("Peru"), 0.9}};
    visit.role(Role::kTime) = {{span_of("Tuesday"), 0.9}};
    Frame arrives = frame(1, "arrives", "future");
    arrives.role(Role::kActor) = {{span_of("He"), 0.9}};
    arrives.role(Role::kRecipient) = {{span_of("Peru", sentences_[1].span.begin), 0.4}};
    arrives.role(Role::kPlace) = {{span_of("Lima"), 0.9}};
    arrives.role(Role::kTime) = {{span_of("two days"), 0.9}};
    arrives.role(Role::kSaidBy) = {{span_of("Peruvian officials"), 0.9}};
    Frame sign = frame(2, "signed", "actual");
    sign.role(Role::kActor) = {{span_of("The two countries"), 0.9}};
    sign.role(Role::kTime) = {{span_of("recently"), 0.9}};
    Frame visited = frame(3, "visited", "negated");
    visited.role(Role::kActor) = {{span_of("He", sentences_[3].span.begin), 0.9}};
    visited.role(Role::kPlace) = {{span_of("the Chinese capital"), 0.9}};
    frames_ = {visit, arrives, sign, visited};
  }

  Frame frame(std::size_t sentence, std::string_view trigger, const char* status) const {
    Frame out;
    out.sentence = sentence;
    out.trigger = span_of(trigger, sentences_[sentence].span.begin);
    out.type = "CONSULT";
    out.status = status;
    return out;
  }

  [[nodiscard]] CodingInput input() const { return {story_, sentences_, frames_, dictionary(), model_}; }

  [[nodiscard]] std::vector<FrameTrace> trace() const {
    std::vector<FrameTrace> out;
    (void)code_story(input(), &out);
    return out;
  }

  Story story_;
  std::vector<Sentence> sentences_;
  std::vector<Frame> frames_;
  std::string model_ = "test-1";
};

std::string rules_of(const PartyTrace& party) {
  std::string out;
  for (const PartyStep& step : party.steps) {
    out += std::to_string(static_cast<int>(step.rule)) + ":" + step.entry.value_or("") + ":" +
           (step.antecedent ? std::string(step.antecedent->of(kText)) : "") + " ";
  }
  return out;
}

std::string rule(PartyRule of) {
  return std::to_string(static_cast<int>(of)) + ":";
}

struct DurationCase {
  std::string_view text;
  std::optional<std::string> duration;
};

class DurationBefore : public testing::TestWithParam<DurationCase> {};

TEST_P(DurationBefore, IsReadFromTheHyphenatedWord) {
  Story story;
  story.id = "s1";
  story.text = std::string(GetParam().text);
  const std::vector<Sentence> sentences{{{0, story.text.size()}, false, {}}};
  Frame talks;
  talks.type = "CONSULT";
  talks.status = "actual";
  const std::size_t at = story.text.find("talks");
  talks.trigger = {at, at + 5};
  const std::vector<Frame> frames{talks};
  const auto records = code_story({story, sentences, frames, dictionary(), "m"});
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].duration, GetParam().duration);
}

INSTANTIATE_TEST_SUITE_P(Sentences, DurationBefore,
                         testing::Values(DurationCase{"They held a nearly six-hour talks.", "PT6H"},
                                         DurationCase{"A two-day peace talks ended.", "P2D"},
                                         DurationCase{"High-level talks ended.", std::nullopt},
                                         DurationCase{"A two-day visit and long talks ended.", std::nullopt},
                                         DurationCase{"talks ended.", std::nullopt}));

TEST_F(StoryCoder, TheRecordsAreTheSameWithATrace) {
  std::vector<FrameTrace> steps;
  const auto plain = code_story(input());
  const auto traced = code_story(input(), &steps);
  ASSERT_EQ(plain.size(), traced.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(plain[i].id, traced[i].id);
    EXPECT_EQ(plain[i].mentions.size(), traced[i].mentions.size());
    EXPECT_EQ(plain[i].cameo, traced[i].cameo);
    EXPECT_EQ(plain[i].actors.size(), traced[i].actors.size());
    EXPECT_EQ(plain[i].time.has_value(), traced[i].time.has_value());
  }
  ASSERT_EQ(steps.size(), frames_.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    EXPECT_EQ(steps[i].frame.trigger, frames_[i].trigger);
  }
}

TEST_F(StoryCoder, SaysWhoAMentionIsAndWhy) {
  const auto frames = trace();
  const std::string person = rule(PartyRule::kTableEntry) + "Jonas Gahr Støre: ";
  EXPECT_EQ(rules_of(frames[0].mentions[0].parties.at(0)), person);
  EXPECT_EQ(frames[0].mentions[0].parties[0].actor.code, "NORGOV");
  EXPECT_EQ(frames[0].mentions[0].parties[0].steps[0].table, "people");
  EXPECT_EQ(rules_of(frames[1].mentions[0].parties.at(0)),
            rule(PartyRule::kPronoun) + ":Norwegian Prime Minister Jonas Gahr Støre " + person);
  EXPECT_EQ(rules_of(frames[1].mentions.back().parties.at(0)),
            rule(PartyRule::kAgentNoun) + "official: " + rule(PartyRule::kTableEntry) + "Peru: ");
  EXPECT_EQ(frames[1].mentions.back().parties[0].steps[1].form, "adjective");
  const auto& set = frames[2].mentions[0].parties;
  ASSERT_EQ(set.size(), 2U);
  EXPECT_TRUE(rules_of(set[0]).starts_with(rule(PartyRule::kMemberOfSet)));
}

TEST_F(StoryCoder, SaysHowPlacesAndTimesAreRead) {
  const auto frames = trace();
  const TimeTrace& day = *frames[0].mentions[2].time;
  EXPECT_EQ(day.rule, "weekday");
  EXPECT_EQ(day.anchor, "2024-05-17");
  EXPECT_EQ(day.tense, "future");
  EXPECT_EQ(day.start, "2024-05-21");
  EXPECT_TRUE(day.used);
  const PlaceTrace& lima = *frames[1].mentions[2].place;
  EXPECT_EQ(lima.rule, "gazetteer");
  EXPECT_EQ(lima.kind, "capital");
  EXPECT_EQ(lima.place.country, "PER");
  EXPECT_GE(lima.candidates, 1U);
  const TimeTrace& length = *frames[1].mentions[3].time;
  EXPECT_EQ(length.rule, "duration");
  EXPECT_EQ(length.duration, "P2D");
  EXPECT_EQ(frames[2].mentions[1].time->rule, "vague");
  EXPECT_EQ(frames[2].mentions[1].time->anchor, std::nullopt);
  EXPECT_EQ(frames[3].mentions[1].place->rule, "capital-of");
}

TEST_F(StoryCoder, SaysWhichRowsGaveTheCodes) {
  const CodeTrace codes = trace()[0].codes;
  ASSERT_TRUE(codes.plover_row && codes.quad_row && codes.cameo_row && codes.goldstein_row);
  EXPECT_EQ(codes.plover_row->cells.back().second, codes.plover);
  EXPECT_EQ(codes.cameo_row->table, "cameo.tsv");
  EXPECT_EQ(codes.cameo_row->cells.back().second, codes.cameo);
  EXPECT_GT(codes.cameo_row->line, 1U);
  EXPECT_EQ(codes.goldstein_row->cells.front().second, codes.cameo);
  const CodeTrace none = trace()[3].codes;
  EXPECT_EQ(none.cameo, std::nullopt);
  EXPECT_EQ(none.cameo_row->cells.back().second, "-");
  EXPECT_FALSE(none.goldstein_row);
}

TEST_F(StoryCoder, SaysWhichRecordAFrameEndedIn) {
  Frame again = frame(1, "arrives", "future");
  again.role(Role::kActor) = {{span_of("He"), 0.9}};
  again.role(Role::kRecipient) = {{span_of("Peru", sentences_[1].span.begin), 0.4}};
  Frame other = again;
  other.trigger = span_of("said");
  other.role(Role::kTime) = {{span_of("recently"), 0.9}};
  frames_ = {frames_[0], again, other};
  std::vector<FrameTrace> steps;
  const auto records = code_story(input(), &steps);
  EXPECT_EQ(steps[0].record, records[0].id);
  EXPECT_FALSE(steps[0].merged);
  EXPECT_EQ(steps[1].record, records[0].id);
  EXPECT_TRUE(steps[1].merged);
  EXPECT_EQ(steps[2].record, records[1].id);
  ASSERT_EQ(steps[2].kept_apart.size(), 1U);
  EXPECT_EQ(steps[2].kept_apart[0].record, records[0].id);
  EXPECT_EQ(steps[2].kept_apart[0].reason, "time");
}

TEST_F(StoryCoder, SaysThatAPartyIsRepeated) {
  frames_.resize(1);
  frames_[0].role(Role::kRecipient) = {{span_of("Peru"), 0.9}, {span_of("Peru"), 0.2}};
  frames_[0].role(Role::kRecipient)[1].span = {span_of("Lima").begin, span_of("Lima").end};
  frames_[0].role(Role::kActor).push_back({span_of("He"), 0.3});
  const auto mentions = trace()[0].mentions;
  EXPECT_FALSE(mentions[0].parties.at(0).repeated);
  EXPECT_TRUE(mentions[1].parties.at(0).repeated);
}

}  // namespace
}  // namespace rapport::coding
