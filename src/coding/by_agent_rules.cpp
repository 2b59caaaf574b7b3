// Who does an act, where "by" says so.
#include <algorithm>
#include <array>

#include "coding/act_nouns.hpp"
#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kAgentReach = 9;  // words from a trigger to its "by"

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Participles that only say that the act was done, directly behind its noun: "an attack carried out by".
constexpr auto kDone = std::to_array<std::string_view>({"carried", "committed", "conducted", "launched",
                                                        "staged", "perpetrated", "mounted", "organised",
                                                        "organized", "waged", "issued", "signed", "imposed"});
constexpr auto kClauseWords = std::to_array<std::string_view>(
    {"that",   "who",   "which", "whom", "and",  "but",   "or",      "said", "says", "after",
     "before", "when",  "while", "was",  "were", "is",    "are",     "has",  "had",  "have",
     "will",   "would", "as",    "than", "if",   "since", "because", "led",  "held", "'s"});

// Participles with a "by" of their own that do not end in "ed": "an airfield run by", "plans put forward by".
constexpr auto kIrregular = std::to_array<std::string_view>(
    {"run",    "put",       "built",  "made",    "hit",        "struck", "shot",   "sent",     "set",
     "taken",  "given",     "drawn",  "written", "brought",    "bought", "sold",   "known",    "seen",
     "kept",   "lost",      "won",    "told",    "paid",       "found",  "left",   "overseen", "driven",
     "stolen", "thrown",    "chosen", "overrun", "undertaken", "laid",   "fought", "dug",      "flown",
     "begun",  "forgotten", "shown",  "beset",   "broken",     "hidden", "lent",   "met",      "spoken"});

// What else stands between an act and its "by"; the participle of another noun has a "by" of its own.
bool ends_reach(const SentenceFrames& s, std::size_t i, std::size_t first) {
  const std::string_view word = s.words.at(i);
  const bool done = i == first && (in(kDone, word) || word == "made");
  const bool participle = (word.ends_with("ed") || in(kIrregular, word)) && !done;
  return s.words.is_mark(i) || s.is_trigger(i) || in(kClauseWords, word) || participle ||
         !event_of_noun(word).empty();
}

bool is_be(const SentenceFrames& s, std::size_t i) {
  return s.words.is_one_of(i, {"was", "were", "been", "be", "being", "is", "are", "get", "got"});
}

// "was ratified", "has not yet been attacked".
bool is_passive(const SentenceFrames& s, std::size_t verb) {
  constexpr std::size_t kReach = 3;
  if (s.words.at(verb).ends_with("ing")) {
    return false;
  }
  for (std::size_t n = 1; n <= std::min(kReach, verb); ++n) {
    const std::size_t i = verb - n;
    if (is_be(s, i)) {
      return true;
    }
    if (!s.words.at(i).ends_with("ly") && !s.words.is_one_of(i, {"not", "yet", "also", "later", "then"})) {
      return false;
    }
  }
  return false;
}

// A noun by its ending or by the word before it; "to attack" and "forces attack" are verbs.
bool is_noun(const SentenceFrames& s, std::size_t at) {
  constexpr auto kEndings =
      std::to_array<std::string_view>({"tion", "sion", "ment", "ence", "ance", "down", "al", "age"});
  const std::string_view word = s.words.at(at);
  if (word.ends_with("ed") || at == 0 || s.words.at(at - 1) == "to") {
    return at == 0 && !event_of_noun(word).empty();
  }
  const std::string_view before = s.words.at(at - 1);
  const bool ending =
      std::any_of(kEndings.begin(), kEndings.end(), [&](auto end) { return word.ends_with(end); });
  const bool governed = s.words.is_one_of(
      at - 1, {"a",    "an",     "the",       "this",    "that", "these", "those",  "its",  "their",   "his",
               "her",  "'s",     "of",        "in",      "on",   "after", "before", "over", "against", "for",
               "from", "during", "following", "despite", "by",   "with",  "about",  "any",  "no"});
  return ending || governed || (looks_like_modifier(before) && !event_of_noun(word).empty()) ||
         (s.words[at].upper && !event_of_noun(word).empty());
}

// Where the "by" of an act can stand, from `first`: in the passive and behind a noun, never behind an active
// verb, whose object has it ("objected to a text by"). What words are about has another's ("criticism of a
// raid by"), so there only directly.
std::size_t by_reach(const SentenceFrames& s, const Frame& frame, std::size_t first) {
  const std::size_t trigger = s.words.holding(frame.trigger.begin);
  if (s.words.at(first) == "by") {
    return first + 1;
  }
  if (is_passive(s, trigger) || is_noun(s, trigger)) {
    return first + (is_verbal(frame) ? 2 : kAgentReach);
  }
  return first;
}

// No noun follows that the words would only describe ("Norwegian companies", "Norway's army").
bool ends_phrase(const SentenceFrames& s, ByteSpan party) {
  const std::size_t next = s.words.from(party.end);
  return s.words.is_mark(next) || opens_tail(s.words.at(next)) ||
         (is_function_word(s.words.at(next)) && s.words.at(next) != "'s" && s.words.at(next) != "s");
}

// Those that only "and" and commas join to `first`, as far as the network has them as actors.
std::vector<ScoredSpan> with_joined(const SentenceFrames& s, const Frame& frame, ByteSpan first) {
  std::vector<ScoredSpan> out{{first, kRuleScore}};
  for (const ScoredSpan& actor : frame.role(Role::kActor)) {
    std::size_t i = s.words.from(out.back().span.end);
    const std::size_t begin = i;
    while (s.words.is_one_of(i, {"and", ",", "the", "or"})) {
      ++i;
    }
    if (i > begin && i < s.words.size() && s.words[i].span.begin == actor.span.begin) {
      out.push_back(actor);
    }
  }
  return out;
}

}  // namespace

// "a visit to Oslo by the Danish minister", "an attack on the town by rebels", "was ratified by". What is not
// joined to the trigger by a preposition is another noun's ("rejected plans by"), and so is what stands
// behind an active verb or another participle ("an attack on a base run by").
void take_by_agent(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::size_t first = s.words.from(f.frame.trigger.end);
    if (!s.words.is_one_of(first, {"by", "to", "on", "of", "in", "against", "at", "for", "from", "over",
                                   "being", "made", "carried", "staged", "launched"})) {
      continue;
    }
    std::size_t i = first;
    const std::size_t end = std::min(by_reach(s, f.frame, first), s.words.size());
    while (i < end && s.words.at(i) != "by" && !ends_reach(s, i, first)) {
      ++i;
    }
    if (i >= end || s.words.at(i) != "by" || s.words.is_one_of(i - 1, {"near", "nearby", "stand", "stood"})) {
      continue;
    }
    const auto party = s.party_from(i + 1);
    if (party && ends_phrase(s, *party)) {
      only_actors(f, with_joined(s, f.frame, *party), "by-agent");
    }
  }
}

}  // namespace rapport::coding
