// The words of phrases.cpp, one row a code. They translate PLOVER names (codebook: data/ontology) for the
// report only.
#pragma once

#include <array>
#include <string_view>

namespace rapport::wire {

/// What an event of this mode is called; an empty mode is the event without one.
struct ActPhrase {
  std::string_view event;
  std::string_view mode;
  std::string_view noun;
};

inline constexpr std::array kActs = std::to_array<ActPhrase>({
    {"AGREE", "", "agreement"},
    {"CONSULT", "", "talks"},
    {"CONSULT", "visit", "visit"},
    {"CONSULT", "third-party", "mediation"},
    {"CONSULT", "multilateral", "multilateral talks"},
    {"CONSULT", "phone", "phone call"},
    {"SUPPORT", "", "support"},
    {"CONCEDE", "", "concession"},
    {"COOPERATE", "", "cooperation"},
    {"AID", "", "aid"},
    {"RETREAT", "", "retreat"},
    {"RETREAT", "withdraw", "withdrawal"},
    {"RETREAT", "release", "release"},
    {"RETREAT", "disarm", "disarmament"},
    {"RETREAT", "ceasefire", "ceasefire"},
    {"RETREAT", "access", "access granted"},
    {"RETREAT", "resign", "resignation"},
    {"REQUEST", "", "demand"},
    {"REQUEST", "assist", "request for help"},
    {"REQUEST", "change", "demand for change"},
    {"REQUEST", "yield", "demand to yield"},
    {"REQUEST", "meet", "request for talks"},
    {"ACCUSE", "", "accusation"},
    {"ACCUSE", "disapprove", "criticism"},
    {"ACCUSE", "investigate", "investigation"},
    {"ACCUSE", "allege", "allegation"},
    {"REJECT", "", "refusal"},
    {"REJECT", "assist", "refusal to help"},
    {"REJECT", "change", "refusal to change"},
    {"REJECT", "yield", "refusal to yield"},
    {"REJECT", "meet", "refusal to meet"},
    {"THREATEN", "", "threat"},
    {"THREATEN", "restrict", "threat of restrictions"},
    {"THREATEN", "arrest", "threat of arrest"},
    {"THREATEN", "relations", "threat to relations"},
    {"THREATEN", "expel", "threat of expulsion"},
    {"THREATEN", "territory", "threat to territory"},
    {"THREATEN", "violence", "threat of violence"},
    {"PROTEST", "", "protest"},
    {"PROTEST", "demo", "demonstration"},
    {"PROTEST", "riot", "riot"},
    {"PROTEST", "strike", "strike"},
    {"PROTEST", "hunger", "hunger strike"},
    {"PROTEST", "boycott", "boycott"},
    {"PROTEST", "obstruct", "blockade by protesters"},
    {"PROTEST", "vandalize", "vandalism"},
    {"SANCTION", "", "sanctions"},
    {"SANCTION", "convict", "conviction"},
    {"SANCTION", "expel", "expulsion"},
    {"SANCTION", "withdraw", "withdrawal from ties"},
    {"SANCTION", "discontinue", "cut in aid or ties"},
    {"MOBILIZE", "", "mobilisation"},
    {"MOBILIZE", "troops", "troop movement"},
    {"MOBILIZE", "weapons", "weapons move or test"},
    {"MOBILIZE", "police", "police deployment"},
    {"MOBILIZE", "militia", "militia mobilisation"},
    {"COERCE", "", "repression"},
    {"COERCE", "seize", "seizure"},
    {"COERCE", "restrict", "ban or restriction"},
    {"COERCE", "censor", "censorship"},
    {"COERCE", "curfew", "curfew"},
    {"COERCE", "martial-law", "martial law"},
    {"COERCE", "arrest", "arrest"},
    {"COERCE", "deport", "deportation"},
    {"COERCE", "withhold", "withholding"},
    {"COERCE", "misinformation", "disinformation"},
    {"COERCE", "cyber", "cyber attack"},
    {"ASSAULT", "", "violence"},
    {"ASSAULT", "abduct", "abduction"},
    {"ASSAULT", "beat", "beating"},
    {"ASSAULT", "torture", "torture"},
    {"ASSAULT", "sexual", "sexual violence"},
    {"ASSAULT", "targeted", "targeted killing"},
    {"ASSAULT", "destroy", "destruction"},
    {"ASSAULT", "primitive", "attack with simple weapons"},
    {"ASSAULT", "firearms", "shooting"},
    {"ASSAULT", "explosives", "bombing"},
    {"ASSAULT", "suicide-attack", "suicide attack"},
    {"ASSAULT", "aerial", "air attack"},
    {"ASSAULT", "drone", "drone attack"},
    {"ASSAULT", "heavy-weapons", "attack with heavy weapons"},
    {"ASSAULT", "crowd-control", "force against a crowd"},
    {"ASSAULT", "unconventional", "attack with unconventional weapons"},
});

/// What joins an act to the act it is about: "refusal of talks".
struct AboutWord {
  std::string_view event;
  std::string_view preposition;
};

inline constexpr std::array kAbout = std::to_array<AboutWord>({
    {"AGREE", " on "},
    {"CONCEDE", " on "},
    {"REQUEST", " for "},
    {"ACCUSE", " over "},
    {"REJECT", " of "},
    {"THREATEN", " of "},
});

/// What follows the act; nothing for what has happened.
struct StatusWord {
  std::string_view status;
  std::string_view words;
};

inline constexpr std::array kStatuses = std::to_array<StatusWord>({
    {"actual", ""},
    {"future", "planned"},
    {"hypothetical", "possible"},
    {"negated", "did not happen"},
    {"historical", "in the past"},
    {"postponed", "postponed"},
    {"cancelled", "cancelled"},
});

}  // namespace rapport::wire
