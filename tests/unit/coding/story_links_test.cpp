#include "coding/story_links.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "coding/story_coder.hpp"

namespace rapport::coding {
namespace {

const dict::Dictionary& dictionary() {
  static const Result<dict::Dictionary> loaded = dict::Dictionary::load(RAPPORT_SOURCE_DIR "/data");
  if (!loaded) {
    ADD_FAILURE() << loaded.error().to_string();
    std::abort();
  }
  return *loaded;
}

/// A story of one sentence a line, with hand-written frames, and its records.
class Told {
 public:
  explicit Told(std::string text) {
    story_.id = "s";
    story_.text = std::move(text);
    story_.published = "2024-05-17";  // a Friday
    for (std::size_t begin = 0; begin < story_.text.size();) {
      const std::size_t end = std::min(story_.text.find('\n', begin), story_.text.size());
      sentences_.push_back({{begin, end}, false, {}});
      begin = end + 1;
    }
  }

  Frame& frame(std::size_t sentence, std::string_view trigger, std::string type,
               std::string status = "actual") {
    Frame& out = frames_.emplace_back();
    out.sentence = sentence;
    out.trigger = span(sentence, trigger);
    out.type = std::move(type);
    out.status = std::move(status);
    out.confidence = 0.9;
    return out;
  }

  void give(Frame& frame, Role role, std::string_view words) const {
    frame.role(role).push_back({span(frame.sentence, words), 0.9});
  }

  [[nodiscard]] std::vector<Record> records(std::vector<FrameTrace>* trace = nullptr) const {
    return code_story({story_, sentences_, frames_, dictionary(), model_}, trace);
  }

 private:
  [[nodiscard]] ByteSpan span(std::size_t sentence, std::string_view words) const {
    const std::size_t at = story_.text.find(words, sentences_[sentence].span.begin);
    EXPECT_LE(at + words.size(), sentences_[sentence].span.end) << words;
    return {at, at + words.size()};
  }

  Story story_;
  std::vector<Sentence> sentences_;
  std::vector<Frame> frames_;
  std::string model_ = "m";
};

std::string countries(const std::vector<Actor>& side) {
  std::string out;
  for (const Actor& actor : side) {
    out += (out.empty() ? "" : " ") + actor.country.value_or("?");
  }
  return out;
}

std::vector<std::string> rules_of(const FrameTrace& trace) {
  std::vector<std::string> out;
  for (const FrameStep& step : trace.rules) {
    out.push_back(step.rule);
  }
  return out;
}

TEST(StoryLinks, HostOfAVisitIsTheStateThatTheStoryNames) {
  for (const bool named : {true, false}) {
    Told told(named ? "Peru waits.\nNorwegian officials will visit Lima."
                    : "All wait.\nNorwegian officials will visit Lima.");
    Frame& visit = told.frame(1, "visit", "CONSULT", "future");
    visit.mode = "visit";
    told.give(visit, Role::kActor, "Norwegian officials");
    told.give(visit, Role::kPlace, "Lima");
    const auto records = told.records();
    EXPECT_EQ(countries(records[0].recipients), named ? "PER" : "");
  }
}

TEST(StoryLinks, OtherSideOfTalks) {
  Told told(
      "Norway and Peru agreed to talk.\nNorwegian officials ended talks in Lima.\nThey ended talks in Oslo.");
  Frame& agreed = told.frame(0, "agreed", "AGREE");
  told.give(agreed, Role::kActor, "Norway");
  told.give(agreed, Role::kActor, "Peru");
  Frame& talks = told.frame(1, "talks", "CONSULT");
  told.give(talks, Role::kActor, "Norwegian officials");
  told.give(talks, Role::kPlace, "Lima");
  std::vector<FrameTrace> trace;
  const auto records = told.records(&trace);
  EXPECT_EQ(countries(records[1].actors), "NOR PER");
  EXPECT_EQ(records[1].actors[1].text, "Lima");
  EXPECT_EQ(records[1].actors[1].name, "Peru");
  EXPECT_EQ(rules_of(trace[1]), std::vector<std::string>{"other-side"});
}

TEST(StoryLinks, NoOtherSideWithoutAnActBetweenThem) {
  Told told("Norway praised Chile.\nNorwegian officials ended talks in Lima.");
  Frame& praise = told.frame(0, "praised", "SUPPORT");
  told.give(praise, Role::kActor, "Norway");
  told.give(praise, Role::kRecipient, "Chile");
  Frame& talks = told.frame(1, "talks", "CONSULT");
  told.give(talks, Role::kActor, "Norwegian officials");
  told.give(talks, Role::kPlace, "Lima");
  EXPECT_EQ(countries(told.records()[1].actors), "NOR");
}

TEST(StoryLinks, ADefiniteNounTakesUpTheAct) {
  Told told("Norway met Peru.\nThe peace talks will resume soon.\nMore talks are likely.");
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kActor, "Norway");
  told.give(met, Role::kActor, "Peru");
  told.frame(1, "talks", "CONSULT", "future");
  told.frame(2, "talks", "CONSULT", "hypothetical");
  const auto records = told.records();
  EXPECT_EQ(countries(records[1].actors), "NOR PER");
  EXPECT_EQ(countries(records[2].actors), "");
}

TEST(StoryLinks, ADatedNounDatesTheAct) {
  Told told("Norway met Peru.\nThe mood of Wednesday's meeting was good.\nThursday's dinner was bad.");
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kActor, "Norway");
  told.give(met, Role::kActor, "Peru");
  std::vector<FrameTrace> trace;
  const auto records = told.records(&trace);
  ASSERT_TRUE(records[0].time);
  EXPECT_EQ(records[0].time->start, "2024-05-15");
  EXPECT_EQ(records[0].time->end, "2024-05-15");
  EXPECT_EQ(records[0].date_basis, "event");
  EXPECT_EQ(rules_of(trace[0]), std::vector<std::string>{"dated-by-noun"});
}

TEST(StoryLinks, ATimeThatWasReplacedIsNotTaken) {
  Told told("The talks, planned first for this week, will be held on May 25.");
  Frame& talks = told.frame(0, "talks", "CONSULT", "future");
  told.give(talks, Role::kTime, "this week");
  told.give(talks, Role::kTime, "May 25");
  const auto records = told.records();
  ASSERT_TRUE(records[0].time);
  EXPECT_EQ(records[0].time->start, "2024-05-25");
}

TEST(StoryLinks, ATimeOfTheOtherTenseIsNotTaken) {
  Told told("Berg, who came last month, will hold talks next week.");
  Frame& talks = told.frame(0, "talks", "CONSULT", "future");
  told.give(talks, Role::kTime, "last month");
  told.give(talks, Role::kTime, "next week");
  ASSERT_TRUE(told.records()[0].time);
  EXPECT_EQ(told.records()[0].time->start, "2024-05-20");
}

TEST(StoryLinks, ListedIssuesGoToThePair) {
  Told told(
      "Norway met Peru.\nTheir differences range from fishing to visas.\nChile raised issues such as trade.");
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kActor, "Norway");
  told.give(met, Role::kActor, "Peru");
  const auto records = told.records();
  ASSERT_EQ(records[0].issues.size(), 2U);
  EXPECT_EQ(records[0].issues[0].text, "fishing");
  EXPECT_EQ(records[0].issues[1].text, "visas");
}

TEST(StoryLinks, AnActAtHomeLendsItsCountryToItsParagraph) {
  for (const bool paragraph : {true, false}) {
    Told told(std::string("Dockers struck in Bergen.") + (paragraph ? " " : "\n") +
              "Ten people were held, the interior ministry said.");
    Frame& strike = told.frame(0, "struck", "PROTEST");
    told.give(strike, Role::kActor, "Dockers");
    told.give(strike, Role::kPlace, "Bergen");
    Frame& held = told.frame(paragraph ? 0 : 1, "held", "COERCE");
    told.give(held, Role::kRecipient, "Ten people");
    told.give(held, Role::kSaidBy, "interior ministry");
    const auto records = told.records();
    EXPECT_EQ(countries(records[0].actors), "NOR");
    EXPECT_EQ(countries(records[1].recipients), paragraph ? "NOR" : "?");
    EXPECT_EQ(countries(records[1].said_by), paragraph ? "NOR" : "?");
  }
}

struct TimeCase {
  std::string text;
  std::string words;
  std::string status;
  std::optional<std::string> start;
};

class RecordTimes : public testing::TestWithParam<TimeCase> {};

// Published on Friday 17 May 2024; the first sentence tells of an act on Tuesday.
TEST_P(RecordTimes, AreReadFromStatusAndStory) {
  Told told("Norway met Peru on Tuesday.\n" + GetParam().text);
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kActor, "Norway");
  told.give(met, Role::kTime, "Tuesday");
  Frame& talks = told.frame(1, "talks", "CONSULT", GetParam().status);
  told.give(talks, Role::kTime, GetParam().words);
  const auto records = told.records();
  ASSERT_TRUE(records[1].time);
  EXPECT_EQ(records[1].time->start, GetParam().start);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, RecordTimes,
    testing::Values(TimeCase{"Chile put off talks set for Monday.", "Monday", "postponed", "2024-05-20"},
                    TimeCase{"Chile cancelled talks on Monday.", "Monday", "cancelled", "2024-05-20"},
                    TimeCase{"Chile put off talks in February.", "February", "postponed", "2024-02-01"},
                    TimeCase{"Chile put off talks in June.", "June", "postponed", "2024-06-01"},
                    TimeCase{"Chile names a team for talks set for Monday.", "Monday", "actual",
                             "2024-05-20"},
                    TimeCase{"Chile held talks on April 5.", "April", "actual", "2024-04-05"},
                    TimeCase{"Chile held talks on 5 April.", "April", "actual", "2024-04-05"},
                    TimeCase{"Chile held talks on Monday.", "Monday", "actual", "2024-05-13"},
                    TimeCase{"Chile held talks two days later.", "two days later", "actual", "2024-05-16"},
                    TimeCase{"Chile held talks the day before.", "the day before", "actual", "2024-05-13"},
                    TimeCase{"Chile held talks the next day.", "the next day", "actual", "2024-05-15"},
                    TimeCase{"Chile held talks a week earlier.", "a week earlier", "actual", "2024-05-06"}));

}  // namespace
}  // namespace rapport::coding
