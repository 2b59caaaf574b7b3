#include "coding/frame_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "coding/story_actors.hpp"
#include "dict/dictionary.hpp"
#include "unit/coding/dictionary.hpp"

namespace rapport::coding {
namespace {

/// A frame as "CONSULT/visit future visit | A Berg; Holm | R Peru", "AGREE~CONSULT actual agreed"; the
/// letters are those of kLetters.
struct Case {
  std::string_view name;
  std::string text;  ///< One sentence.
  std::vector<std::string> frames;
  std::vector<std::string> want;  ///< The same, and "! rule" for each rule that acted, in order.
};

constexpr std::string_view kLetters = "ARPTSI";

std::vector<std::string> split(const std::string& text, const std::string& mark) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, begin)) {
    out.push_back(text.substr(begin, at - begin));
    begin = at + mark.size();
  }
  out.push_back(text.substr(begin));
  return out;
}

ByteSpan span_of(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {at, at + words.size()};
}

Frame frame_of(const std::string& text, const std::string& notation) {
  Frame out;
  const auto parts = split(notation, " | ");
  const std::string& head = parts.front();
  const std::size_t gap = head.find(' ');
  const std::size_t second = head.find(' ', gap + 1);
  const auto about = split(head.substr(0, gap), "~");
  if (about.size() > 1) {
    out.about = about[1];
  }
  const auto type = split(about.front(), "/");
  out.type = type.front();
  if (type.size() > 1) {
    out.mode = type[1];
  }
  out.status = head.substr(gap + 1, second - gap - 1);
  out.trigger = span_of(text, head.substr(second + 1));
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto role = static_cast<Role>(kLetters.find(parts[i].front()));
    for (const std::string& words : split(parts[i].substr(2), "; ")) {
      out.role(role).push_back({span_of(text, words), 0.9});
    }
  }
  return out;
}

std::string notation_of(const std::string& text, const SettledFrame& settled) {
  const Frame& frame = settled.frame;
  std::string out = frame.type + (frame.mode ? "/" + *frame.mode : "") + " " + frame.status + " " +
                    std::string(frame.trigger.of(text));
  for (std::size_t r = 0; r < kRoleCount; ++r) {
    std::string list;
    for (const ScoredSpan& span : frame.role(static_cast<Role>(r))) {
      list += (list.empty() ? "" : "; ") + std::string(span.span.of(text));
    }
    out += list.empty() ? "" : " | " + std::string(1, kLetters[r]) + " " + list;
  }
  std::string last;
  for (const FrameStep& step : settled.steps) {
    out += step.rule == last ? "" : " ! " + step.rule;
    last = step.rule;
  }
  return out;
}

class FrameRules : public testing::TestWithParam<Case> {};

TEST_P(FrameRules, SettleTheFramesOfASentence) {
  const Case& c = GetParam();
  Story story;
  story.id = "s";
  story.text = c.text;
  const std::vector<Sentence> sentences{{{0, c.text.size()}, false, {}}};
  std::vector<Frame> frames;
  for (const std::string& notation : c.frames) {
    frames.push_back(frame_of(c.text, notation));
  }
  const StoryActors actors(dictionary().actors, story, sentences, std::nullopt);
  std::vector<std::string> got;
  const Quotations quotations(story.text, sentences, actors.discourse());
  for (const SettledFrame& f :
       settle_frames({story.text, sentences, actors.discourse(), quotations}, frames)) {
    got.push_back(notation_of(c.text, f));
  }
  EXPECT_EQ(got, c.want);
}

INSTANTIATE_TEST_SUITE_P(
    Agents, FrameRules,
    testing::Values(
        Case{"ByAgent",
             "Holm was able to secure a visit to Lima by Norwegian Foreign Minister Espen Barth Eide.",
             {"CONSULT/visit future visit | A Holm; Norwegian Foreign Minister Espen Barth Eide"},
             {"CONSULT/visit future visit | A Norwegian Foreign Minister Espen Barth Eide | P Lima ! "
              "by-agent ! "
              "destination"}},
        Case{"ByAgentOfThePassive",
             "The pact was ratified by Peru and Chile.",
             {"SUPPORT actual ratified | A pact; Chile"},
             {"SUPPORT actual ratified | A Peru; Chile ! by-agent"}},
        Case{"ByAgentOfAnotherNoun",
             "Chile has resisted plans by Peru.",
             {"REJECT actual resisted | A Chile"},
             {"REJECT actual resisted | A Chile"}},
        Case{"ByNoAgent",
             "Peru held talks on Sunday by phone.",
             {"CONSULT/phone actual talks | A Peru"},
             {"CONSULT/phone actual talks | A Peru"}},
        Case{"Possessor",
             "Norway's refusal came late.",
             {"REJECT actual refusal"},
             {"REJECT actual refusal | A Norway ! possessor"}},
        Case{"PossessorOverAnAdjective",
             "Norway's official refusal came late.",
             {"REJECT actual refusal"},
             {"REJECT actual refusal | A Norway ! possessor"}},
        Case{"PossessivePronoun",
             "His trip begins on Monday.",
             {"CONSULT/visit future trip"},
             {"CONSULT/visit future trip | A His ! possessor"}},
        Case{"PossessorWhoSuffers",
             "Peru's release was refused.",
             {"RETREAT/release actual release"},
             {"RETREAT/release actual release"}},
        Case{"PossessorOfAnotherNoun",
             "Its coast guard detained him.",
             {"COERCE/arrest actual detained"},
             {"COERCE/arrest actual detained"}},
        Case{"CompoundAgent",
             "Peru may use Norwegian-supplied rockets.",
             {"AID future supplied | A Peru"},
             {"AID actual supplied | A Norwegian | R Peru ! compound-agent"}},
        Case{"CompoundAgentWithPoints",
             "Peru may use U.S.-supplied rockets.",
             {"AID future supplied | A Peru"},
             {"AID actual supplied | A U.S. | R Peru ! compound-agent"}},
        Case{"Invaded",
             "Norway's war in Peru goes on.",
             {"ASSAULT actual war | P Peru"},
             {"ASSAULT actual war | A Norway | R Peru | P Peru ! possessor ! invaded"}},
        Case{"SubjectOverAnInsertion",
             "Norway, which joined late, will hold more senior level talks with Peru.",
             {"CONSULT future talks | A Peru"},
             {"CONSULT future talks | A Norway; Peru ! subject-of-verb"}},
        Case{"ByAgentOfTheObject",
             "Russia objected to a resolution put forward by the United States.",
             {"REJECT actual objected | A Russia"},
             {"REJECT actual objected | A Russia"}},
        Case{"ByAgentOfTheTariffs",
             "China protested against tariffs imposed by the United States.",
             {"REJECT actual protested | A China"},
             {"REJECT actual protested | A China"}},
        Case{"ByAgentOfTheAirfield",
             "Ukrainian forces carried out an attack on an airfield run by Russia.",
             {"ASSAULT actual attack | A Ukrainian forces"},
             {"ASSAULT actual attack | A Ukrainian forces"}},
        Case{"ByAgentOfWhatIsCriticised",
             "Chile repeated its criticism of a raid by Peru.",
             {"ACCUSE actual criticism | A Chile"},
             {"ACCUSE actual criticism | A Chile"}},
        Case{"ByAgentOfAVerbWithoutAnActor",
             "The council responded to a letter by Peru and condemned it.",
             {"ACCUSE actual responded"},
             {"ACCUSE actual responded"}},
        Case{"ByAgentDirectly",
             "The day-old strike by dockers across Peru ended.",
             {"PROTEST actual strike | A dockers; Peru"},
             {"PROTEST actual strike | A dockers ! by-agent"}},
        Case{"ByAgentBehindDone",
             "Lima mourned after an attack carried out by Peru.",
             {"ASSAULT actual attack | P Lima"},
             {"ASSAULT actual attack | A Peru | P Lima ! by-agent"}},
        Case{"ByAgentOfThePassiveFurtherOff",
             "Lima was later attacked from the sea by Chile.",
             {"ASSAULT actual attacked | R Lima"},
             {"ASSAULT actual attacked | A Chile | R Lima ! by-agent"}},
        Case{"ImpeachedPossessor",
             "His impeachment was a farce.",
             {"COERCE actual impeachment"},
             {"COERCE actual impeachment"}},
        Case{"IndictedPossessor",
             "Peru waited for her indictment.",
             {"ACCUSE actual indictment"},
             {"ACCUSE actual indictment"}},
        Case{"AnnexedPossessor",
             "Norway's annexation was undone.",
             {"ASSAULT actual annexation"},
             {"ASSAULT actual annexation"}},
        Case{"PossessorOfBoth",
             "Norway's annexation of Peru was undone.",
             {"ASSAULT actual annexation | R Peru"},
             {"ASSAULT actual annexation | A Norway | R Peru ! possessor"}},
        Case{"SubjectOfAnotherVerb",
             "Norway said Chile would hold talks with Peru.",
             {"CONSULT future talks | A Peru"},
             {"CONSULT future talks | A Peru"}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Parties, FrameRules,
    testing::Values(
        Case{"EmptyWords",
             "Hundreds of dockers protested in Lima.",
             {"PROTEST/demo actual protested | A of; dockers | P Lima"},
             {"PROTEST/demo actual protested | A dockers | P Lima ! names-nothing"}},
        Case{"EndingAlone",
             "Peru's judges were dismissed.",
             {"SANCTION actual dismissed | R 's; judges"},
             {"SANCTION actual dismissed | R judges ! names-nothing"}},
        Case{"DetachedName",
             "Norwegian-supplied rockets hit Peru.",
             {"ASSAULT actual hit | A Norwegian | R Peru"},
             {"ASSAULT actual hit | R Peru ! detached"}},
        Case{"Counterpart",
             "Berg met his Danish counterpart, Ole Holm, in Lima.",
             {"CONSULT actual met | A Berg; Danish; Ole Holm | P Lima"},
             {"CONSULT actual met | A Berg; Danish counterpart, Ole Holm | P Lima ! apposition"}},
        Case{"CounterpartInAList",
             "Lavrov met his Turkish counterpart, Iranian President Ebrahim Raisi and Syrian officials.",
             {"CONSULT actual met | A Lavrov; Turkish; Iranian President Ebrahim Raisi; Syrian officials"},
             {"CONSULT actual met | A Lavrov; Turkish counterpart; Iranian President Ebrahim Raisi; Syrian "
              "officials ! "
              "whole-phrase"}},
        Case{"CounterpartAndAnother",
             "Berg met his Danish counterpart, Ole Holm and their aides.",
             {"CONSULT actual met | A Berg; Danish; Ole Holm"},
             {"CONSULT actual met | A Berg; Danish counterpart; Ole Holm ! whole-phrase"}},
        Case{"Between",
             "His talks could lead to a meeting between Norway and Peru.",
             {"CONSULT actual talks | A Norway; Peru", "CONSULT hypothetical meeting | A Norway; Peru"},
             {"CONSULT actual talks | A His ! between ! possessor",
              "CONSULT hypothetical meeting | A Norway; Peru"}},
        Case{"PartnerOfTalks",
             "Berg is to visit Lima for talks with Prime Minister Holm.",
             {"CONSULT/visit future visit | A Berg; Prime Minister Holm | P Lima"},
             {"CONSULT/visit future visit | A Berg | P Lima ! partner-of-talks"}},
        Case{"CompanionOnAVisit",
             "Scholz visited Kyiv with French President Emmanuel Macron.",
             {"CONSULT/visit actual visited | A Scholz; French President Emmanuel Macron | P Kyiv"},
             {"CONSULT/visit actual visited | A Scholz; French President Emmanuel Macron | P Kyiv"}},
        Case{"PartnerOfALunch",
             "Berg ended a trip in Lima, where he had lunch with Prime Minister Holm.",
             {"CONSULT/visit actual trip | A Berg; Prime Minister Holm | P Lima"},
             {"CONSULT/visit actual trip | A Berg | P Lima ! partner-of-talks"}},
        Case{"CompanionOnATrip",
             "Berg ended a trip to Lima with Prime Minister Holm.",
             {"CONSULT/visit actual trip | A Berg; Prime Minister Holm | P Lima"},
             {"CONSULT/visit actual trip | A Berg; Prime Minister Holm | P Lima"}},
        Case{"DestinationState",
             "Berg's trip to Peru ended.",
             {"CONSULT/visit actual trip"},
             {"CONSULT/visit actual trip | A Berg | R Peru ! possessor ! destination"}},
        Case{"PlaceBehind",
             "The shootdown of a Danish balloon over Peru angered many.",
             {"ASSAULT actual shootdown | R Danish"},
             {"ASSAULT/destroy actual shootdown | R Danish | P Peru ! place-behind ! shootdown"}},
        Case{"OverMeansAbout",
             "Norway warned China over Taiwan.",
             {"THREATEN actual warned | A Norway | R China"},
             {"THREATEN actual warned | A Norway | R China"}},
        Case{"ProtestOverAState",
             "Demonstrators protested over Iran.",
             {"PROTEST actual protested | A Demonstrators"},
             {"PROTEST actual protested | A Demonstrators"}},
        Case{"ClashOverAState",
             "Rebels fought over Iran.",
             {"ASSAULT actual fought | A Rebels"},
             {"ASSAULT actual fought | A Rebels"}},
        Case{"OverOfTheRecipient",
             "Chile shot down a drone over Peru.",
             {"ASSAULT/destroy actual shot down | A Chile | R Peru"},
             {"ASSAULT/destroy actual shot down | A Chile | R Peru"}},
        Case{"DroneOverAState",
             "Chile shot down a drone over Peru.",
             {"ASSAULT actual shot down | A Chile"},
             {"ASSAULT/destroy actual shot down | A Chile | P Peru ! place-behind ! shootdown"}},
        Case{"QuotedActorIsNoSource",
             "\"We refuse it,\" Berg said.",
             {"REJECT actual refuse | A Berg | S Berg"},
             {"REJECT actual refuse | A Berg ! speaker-acts"}},
        Case{"UnquotedSourceStays",
             "Berg said he refused it.",
             {"REJECT actual refused | A Berg | S Berg"},
             {"REJECT actual refused | A Berg | S Berg"}},
        Case{"DatelineIsNoSource",
             "LIMA (El Faro) - Norway attacked Peru.",
             {"ASSAULT actual attacked | A Norway | S El Faro"},
             {"ASSAULT actual attacked | A Norway ! dateline"}},
        Case{"DashInASentence",
             "U.S. officials said on Monday - after days of silence - that Israel struck the port.",
             {"ASSAULT actual struck | A Israel | S U.S. officials"},
             {"ASSAULT actual struck | A Israel | S U.S. officials"}},
        Case{"BracketInASentence",
             "U.S. officials in Lima (Peru) - all of them - said Chile struck the port.",
             {"ASSAULT actual struck | A Chile | S U.S. officials"},
             {"ASSAULT actual struck | A Chile | S U.S. officials"}},
        Case{"DatelineWithADay",
             "LIMA, Peru, May 5 (El Faro) - Norway attacked Peru.",
             {"ASSAULT actual attacked | A Norway | S El Faro"},
             {"ASSAULT actual attacked | A Norway ! dateline"}},
        Case{"FirstHandSourceFirst",
             "Norway said that Peru had claimed that rebels had shelled it.",
             {"ASSAULT actual shelled | A rebels | S Norway; Peru"},
             {"ASSAULT actual shelled | A rebels | S Peru; Norway ! source-order"}},
        Case{"HedgedParty",
             "Norway will have contacts with Peru, including potentially with Peruvian President Dina "
             "Boluarte.",
             {"CONSULT future contacts | A Peru; Dina Boluarte"},
             {"CONSULT future contacts | A Norway; Peru ! subject-of-verb ! hedged-party",
              "CONSULT hypothetical contacts | A Norway; Dina Boluarte ! subject-of-verb ! hedged-party"}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Statuses, FrameRules,
    testing::Values(
        Case{"NegatedNotPostponed",
             "Norway has not imposed any sanctions, officials said.",
             {"SANCTION negated imposed | A Norway", "SANCTION postponed sanctions | A Norway"},
             {"SANCTION negated imposed | A Norway",
              "SANCTION negated sanctions | A Norway ! not-put-off ! one-act"}},
        Case{"Postponed",
             "The talks were not held but delayed.",
             {"CONSULT postponed talks"},
             {"CONSULT postponed talks"}},
        Case{"Permitted",
             "Norway authorizes Peru's use of its rockets for strikes inside Chile.",
             {"ASSAULT actual strikes | P Chile"},
             {"ASSAULT hypothetical strikes | A Peru | R Chile | P Chile ! permitted ! invaded"}},
        Case{"PermittedInfinitive",
             "Norway has authorized Peru to use Norwegian-supplied rockets to strike deeper inside Chile.",
             {"ASSAULT actual strike | A Peru | P Chile"},
             {"ASSAULT hypothetical strike | A Peru | P Chile ! permitted"}},
        Case{"ApprovedAid",
             "Ministers approved aid for families of 20 people killed in the bombing.",
             {"AID actual aid", "ASSAULT actual killed", "ASSAULT actual bombing"},
             {"AID actual aid", "ASSAULT actual killed", "ASSAULT actual bombing ! one-act"}},
        Case{"ApprovedFunds",
             "Parliament approved funds to rebuild homes destroyed during strikes.",
             {"ASSAULT actual strikes"},
             {"ASSAULT actual strikes"}},
        Case{"AgreedContent",
             "Norway has agreed to resume formal talks.",
             {"AGREE~CONSULT actual agreed | A Norway"},
             {"AGREE actual agreed | A Norway", "CONSULT future talks | A Norway ! agreed-content"}},
        Case{"AgreedContentThatTheNetworkHas",
             "Norway has agreed to talks.",
             {"AGREE~CONSULT actual agreed | A Norway", "CONSULT future talks | A Norway"},
             {"AGREE actual agreed | A Norway", "CONSULT future talks | A Norway"}},
        Case{"ThreatenedTo",
             "Norway threatened on Sunday to sue Peru.",
             {"ACCUSE actual sue | A Norway | R Peru"},
             {"ACCUSE hypothetical sue | A Norway | R Peru ! governing-verb"}},
        Case{"RefusedTo",
             "Norway refused to meet Peru.",
             {"CONSULT actual meet | A Norway"},
             {"CONSULT negated meet | A Norway ! governing-verb"}},
        Case{"PromisedTo",
             "Norway promised Peru to withdraw.",
             {"RETREAT actual withdraw | A Norway"},
             {"RETREAT future withdraw | A Norway ! governing-verb"}},
        Case{"DecidedToConcede",
             "Norway decided to ease its curfew.",
             {"CONCEDE actual ease | A Norway"},
             {"CONCEDE actual ease | A Norway"}},
        Case{"ManagedTo",
             "Norway managed to meet Peru.",
             {"CONSULT actual meet | A Norway"},
             {"CONSULT actual meet | A Norway"}},
        Case{"OtherClause",
             "Norway promised help and went to meet Peru.",
             {"CONSULT actual meet | A Norway"},
             {"CONSULT actual meet | A Norway"}},
        Case{"CalledOff",
             "Dockers called off a blockade of Lima.",
             {"PROTEST/obstruct future blockade | A Dockers"},
             {"PROTEST/obstruct cancelled blockade | A Dockers ! put-off"}},
        Case{"WasCancelled",
             "A meeting that was planned for Sunday in Lima has been cancelled.",
             {"CONSULT future meeting"},
             {"CONSULT cancelled meeting ! put-off"}},
        Case{"OtherActOfTheSentence",
             "They met and a march was postponed.",
             {"CONSULT actual met", "PROTEST future march"},
             {"CONSULT actual met", "PROTEST postponed march ! put-off"}},
        Case{"Denied",
             "The ministry denied that Norway had threatened Peru.",
             {"REJECT actual denied", "THREATEN actual threatened | A Norway | R Peru"},
             {"REJECT actual denied", "THREATEN hypothetical threatened | A Norway | R Peru ! denied"}},
        Case{"DeniedAndAccused",
             "Norway denied the charges and accused Peru.",
             {"ACCUSE actual accused | A Norway | R Peru"},
             {"ACCUSE actual accused | A Norway | R Peru"}},
        Case{"DeniedReports",
             "Norway denied reports of killings.",
             {"ASSAULT actual killings"},
             {"ASSAULT hypothetical killings ! denied"}},
        Case{"DeniedShareInAFact",
             "The group denied involvement in the bombing that had shaken Lima.",
             {"REJECT actual denied", "ASSAULT actual bombing"},
             {"REJECT actual denied", "ASSAULT actual bombing"}},
        Case{"DeniedEntry",
             "Norway denied entry to envoys who criticised it.",
             {"REJECT actual denied", "ACCUSE actual criticised"},
             {"REJECT actual denied", "ACCUSE actual criticised"}},
        Case{"DeniedBail",
             "A court denied bail to a journalist who was arrested in March.",
             {"COERCE actual arrested | R journalist"},
             {"COERCE actual arrested | R journalist"}},
        Case{"DeniedEntryToOneWhoHad",
             "Norway denied entry to a diplomat who had criticised it on Monday.",
             {"ACCUSE actual criticised"},
             {"ACCUSE actual criticised"}},
        Case{"DeniedReporters",
             "Norway denied reporters a view of the base that had been bombed.",
             {"ASSAULT actual bombed"},
             {"ASSAULT actual bombed"}},
        Case{"DeniedReportsThat",
             "Norway denied reports that it had attacked Peru.",
             {"ASSAULT actual attacked | A it | R Peru"},
             {"ASSAULT hypothetical attacked | A it | R Peru ! denied"}},
        Case{"DeniedDirectly",
             "Norway denied its troops had attacked Peru.",
             {"ASSAULT actual attacked | A troops | R Peru"},
             {"ASSAULT hypothetical attacked | A troops | R Peru ! denied"}},
        Case{"NotDenied",
             "Norway did not deny that it had attacked Peru.",
             {"ASSAULT actual attacked"},
             {"ASSAULT actual attacked"}},
        Case{"TwoActs",
             "Norway attacked and Peru attacked back.",
             {"ASSAULT actual attacked | A Norway"},
             {"ASSAULT actual attacked | A Norway"}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    CutPhrases, FrameRules,
    testing::Values(
        Case{"NumberBesideItsNoun",
             "Dozens of angry dockers marched in Lima.",
             {"PROTEST/demo actual marched | A Dozens; dockers | P Lima"},
             {"PROTEST/demo actual marched | A dockers | P Lima ! count"}},
        Case{"NumberAlone",
             "Peru expelled two on Monday, and officials protested.",
             {"SANCTION actual expelled | A Peru | R two"},
             {"SANCTION actual expelled | A Peru | R two"}},
        Case{"ModifierOfANoun",
             "Chile postponed a meeting of energy officials.",
             {"REJECT/meet actual postponed | A Chile | R energy"},
             {"REJECT/meet actual postponed | A Chile | R energy officials ! whole-phrase"}},
        Case{"NameCutInTwo",
             "Chile criticised Norwegian President Ada Holm.",
             {"ACCUSE actual criticised | A Chile | R Norwegian; President Ada"},
             {"ACCUSE actual criticised | A Chile | R Norwegian President Ada Holm ! whole-phrase"}},
        Case{"NationalityCutInTwo",
             "Chile thanked its Costa Rican friends.",
             {"SUPPORT actual thanked | A Chile | R Rican friends"},
             {"SUPPORT actual thanked | A Chile | R Costa Rican friends ! whole-phrase"}},
        Case{"PossessorStays",
             "Police arrested Norway's ambassador in Lima.",
             {"COERCE/arrest actual arrested | A Police | R Norway | P Lima"},
             {"COERCE/arrest actual arrested | A Police | R Norway | P Lima"}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    ActWords, FrameRules,
    testing::Values(
        Case{"TearGas",
             "Officers fired tear gas at nurses in Lima.",
             {"ASSAULT/firearms actual fired | A Officers | R nurses | P Lima"},
             {"ASSAULT/crowd-control actual fired | A Officers | R nurses | P Lima ! crowd-weapon"}},
        Case{"WaterOfNoCannon",
             "Rebels fired at water tankers in Lima.",
             {"ASSAULT/firearms actual fired | A Rebels | P Lima"},
             {"ASSAULT/firearms actual fired | A Rebels | P Lima"}},
        Case{"TruceEnded",
             "The rebels ended their truce on Monday.",
             {"RETREAT/ceasefire actual ended | A rebels"},
             {"RETREAT/ceasefire negated ended | A rebels ! truce-ended"}},
        Case{"TruceKept",
             "The rebels observed their truce on Monday.",
             {"RETREAT/ceasefire actual observed | A rebels"},
             {"RETREAT/ceasefire actual observed | A rebels"}},
        Case{"CalledForADay",
             "The union has called a march in Lima for Thursday.",
             {"PROTEST/demo actual march | A union | P Lima"},
             {"PROTEST/demo future march | A union | P Lima ! called-for-day"}},
        Case{"CalledForATime",
             "The union called a strike in Lima for better pay.",
             {"PROTEST/strike actual strike | A union | P Lima"},
             {"PROTEST/strike actual strike | A union | P Lima"}},
        Case{"PutOffByANoun",
             "His trip follows his postponement of plans to visit Peru.",
             {"CONSULT/visit future visit | A His | R Peru"},
             {"CONSULT/visit postponed visit | A His | R Peru ! put-off"}},
        Case{"DeniedPartyOfTheContent",
             "The ministry denied that Peru had threatened anybody.",
             {"REJECT actual denied | A ministry | R Peru"},
             {"REJECT actual denied | A ministry ! denied-content"}},
        Case{"DeniedEntryToSomebody",
             "Norway denied Peru entry to the talks.",
             {"REJECT actual denied | A Norway | R Peru"},
             {"REJECT actual denied | A Norway | R Peru"}},
        Case{"DeniedAndTakenAsNegated",
             "Norway denied that it had attacked Peru.",
             {"ASSAULT negated attacked | A it | R Peru"},
             {"ASSAULT hypothetical attacked | A it | R Peru ! denied"}},
        Case{"DeniedThatItHadNot",
             "Norway denied that it had not paid Peru.",
             {"AID negated paid | A it | R Peru"},
             {"AID negated paid | A it | R Peru"}},
        Case{"PermittedAndTakenAsPossible",
             "Holm has approved Peru's use of rockets for deeper strikes inside Chile.",
             {"ASSAULT hypothetical strikes | P Chile"},
             {"ASSAULT hypothetical strikes | A Peru | R Chile | P Chile ! permitted ! invaded"}},
        Case{"PartyOfTheClauseBefore",
             "Norway met Peru in Lima before the signing.",
             {"SUPPORT actual signing | A Norway; Peru"},
             {"SUPPORT actual signing ! other-clause"}},
        Case{"OnlyPossible",
             "His state could formally ask Peru for help.",
             {"REQUEST actual ask | R Peru"},
             {"REQUEST hypothetical ask | R Peru ! governing-verb"}},
        Case{"PlannedButHedged",
             "Norway will hold talks with Peruvians, possibly with Dina Boluarte.",
             {"CONSULT hypothetical talks | A Norway; Peruvians; Dina Boluarte"},
             {"CONSULT future talks | A Norway; Peruvians ! hedged-party",
              "CONSULT hypothetical talks | A Norway; Dina Boluarte ! hedged-party"}}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace rapport::coding
