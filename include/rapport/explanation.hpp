// How the frames of a story became its records, step by step: what `rapport explain` prints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rapport/frame.hpp"
#include "rapport/record.hpp"
#include "rapport/span.hpp"

namespace rapport {

/// A row of a table of data/ that decided something: its file's name, its line, its cells by column.
struct TableRow {
  std::string table;
  std::size_t line = 0;
  std::vector<std::pair<std::string, std::string>> cells;
};

/// What settled a party or a part of it. docs/formats/explain.md says when each applies.
enum class PartyRule : std::uint8_t {
  kTableEntry,      ///< A name of the tables, in one of its forms.
  kTitleAndName,    ///< A family name that title or country leave one bearer of.
  kAgentNoun,       ///< "officials": the noun's sectors.
  kOfficeHolder,    ///< Who held the office on the story's date.
  kLeaderOf,        ///< "Trump administration": the country that a leader of that name leads.
  kAsWritten,       ///< Capitals that no table knows: the name as it stands.
  kPronoun,         ///< Coreference: stands for an earlier party.
  kShortName,       ///< Coreference: part of a longer name in the story.
  kSameName,        ///< Coreference: the same name elsewhere in the story.
  kSameNoun,        ///< Coreference: the noun takes up an earlier party.
  kMemberOfSet,     ///< Coreference: "the two countries".
  kSharedNoun,      ///< "U.S. and Chinese officials": one noun for all members.
  kLeaderInStory,   ///< A family name alone: the leader of a country that the story names.
  kLeaderByName,    ///< A family name alone that one person bears, who leads a state or body on the date.
  kPlaceOfAct,      ///< A domestic institution of the country where the act takes place.
  kCountryOfStory,  ///< A domestic institution of the country of dateline or story.
  kLongerPhrase,    ///< The words are the end of a longer phrase, which was read.
  kSpeaker,         ///< Coreference: "we" of a quotation, its speaker.
};

/// One step in settling a party. Unused fields are empty.
struct PartyStep {
  PartyRule rule = PartyRule::kAsWritten;
  std::optional<std::string> table;  ///< countries, regions, bodies, orgs, people or agents.
  std::optional<std::string> entry;  ///< The entry's name or phrase, as in the table.
  std::optional<std::string> form;   ///< Of a table entry: name, adjective, demonym, capital or seat.
  std::optional<std::string> from;   ///< First and last day of the entry, ISO dates.
  std::optional<std::string> to;
  std::optional<ByteSpan> antecedent;  ///< Of coreference and longer phrases: where the story has it.
};

/// One party that a mention stands for, and why.
struct PartyTrace {
  Actor actor;
  std::vector<PartyStep> steps;  ///< Empty: nothing is known of the words.
  bool repeated = false;         ///< The same party stands before it on this side; the record has it once.
};

/// How a place was read.
struct PlaceTrace {
  Place place;
  std::string rule;                 ///< As in docs/formats/explain.md.
  std::optional<std::string> kind;  ///< Of the gazetteer entry: country, admin1, area, city ...
  std::size_t candidates = 0;       ///< Entries of the chosen name.
};

/// How a time expression was read.
struct TimeTrace {
  std::string rule;                   ///< As in docs/formats/explain.md.
  std::optional<std::string> bound;   ///< since, until, before or after.
  std::optional<std::string> anchor;  ///< The date it was counted from; empty where it states its own.
  std::optional<std::string> tense;   ///< past or future, where that chose among dates.
  std::optional<std::string> start;
  std::optional<std::string> end;
  std::optional<std::string> precision;
  std::optional<std::string> duration;
  bool used = false;  ///< The frame's record has it; of several expressions one is taken.
};

/// One role span of a frame and what became of it: parties for actor, recipient and said_by, else place or
/// time; an issue has neither.
struct MentionTrace {
  Role role = Role::kActor;
  ScoredSpan span;
  std::vector<PartyTrace> parties;
  std::optional<PlaceTrace> place;
  std::optional<TimeTrace> time;
};

/// The codes of a frame with the rows that gave them. A row can be there without its code: it says "none".
struct CodeTrace {
  std::optional<std::string> plover;
  std::optional<TableRow> plover_row;
  std::optional<int> quad_class;
  std::optional<TableRow> quad_row;
  std::optional<std::string> cameo;
  std::optional<TableRow> cameo_row;
  std::optional<double> goldstein;
  std::optional<TableRow> goldstein_row;
};

/// An earlier record of the same event, status and parties that a frame did not join, and why.
struct KeptApart {
  std::string record;
  std::string reason;  ///< As in docs/formats/explain.md.
};

/// A rule of language or of the guidelines that changed what the network read, or filled in what another
/// sentence states.
struct FrameStep {
  std::string rule;                 ///< As in docs/formats/explain.md.
  std::optional<Role> role;         ///< The role it filled, emptied or moved, if one.
  std::optional<ByteSpan> words;    ///< The words of the story that it went by or put there.
  std::optional<std::string> from;  ///< The label before, where it changed one (a status).
  std::optional<std::string> to;
};

/// One frame from the network's words to its record. Every frame ends in a record: its own, or an earlier one
/// that states the same act.
struct FrameTrace {
  Frame frame;                         ///< As the rules left it.
  std::vector<FrameStep> rules;        ///< In the order in which they acted.
  std::vector<MentionTrace> mentions;  ///< In the order of roles, then of the text.
  CodeTrace codes;                     ///< Of this frame alone; a merged record has those of its richest.
  std::string record;                  ///< Id of the record.
  bool merged = false;                 ///< The record was there before this frame.
  std::vector<KeptApart> kept_apart;
};

}  // namespace rapport
