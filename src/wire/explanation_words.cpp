#include "wire/explanation_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "wire/cells.hpp"

namespace rapport::wire {
namespace {

struct RuleWords {
  PartyRule rule;
  std::string_view name;
  std::string_view phrase;
};

constexpr auto kRules = std::to_array<RuleWords>({
    {PartyRule::kTableEntry, "table-entry", "in the tables"},
    {PartyRule::kTitleAndName, "title-and-name", "title or country and family name leave one person"},
    {PartyRule::kAgentNoun, "agent-noun", "a noun that tells the sector"},
    {PartyRule::kOfficeHolder, "office-holder", "held the office on the day of the story"},
    {PartyRule::kLeaderOf, "leader-of", "the country that a leader of this name leads"},
    {PartyRule::kAsWritten, "as-written", "a name that no table has, as written"},
    {PartyRule::kPronoun, "pronoun", "a pronoun, stands for"},
    {PartyRule::kShortName, "short-name", "part of the longer name"},
    {PartyRule::kSameName, "same-name", "the same name as"},
    {PartyRule::kSameNoun, "same-noun", "a noun that takes up"},
    {PartyRule::kMemberOfSet, "member-of-set", "one of the set, named last as"},
    {PartyRule::kSharedNoun, "shared-noun", "shares the noun"},
    {PartyRule::kLeaderInStory, "leader-in-story", "leads a country that the story names"},
    {PartyRule::kLeaderByName, "leader-by-name", "the only leader of this name"},
    {PartyRule::kPlaceOfAct, "place-of-act", "belongs to the country of the act's place or of the dateline"},
    {PartyRule::kCountryOfStory, "country-of-story",
     "belongs to the country of the paragraph, of the dateline, or of the story"},
    {PartyRule::kLongerPhrase, "longer-phrase", "read with the longer phrase"},
    {PartyRule::kSpeaker, "speaker", "speaks the quotation, named as"},
});

const RuleWords& words_for(PartyRule rule) {
  const auto at =
      std::find_if(kRules.begin(), kRules.end(), [&](const RuleWords& words) { return words.rule == rule; });
  return at == kRules.end() ? kRules.front() : *at;
}

std::string quoted(std::string_view words) {
  return "“" + one_line(words) + "”";
}

std::string term_of(const PartyStep& step) {
  if (!step.from && !step.to) {
    return "";
  }
  return ", " + step.from.value_or("?") + " to " + step.to.value_or("now");
}

}  // namespace

std::string_view role_name(Role role) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"actor", "recipient", "place", "time", "said_by", "issue"});
  static_assert(kNames.size() == kRoleCount);
  return kNames.at(static_cast<std::size_t>(role));
}

std::string_view rule_name(PartyRule rule) {
  return words_for(rule).name;
}

std::string_view words_of(std::string_view text, const ByteSpan& span) {
  const std::size_t begin = std::min(span.begin, text.size());
  return text.substr(begin, std::min(span.end, text.size()) - begin);
}

std::string step_phrase(const PartyStep& step, std::string_view text) {
  std::string out(words_for(step.rule).phrase);
  if (step.antecedent) {
    out += " " + quoted(words_of(text, *step.antecedent));
  }
  if (step.entry) {
    out += step.antecedent ? ", " : ": ";
    out += *step.entry + " (" + step.table.value_or("?");
    out += step.form && *step.form != "name" ? ", by its " + *step.form : "";
    out += term_of(step) + ")";
  }
  return out;
}

std::string frame_step_phrase(const FrameStep& step, std::string_view text) {
  constexpr auto kPhrases = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"put-off", "put off or called off by a word of the sentence"},
      {"names-nothing", "words that name nothing are left out"},
      {"count", "the number of the party beside it, left out"},
      {"whole-phrase", "the whole phrase is the party"},
      {"crowd-weapon", "a means of crowd control"},
      {"truce-ended", "a ceasefire that is over"},
      {"called-for-day", "called for a day to come"},
      {"denied-content", "told of in what is denied, left out"},
      {"apposition", "two parts of one phrase"},
      {"between", "belongs to the act nearer to “between”, left out"},
      {"compound-agent", "the name before the hyphen did it"},
      {"by-agent", "the party behind “by” does it"},
      {"possessor", "the possessor does it"},
      {"invaded", "the land that is invaded"},
      {"subject-of-verb", "the subject of the verb that governs the noun"},
      {"other-clause", "a party of the clause before, left out"},
      {"partner-of-talks", "partner of the talks, no visitor, left out"},
      {"destination", "where the visit goes"},
      {"place-behind", "the place behind the act's words"},
      {"shootdown", "shooting down is the mode of destroying"},
      {"host-state", "the host state, which the story names"},
      {"other-side", "the other side, with which the story tells of an act"},
      {"takes-up-act", "takes up the act, with its parties"},
      {"dated-by-noun", "dated where the story takes it up"},
      {"listed-issue", "named in a list of the story"},
      {"detached", "a part of a compound word, no party of this act, left out"},
      {"permitted", "permitted, so not yet done"},
      {"agreed-content", "what was agreed on, a second act"},
      {"governing-verb", "the verb before “to” says whether it is done"},
      {"not-put-off", "no word puts it off, and it is negated"},
      {"denied", "denied, so told by others only"},
      {"speaker-acts", "acts by these words, so no source of them, left out"},
      {"dateline", "the dateline is no source, left out"},
      {"quoted-speaker", "speaks the quotation that tells it"},
      {"source-order", "the first-hand source before the one that relays it"},
      {"hedged-party", "a party of which the sentence is not sure stands in a record of its own"},
      {"one-act", "tells the act of the trigger before it"},
  });
  const auto at = std::find_if(kPhrases.begin(), kPhrases.end(),
                               [&](const auto& phrase) { return phrase.first == step.rule; });
  std::string out(at == kPhrases.end() ? std::string_view(step.rule) : at->second);
  if (step.words) {
    out += ": " + quoted(words_of(text, *step.words));
  }
  out += step.role ? " (" + std::string(role_name(*step.role)) + ")" : "";
  out += step.to ? ", " + (step.from ? *step.from + " to " : "") + *step.to : "";
  return out;
}

std::string place_phrase(const PlaceTrace& trace) {
  const Place& place = trace.place;
  std::vector<std::string> parts = {place.name.value_or(""), place.admin1.value_or(""),
                                    place.country.value_or("")};
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  std::string out = parts.empty() ? "not known" : join(parts, ", ");
  if (trace.kind) {
    out += "; " + *trace.kind;
  }
  if (place.geonames) {
    out += ", GeoNames " + std::to_string(*place.geonames);
  }
  out += "; by " + trace.rule;
  if (trace.candidates > 1) {
    out += ", chosen from " + std::to_string(trace.candidates) + " of that name";
  }
  return out;
}

std::string time_phrase(const TimeTrace& time) {
  std::string out;
  if (time.duration) {
    out = *time.duration;
  } else if (time.start || time.end) {
    const bool one_day = time.start && time.start == time.end;
    out = one_day ? *time.start : time.start.value_or("…") + " to " + time.end.value_or("…");
    out += time.precision ? " (" + *time.precision + ")" : "";
  } else {
    out = "not dated";
  }
  out += "; by " + time.rule;
  out += time.bound ? ", " + *time.bound : "";
  out += time.anchor ? ", counted from " + *time.anchor : "";
  out += time.tense ? ", the one in the " + *time.tense : "";
  return time.used ? out : out + "; not taken";
}

std::string row_phrase(const TableRow& row) {
  std::string out = row.table + ":" + std::to_string(row.line);
  for (const auto& [column, cell] : row.cells) {
    if (!cell.empty()) {
      out += ", " + column + " " + cell;
    }
  }
  return out;
}

std::string reason_phrase(const KeptApart& apart) {
  constexpr auto kReasons = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"no-code", "no party has a code"},
      {"mode", "another mode"},
      {"about", "about another act"},
      {"time", "another time"},
      {"place", "another place"},
      {"same-sentence", "told in the same sentence"},
  });
  const auto at = std::find_if(kReasons.begin(), kReasons.end(),
                               [&](const auto& reason) { return reason.first == apart.reason; });
  return at == kReasons.end() ? apart.reason : std::string(at->second);
}

}  // namespace rapport::wire
