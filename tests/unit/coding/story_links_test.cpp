#include "coding/story_links.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "coding/story_coder.hpp"
#include "unit/coding/dictionary.hpp"

namespace rapport::coding {
namespace {

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

  void dateline(std::string words) { story_.dateline = std::move(words); }

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

struct NounCase {
  std::string_view name;
  std::string text;     ///< One sentence a line; the last has a frame of `noun`.
  std::string trigger;  ///< Of the assault or meeting of the first sentence, by Norway (on Peru).
  std::string noun;
  std::string place;  ///< Of the noun's frame, or "".
  std::string event = "ASSAULT";
  std::string status = "actual";
  std::string parties;
};

class TakenUp : public testing::TestWithParam<NounCase> {};

TEST_P(TakenUp, OnlyWhereItIsTheSameAct) {
  const NounCase& c = GetParam();
  Told told(c.text);
  Frame& first = told.frame(0, c.trigger, c.event);
  told.give(first, Role::kActor, "Norway");
  told.give(first, Role::kRecipient, "Peru");
  const std::size_t last = static_cast<std::size_t>(std::count(c.text.begin(), c.text.end(), '\n'));
  if (last == 2) {  // another act between the two
    Frame& other = told.frame(1, c.trigger, c.event);
    told.give(other, Role::kActor, "Chile");
    told.give(other, Role::kRecipient, "Kenya");
  }
  Frame& noun = told.frame(last, c.noun, c.event, c.status);
  if (!c.place.empty()) {
    told.give(noun, Role::kPlace, c.place);
  }
  const std::vector<Record> records = told.records();
  const auto is_noun = [&](const Record& record) {
    return std::any_of(record.mentions.begin(), record.mentions.end(),
                       [&](const EventMention& m) { return m.sentence == last && m.trigger_text == c.noun; });
  };
  const auto record = std::find_if(records.begin(), records.end(), is_noun);
  ASSERT_NE(record, records.end());
  EXPECT_EQ(countries(record->actors) + ">" + countries(record->recipients), c.parties);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, TakenUp,
    testing::Values(
        NounCase{"Same", "Norway shelled Peru.\nThe shelling went on.", "shelled", "shelling", "", "ASSAULT",
                 "actual", "NOR>PER"},
        NounCase{"General", "Norway shelled Peru.\nThe attack was long.", "shelled", "attack", "", "ASSAULT",
                 "actual", "NOR>PER"},
        NounCase{"OtherPlace",
                 "Norway shelled Peru.\nThousands mourned the victims of the bombing in Istanbul.", "shelled",
                 "bombing", "Istanbul", "ASSAULT", "actual", ">"},
        NounCase{"OtherPlaceThatNoFrameHas", "Norway bombed Peru.\nThe bombing in Mogadishu was the worst.",
                 "bombed", "bombing", "", "ASSAULT", "actual", ">"},
        NounCase{"OtherKind", "Norway used tear gas in Peru.\nThe bombing was the worst in years.", "used",
                 "bombing", "", "ASSAULT", "actual", ">"},
        NounCase{"OtherAim", "Norway shelled Peru.\nThe attack on a church shook all.", "shelled", "attack",
                 "", "ASSAULT", "actual", ">"},
        NounCase{"Nationality", "Norway shelled Peru.\nThe Kenyan attack shook all.", "shelled", "attack", "",
                 "ASSAULT", "actual", ">"},
        NounCase{"AnotherInReach", "Norway shelled Peru.\nChile shelled Kenya.\nThe shelling went on.",
                 "shelled", "shelling", "", "ASSAULT", "actual", ">"},
        NounCase{"NotYetDone", "Norway shelled Peru.\nThe attack never came.", "shelled", "attack", "",
                 "ASSAULT", "negated", ">"},
        NounCase{"TalksGoOn", "Norway met Peru.\nThe talks will resume in Geneva.", "met", "talks", "Geneva",
                 "CONSULT", "future", "NOR>PER"},
        NounCase{"TalksOnAThirdMatter", "Norway met Peru.\nThe talks on Iran will resume.", "met", "talks",
                 "", "CONSULT", "future", ">"},
        NounCase{"DayBehind", "Norway met Peru.\nThe talks on Monday were long.", "met", "talks", "",
                 "CONSULT", "actual", "NOR>PER"},
        NounCase{"NoVisit", "Norway met Peru.\nThe visit will be short.", "met", "visit", "", "CONSULT",
                 "future", ">"}),
    [](const auto& test) { return std::string(test.param.name); });

struct DayCase {
  std::string_view name;
  std::string text;     ///< The first sentence tells of a meeting of Norway with Peru.
  std::string noun;     ///< A frame at a noun of the last sentence, or "".
  std::string parties;  ///< Of that frame, or "".
  std::optional<std::string> start;
  std::string place = {};  ///< Of that frame, or "".
};

class DatedByNoun : public testing::TestWithParam<DayCase> {};

TEST_P(DatedByNoun, OnlyTheOneMeetingThatCanBeMeant) {
  const DayCase& c = GetParam();
  Told told(c.text);
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kActor, "Norway");
  told.give(met, Role::kActor, "Peru");
  const std::size_t last = static_cast<std::size_t>(std::count(c.text.begin(), c.text.end(), '\n'));
  if (last == 2) {
    Frame& other = told.frame(1, "met", "CONSULT");
    told.give(other, Role::kActor, "Chile");
    told.give(other, Role::kActor, "Kenya");
  }
  if (!c.noun.empty()) {
    Frame& noun = told.frame(last, c.noun, "CONSULT");
    if (!c.parties.empty()) {
      told.give(noun, Role::kActor, c.parties);
    }
    if (!c.place.empty()) {
      told.give(noun, Role::kPlace, c.place);
    }
  }
  const auto records = told.records();
  EXPECT_EQ(records[0].time ? records[0].time->start : std::nullopt, c.start);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, DatedByNoun,
    testing::Values(
        DayCase{"One", "Norway met Peru.\nThe mood of Tuesday's meeting was good.", "", "", "2024-05-14"},
        DayCase{"OfOthers",
                "Norway met Peru.\nChile said Tuesday's meeting between Macron and Scholz was good.", "", "",
                std::nullopt},
        DayCase{"OwnParties", "Norway met Peru.\nTuesday's meeting brought Macron no gain.", "meeting",
                "Macron", std::nullopt},
        DayCase{"ToCome", "Norway met Peru.\nThursday's summit will bring together leaders of NATO.", "", "",
                std::nullopt},
        DayCase{"Ambiguous", "Norway met Peru.\nChile met Kenya.\nTuesday's meeting was good.", "", "",
                std::nullopt},
        DayCase{"PlaceOfAParty", "Norway met Peru.\nIn Lima, Tuesday's meeting was praised.", "meeting", "",
                "2024-05-14", "Lima"},
        DayCase{"PlaceOfAnother", "Norway met Peru.\nIn Nairobi, Tuesday's meeting was praised.", "meeting",
                "", std::nullopt, "Nairobi"},
        DayCase{"NameBetween", "Norway met Peru.\nTuesday's Kenyan talks were good.", "", "", std::nullopt}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(StoryLinks, AnActByNobodyKnownIsNearer) {
  Told told("Norway shelled Peru.\nA car bomb exploded.\nThe attack was long.");
  Frame& shelled = told.frame(0, "shelled", "ASSAULT");
  told.give(shelled, Role::kActor, "Norway");
  told.give(shelled, Role::kRecipient, "Peru");
  told.frame(1, "exploded", "ASSAULT");
  told.frame(2, "attack", "ASSAULT");
  std::vector<FrameTrace> trace;
  (void)told.records(&trace);
  EXPECT_TRUE(rules_of(trace[2]).empty());
}

TEST(StoryLinks, TalksThatOnlyMightComeAreNotTakenUp) {
  Told told("Norway met Peru.\nNorway could meet Peru again.\nThe meeting was long.");
  for (const std::size_t sentence : {0U, 1U}) {
    Frame& met = told.frame(sentence, sentence == 0 ? "met" : "meet", "CONSULT",
                            sentence == 0 ? "actual" : "hypothetical");
    told.give(met, Role::kActor, "Norway");
    told.give(met, Role::kActor, "Peru");
  }
  told.frame(2, "meeting", "CONSULT");
  std::vector<FrameTrace> trace;
  (void)told.records(&trace);
  ASSERT_EQ(rules_of(trace[2]), std::vector<std::string>{"takes-up-act"});
  ASSERT_TRUE(trace[2].rules[0].words);
  EXPECT_EQ(trace[2].rules[0].words->begin, 7U);
}

TEST(StoryLinks, AVenueIsNoPartyWithoutTalksWithIt) {
  Told told(
      "Iran praised Oman.\nU.S. and Iranian officials will meet.\nIranian officials held talks in "
      "Muscat.");
  Frame& praise = told.frame(0, "praised", "SUPPORT");
  told.give(praise, Role::kActor, "Iran");
  told.give(praise, Role::kRecipient, "Oman");
  Frame& meet = told.frame(1, "meet", "CONSULT", "future");
  told.give(meet, Role::kActor, "U.S. and Iranian officials");
  Frame& talks = told.frame(2, "talks", "CONSULT");
  told.give(talks, Role::kActor, "Iranian officials");
  told.give(talks, Role::kPlace, "Muscat");
  EXPECT_EQ(countries(told.records()[2].actors), "IRN");
}

TEST(StoryLinks, NoOtherSideByWhatDidNotComeOrCameLater) {
  for (const std::string status : {"negated", "cancelled", "hypothetical", "later"}) {
    const bool later = status == "later";
    Told told(later ? "Norwegian officials ended talks in Lima.\nNorway and Peru agreed to talk."
                    : "Norway and Peru agreed to talk.\nNorwegian officials ended talks in Lima.");
    const auto agree = [&] {
      Frame& agreed = told.frame(later ? 1 : 0, "agreed", "AGREE", later ? "actual" : status);
      told.give(agreed, Role::kActor, "Norway");
      told.give(agreed, Role::kActor, "Peru");
    };
    if (!later) {
      agree();
    }
    Frame& talks = told.frame(later ? 0 : 1, "talks", "CONSULT");
    told.give(talks, Role::kActor, "Norwegian officials");
    told.give(talks, Role::kPlace, "Lima");
    if (later) {
      agree();
    }
    EXPECT_EQ(countries(told.records()[later ? 0 : 1].actors), "NOR") << status;
  }
}

TEST(StoryLinks, AListOfSomethingElseIsNoIssueOfThePair) {
  for (const std::string other :
       {"The election campaign has been dominated by issues such as housing and inflation.",
        "Disputes with Japan include the Kuril Islands and fishing.",
        "In Tokyo, the two sides spoke of issues such as fishing."}) {
    Told told("The United States and China agreed to resume talks.\n" + other);
    Frame& agreed = told.frame(0, "agreed", "AGREE");
    told.give(agreed, Role::kActor, "The United States");
    told.give(agreed, Role::kActor, "China");
    EXPECT_TRUE(told.records()[0].issues.empty()) << other;
  }
}

TEST(StoryLinks, ALaterListIsNoIssueOfThePair) {
  Told told("Norway met Peru.\nIt rained.\nIt snowed.\nIt hailed.\nTheir differences include fishing.");
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kActor, "Norway");
  told.give(met, Role::kActor, "Peru");
  EXPECT_TRUE(told.records()[0].issues.empty());
}

TEST(StoryLinks, TwoHedgedPartiesHaveKeysOfTheirOwn) {
  Told told("Norway will meet Peru, possibly with Chile and perhaps with Kenya.");
  Frame& meet = told.frame(0, "meet", "CONSULT", "future");
  for (const char* who : {"Norway", "Peru", "Chile", "Kenya"}) {
    told.give(meet, Role::kActor, who);
  }
  const auto records = told.records();
  ASSERT_EQ(records.size(), 3U);
  EXPECT_NE(records[1].key, records[2].key);
  EXPECT_NE(records[1].id, records[2].id);
}

TEST(StoryLinks, TheTwoOfAKind) {
  struct SetCase {
    std::string text;
    std::string words;
    std::string want;
  };
  for (const SetCase& c :
       {SetCase{"Norway and Peru fell out.\nThe two navies met.", "two navies", "NOR PER"},
        SetCase{"Norway and Peru fell out.\nIt rained.\nThe two navies met.", "two navies", "?"},
        SetCase{"Norway and Peru fell out.\nIt rained.\nThe defence and interior ministries of Chile were "
                "attacked.\nThe two ministries met.",
                "two ministries", "?"}}) {
    Told told(c.text);
    const auto last = static_cast<std::size_t>(std::count(c.text.begin(), c.text.end(), '\n'));
    Frame& met = told.frame(last, "met", "CONSULT");
    told.give(met, Role::kActor, c.words);
    EXPECT_EQ(countries(told.records()[0].actors), c.want) << c.text;
  }
}

TEST(StoryLinks, ADeniedActLiesBehind) {
  Told told("Norway denied that it had bombed the hospital on Sunday.");
  Frame& bombed = told.frame(0, "bombed", "ASSAULT");
  told.give(bombed, Role::kTime, "Sunday");
  const auto records = told.records();
  EXPECT_EQ(records[0].status, "hypothetical");
  ASSERT_TRUE(records[0].time);
  EXPECT_EQ(records[0].time->start, "2024-05-12");
}

TEST(StoryLinks, NothingDoneIsCountedFromWhatIsToCome) {
  for (const std::string first : {"will meet", "did not meet"}) {
    Told told("The cabinet " + first + " on Thursday.\nHamas said it released two hostages a day earlier.");
    Frame& meet = told.frame(0, "meet", "CONSULT", first == "will meet" ? "future" : "negated");
    told.give(meet, Role::kTime, "Thursday");
    Frame& released = told.frame(1, "released", "RETREAT");
    told.give(released, Role::kTime, "a day earlier");
    const auto records = told.records();
    ASSERT_TRUE(records[1].time);
    EXPECT_FALSE(records[1].time->start) << first;
  }
}

TEST(StoryLinks, NothingDoneIsCountedBeyondThePublication) {
  Told told("Norway met Peru on Thursday.\nChile met Kenya five days later.");
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kTime, "Thursday");
  Frame& other = told.frame(1, "met", "CONSULT");
  told.give(other, Role::kTime, "five days later");
  const auto records = told.records();
  ASSERT_TRUE(records[1].time);
  EXPECT_FALSE(records[1].time->start);
}

TEST(StoryLinks, TalksCalledOffOnTheDayTheyWereDue) {
  for (const bool shared : {true, false}) {
    Told told("Modi called off Wednesday's talks with Pakistan minutes before they were due to begin.");
    Frame& off = told.frame(0, "called off", "REJECT");
    if (shared) {
      told.give(off, Role::kTime, "Wednesday");
    }
    Frame& talks = told.frame(0, "talks", "CONSULT", "cancelled");
    told.give(talks, Role::kTime, "Wednesday");
    const auto records = told.records();
    ASSERT_TRUE(records[1].time);
    EXPECT_EQ(records[1].time->start, "2024-05-15");
  }
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

TEST(StoryLinks, WhoMeetsAbroadIsNotOfThePlace) {
  Told told("The Philippine government and rebels will hold talks in Oslo.");
  told.dateline("MANILA");
  Frame& talks = told.frame(0, "talks", "CONSULT", "future");
  told.give(talks, Role::kActor, "Philippine government");
  told.give(talks, Role::kActor, "rebels");
  told.give(talks, Role::kPlace, "Oslo");
  EXPECT_EQ(countries(told.records()[0].actors), "PHL PHL");
}

TEST(StoryLinks, TheDatelineLendsNoCountryBehindForeignParties) {
  Told told("The Algerian foreign ministry postponed a meeting of officials.");
  told.dateline("RABAT");
  Frame& postponed = told.frame(0, "postponed", "REJECT");
  told.give(postponed, Role::kActor, "Algerian foreign ministry");
  told.give(postponed, Role::kRecipient, "officials");
  EXPECT_EQ(countries(told.records()[0].recipients), "?");
}

TEST(StoryLinks, TheSigningIsTheOneToldBefore) {
  Told told("Norway and Peru signed a pact.\nHolm met his host before the signing.");
  Frame& signed_pact = told.frame(0, "signed", "SUPPORT");
  told.give(signed_pact, Role::kActor, "Norway");
  told.give(signed_pact, Role::kActor, "Peru");
  told.give(told.frame(1, "signing", "SUPPORT"), Role::kActor, "Holm");
  const auto records = told.records();
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(countries(records[0].actors), "NOR PER");
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
  EXPECT_EQ(records[0].issues[0].topic, "fisheries");
  EXPECT_EQ(records[0].issues[1].text, "visas");
  EXPECT_EQ(records[0].issues[1].topic, "migration");
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
  std::string trigger = "talks";
};

class RecordTimes : public testing::TestWithParam<TimeCase> {};

// Published on Friday 17 May 2024; the first sentence tells of an act on Tuesday.
TEST_P(RecordTimes, AreReadFromStatusAndStory) {
  Told told("Norway met Peru on Tuesday.\n" + GetParam().text);
  Frame& met = told.frame(0, "met", "CONSULT");
  told.give(met, Role::kActor, "Norway");
  told.give(met, Role::kTime, "Tuesday");
  Frame& talks = told.frame(1, GetParam().trigger, "CONSULT", GetParam().status);
  told.give(talks, Role::kTime, GetParam().words);
  const auto records = told.records();
  ASSERT_TRUE(records[1].time);
  EXPECT_EQ(records[1].time->start, GetParam().start);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, RecordTimes,
    testing::Values(
        TimeCase{"Chile put off talks set for Monday.", "Monday", "postponed", "2024-05-20"},
        TimeCase{"Chile cancelled talks on Monday.", "Monday", "cancelled", "2024-05-20"},
        TimeCase{"Chile put off talks in February.", "February", "postponed", "2024-02-01"},
        TimeCase{"Chile put off talks in June.", "June", "postponed", "2024-06-01"},
        TimeCase{"Chile names a team for talks set for Monday.", "Monday", "actual", "2024-05-20"},
        TimeCase{"Chile held talks on Monday.", "Monday", "actual", "2024-05-13"},
        TimeCase{"Talks went ahead as planned on Wednesday.", "Wednesday", "actual", "2024-05-15", "Talks"},
        TimeCase{"Chile met Kenya in Muscat as scheduled on Tuesday.", "Tuesday", "actual", "2024-05-14",
                 "met"},
        TimeCase{"Putin signed the law as expected on Wednesday.", "Wednesday", "actual", "2024-05-15",
                 "signed"},
        TimeCase{"Chile rejected the price cap set in December.", "December", "actual", "2023-12-01",
                 "rejected"},
        TimeCase{"The truce set on Monday was broken.", "Monday", "actual", "2024-05-13", "truce"},
        TimeCase{"The talks had been set for Monday.", "Monday", "actual", "2024-05-13"},
        TimeCase{"The talks, which were due on Monday, failed.", "Monday", "actual", "2024-05-13"},
        TimeCase{"Chile names a team for talks that are scheduled on Monday.", "Monday", "actual",
                 "2024-05-20"},
        TimeCase{"Chile names a team for talks due to begin on Monday.", "Monday", "actual", "2024-05-20"},
        TimeCase{"Chile held talks on April 5.", "April", "actual", "2024-04-05"},
        TimeCase{"Chile held talks on 5 April.", "April", "actual", "2024-04-05"},
        TimeCase{"Chile held talks two days later.", "two days later", "actual", "2024-05-16"},
        TimeCase{"Chile held talks the day before.", "the day before", "actual", "2024-05-13"},
        TimeCase{"Chile held talks the next day.", "the next day", "actual", "2024-05-15"},
        TimeCase{"Chile held talks a week earlier.", "a week earlier", "actual", "2024-05-06"}));

}  // namespace
}  // namespace rapport::coding
