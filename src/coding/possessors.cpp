#include "coding/possessors.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "coding/actor_words.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kReach = 40;        // bytes before the mention that can hold the pronoun
constexpr std::size_t kMaxModifiers = 2;  // "its own foreign minister"

bool is_possessive(std::string_view word) {
  return word == "its" || word == "his" || word == "her" || word == "their";
}

// Within or before the mention, over small words that only describe the noun.
const dict::PhraseWord* pronoun_before(const std::vector<dict::PhraseWord>& words, std::size_t first) {
  if (first < words.size() && is_possessive(words[first].folded)) {
    return &words[first];
  }
  for (std::size_t n = 0; n <= kMaxModifiers && first > n; ++n) {
    const dict::PhraseWord& word = words[first - 1 - n];
    if (is_possessive(word.folded)) {
      return &word;
    }
    if (word.mark || word.upper || is_determiner(word.folded) || is_function_word(word.folded) ||
        opens_tail(word.folded)) {
      return nullptr;
    }
  }
  return nullptr;
}

std::optional<EntityId> named_owner(const Discourse& discourse, const std::vector<dict::PhraseWord>& words,
                                    std::size_t first) {
  std::vector<std::string> name;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (words[i].folded == "'s") {
      return name.empty() ? std::nullopt : discourse.by_short_name(name, words[first].span.begin);
    }
    if (words[i].mark) {
      return std::nullopt;
    }
    if (words[i].upper && !is_determiner(words[i].folded)) {
      name.push_back(words[i].folded);
    }
  }
  return std::nullopt;
}

bool is_voice(std::string_view head) {
  constexpr auto kNouns = std::to_array<std::string_view>(
      {"spokes", "aide", "advis", "envoy", "official", "office", "negotiator", "minister"});
  return std::any_of(kNouns.begin(), kNouns.end(), [&](auto noun) { return head.starts_with(noun); });
}

bool is_collective(const LinkedActor& who) {
  return who.kind == PartyKind::kState || who.kind == PartyKind::kBody || who.kind == PartyKind::kOrg;
}

}  // namespace

std::vector<EntityId> possessors_of(const Discourse& discourse, const OwnedMention& mention) {
  const std::size_t from = mention.span.begin > kReach ? mention.span.begin - kReach : 0;
  const auto words = dict::phrase_words(mention.text, {from, mention.span.end});
  std::size_t first = 0;
  while (first < words.size() && words[first].span.begin < mention.span.begin) {
    ++first;
  }
  std::vector<EntityId> out;
  if (const auto owner = named_owner(discourse, words, first)) {
    out.push_back(*owner);
  } else if (const dict::PhraseWord* pronoun = pronoun_before(words, first)) {
    out = discourse.antecedents(pronoun_of(pronoun->folded), pronoun->span.begin, mention.sentence, {});
  }
  const bool known = std::all_of(out.begin(), out.end(),
                                 [&](EntityId id) { return discourse.entity(id).actor.country.has_value(); });
  return known ? out : std::vector<EntityId>{};
}

bool belongs_to(const LinkedActor& who, const LinkedActor& owner) {
  const bool person = who.kind == PartyKind::kPerson && who.actor.title;
  if ((who.kind != PartyKind::kGroup || who.head.empty()) && !person) {
    return false;
  }
  constexpr auto kOfState = std::to_array<std::string_view>({"GOV", "MIL", "COP", "SPY", "LEG"});
  const auto& sectors = who.actor.sectors;
  const bool of_state =
      !sectors.empty() && std::find(kOfState.begin(), kOfState.end(), sectors.front()) != kOfState.end();
  return is_collective(owner) || of_state || is_voice(who.head);
}

void take_owner(LinkedActor& who, const LinkedActor& owner, EntityId id) {
  who.steps.lead({.rule = PartyRule::kPronoun, .entity = id});
  who.actor.country = owner.actor.country;
  if (who.actor.sectors.empty() && is_voice(who.head)) {
    who.actor.sectors = owner.actor.sectors;
  }
}

void take_office_of(LinkedActor& who, const LinkedActor& owner) {
  const auto steps = who.steps.all();
  const bool same_office = std::any_of(steps.begin(), steps.end(), [](const LinkStep& step) {
    return step.agent != nullptr && step.agent->phrase == "counterpart";
  });
  const auto& sectors = who.actor.sectors;
  const bool open = sectors.empty() || (sectors.size() == 1 && sectors.front() == "UNK");
  if (same_office && open && !who.plural && !owner.actor.sectors.empty()) {
    who.actor.sectors = owner.actor.sectors;
  }
}

}  // namespace rapport::coding
