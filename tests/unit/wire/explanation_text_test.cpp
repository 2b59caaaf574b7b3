#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "rapport/format.hpp"

#include "unit/wire/explained.hpp"
#include "wire/cells.hpp"
#include "wire/explanation_words.hpp"

namespace rapport {
namespace {

TEST(ExplanationText, GoldenWithoutColour) {
  const std::string expected = R"(Ødegård to fly to Lima
Fjord Post · 17 May 2024 · https://example.org/1

0. Ødegård to fly to Lima
  words      Ødegård | to | fly | to | Lima
  No event found.

1. Foreign Minister Åse Ødegård will visit Lima on Tuesday for six hours to discuss fish quotas,
  Peruvian officials said.
  words      Foreign | Minister | Åse | Ødegård | will | visit | Lima | on | Tuesday | for | six |
             hours | to | discuss | fish | quotas, | Peruvian | officials | said.
  entities   “Foreign Minister Åse Ødegård” person #0 0.99, “fish quotas” abstract #0 0.50
  CONSULT/visit “visit” 0.44, future 0.99
    contexts   diplomatic, economic
    rule       the possessor does it: “Foreign Minister Åse Ødegård” (actor)
    rule       denied, so told by others only: “said”, actual to hypothetical
    actor      “Foreign Minister Åse Ødegård” 0.90
               → Åse Ødegård, NOR, GOV, foreign minister; code NORGOV
                 · a noun that tells the sector: foreign minister (agents)
                 · part of the longer name “Ødegård”
                 · held the office on the day of the story: Åse Ødegård (people, 2023-10-16 to
                   now)
    place      “Lima” 0.90
               → Lima, PER; capital, GeoNames 3936456; by gazetteer, chosen from 4 of that name
    time       “Tuesday” 0.90
               → 2024-05-21 (day); by weekday, counted from 2024-05-17, the one in the future
    time       “six hours” 0.90
               → PT6H; by duration
    said_by    “Peruvian officials” 0.90
               → PER; stands before it already
    issue      “fish quotas” 0.90
    PLOVER     AGREE; plover.tsv:11, event CONSULT, status future
    quad class 1
    CAMEO      036; cameo.tsv:38, event CONSULT, mode *
    Goldstein  4.0
    record     r1
  CONSULT “discuss” 0.60, actual 0.50
    PLOVER     none
    quad class none
    CAMEO      none
    Goldstein  none
    record     r1; joins this earlier record
               not r0: another time

2. “Więcej” was all she said.
  words      “Więcej” | was | all | she | said.
  No event found.

)";
  EXPECT_EQ(explanation_to_text(sample::explained(), {false, 100}), expected);
}

TEST(ExplanationText, ColourAddsSequencesAndNothingElse) {
  const std::string plain = explanation_to_text(sample::explained(), {false, 80});
  const std::string coloured = explanation_to_text(sample::explained(), {true, 80});
  std::string stripped;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
      continue;
    }
    stripped += coloured[i];
  }
  EXPECT_NE(coloured, plain);
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_EQ(stripped, plain);
}

TEST(ExplanationText, LinesKeepToTheWidth) {
  for (const int width : {40, 57, 80, 132}) {
    std::istringstream lines(explanation_to_text(sample::explained(), {false, width}));
    std::string line;
    while (std::getline(lines, line)) {
      EXPECT_LE(wire::cells(line), static_cast<std::size_t>(width)) << line;
    }
  }
}

TEST(ExplanationText, SequencesInThePageDoNotReachTheTerminal) {
  CodedStory coded = sample::explained();
  coded.story.title = "\x1b[31mred\x1b[0m";
  coded.explanation[0].mentions[0].parties[0].actor.name = "a\x1b[2Jb";
  coded.explanation[0].record = "r\x1b[2J";
  EXPECT_EQ(explanation_to_text(coded, {false, 100}).find('\x1b'), std::string::npos);
}

TEST(ExplanationText, StoryWithoutSentences) {
  EXPECT_EQ(explanation_to_text(sample::bare(), {false, 100}), "s2\n\n");
}

TEST(ExplanationWords, EveryRuleAndRoleHasItsName) {
  std::set<std::string_view> names;
  for (int rule = 0; rule <= static_cast<int>(PartyRule::kSpeaker); ++rule) {
    names.insert(wire::rule_name(static_cast<PartyRule>(rule)));
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(PartyRule::kSpeaker) + 1);
  EXPECT_EQ(wire::role_name(Role::kActor), "actor");
  EXPECT_EQ(wire::role_name(Role::kIssue), "issue");
}

TEST(ExplanationWords, Phrases) {
  TimeTrace time;
  time.rule = "year";
  time.bound = "since";
  time.start = "2004-01-01";
  time.precision = "range";
  EXPECT_EQ(wire::time_phrase(time), "2004-01-01 to … (range); by year, since; not taken");
  TimeTrace vague;
  vague.rule = "vague";
  vague.used = true;
  EXPECT_EQ(wire::time_phrase(vague), "not dated; by vague");
  PlaceTrace place;
  place.rule = "no-name";
  EXPECT_EQ(wire::place_phrase(place), "not known; by no-name");
  EXPECT_EQ(wire::reason_phrase({"r", "same-sentence"}), "told in the same sentence");
  EXPECT_EQ(wire::reason_phrase({"r", "of another kind"}), "of another kind");
  EXPECT_EQ(wire::words_of("abc", {2, 9}), "c");
  EXPECT_EQ(wire::words_of("abc", {7, 9}), "");
}

}  // namespace
}  // namespace rapport
