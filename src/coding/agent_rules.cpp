// Who does an act, where the words beside its trigger say so.
#include <algorithm>
#include <array>

#include "coding/act_nouns.hpp"
#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kAgentReach = 9;  // words from a trigger to its "by"
constexpr std::size_t kModifiers = 3;   // between possessor and noun
constexpr std::size_t kBetweenVerbAndNoun = 6;

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_reciprocal(const Frame& frame) {
  return (frame.type == "CONSULT" && frame.mode != "visit") || frame.type == "AGREE" ||
         frame.type == "COOPERATE";
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

bool is_verbal(const Frame& frame) {
  constexpr auto kTypes = std::to_array<std::string_view>(
      {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"});
  return std::find(kTypes.begin(), kTypes.end(), frame.type) != kTypes.end();
}

// Where the "by" of an act can stand, from `first`: in the passive and behind a noun, never behind an active
// verb, whose object has it ("objected to a text by"). What words are about has another's ("criticism of a
// raid by"), so there only directly.
std::size_t by_reach(const SentenceFrames& s, const Frame& frame, std::size_t first) {
  const std::size_t trigger = s.words.holding(frame.trigger.begin);
  const bool direct = s.words.at(first) == "by";
  if (is_passive(s, trigger) || is_noun(s, trigger)) {
    return is_verbal(frame) ? first + (direct ? 1U : 2U) : first + kAgentReach;
  }
  const bool participle = s.words.at(trigger).ends_with("ed") || in(kIrregular, s.words.at(trigger));
  return direct && participle ? first + 1 : first;
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

void only_actors(SettledFrame& f, std::vector<ScoredSpan> actors, std::string_view rule) {
  auto& now = f.frame.role(Role::kActor);
  const bool same = now.size() == actors.size() && std::equal(now.begin(), now.end(), actors.begin(),
                                                              [](const ScoredSpan& a, const ScoredSpan& b) {
                                                                return a.span.overlaps(b.span);
                                                              });
  if (same) {
    return;
  }
  auto& recipients = f.frame.role(Role::kRecipient);
  std::erase_if(recipients, [&](const ScoredSpan& r) { return overlaps_any(actors, r.span); });
  note(f, std::string(rule), Role::kActor, actors.front().span);
  now = std::move(actors);
}

// Where "X's N" says who suffers N, not who does it; "X's N of Y" says both.
bool has_patient(std::string_view noun) {
  constexpr auto kNouns = std::to_array<std::string_view>(
      {"release",       "arrest",       "detention",    "killing",       "killings",      "murder",
       "assassination", "death",        "deaths",       "ouster",        "overthrow",     "removal",
       "expulsion",     "trial",        "conviction",   "extradition",   "imprisonment",  "sentencing",
       "sentence",      "execution",    "abduction",    "kidnapping",    "disappearance", "poisoning",
       "shooting",      "torture",      "rescue",       "recognition",   "treatment",     "deportation",
       "surrender",     "dismissal",    "suspension",   "prosecution",   "liberation",    "ban",
       "boycott",       "blockade",     "siege",        "shootdown",     "destruction",   "freedom",
       "abuse",         "rape",         "capture",      "seizure",       "isolation",     "accession",
       "inclusion",     "impeachment",  "indictment",   "jailing",       "annexation",    "bombardment",
       "acquittal",     "eviction",     "persecution",  "incarceration", "internment",    "beating",
       "beheading",     "hanging",      "stabbing",     "lynching",      "defeat",        "punishment",
       "confinement",   "banishment",   "repatriation", "harassment",    "interrogation", "mistreatment",
       "displacement",  "encirclement", "downfall",     "sacking",       "exclusion",     "exoneration",
       "slaying",       "humiliation"});
  return in(kNouns, noun);
}

std::optional<ByteSpan> possessor_of(const SentenceFrames& s, const Frame& frame) {
  const std::size_t noun = s.words.holding(frame.trigger.begin);
  std::size_t i = noun;
  for (std::size_t n = 0; n < kModifiers && i > 0 && looks_like_modifier(s.words.at(i - 1)); ++n) {
    --i;
  }
  if (i == 0) {
    return std::nullopt;
  }
  const std::size_t before = i - 1;
  if (s.words.at(before) == "'s") {
    const std::size_t end = s.words[before].span.begin;
    if (const auto party = s.party_until(end)) {
      return party;
    }
    for (const EntityMention& m : s.context.discourse.mentions()) {
      if (m.span.begin < end && m.span.end > end) {  // "Norway's official" of "Norway's official refusal"
        return ByteSpan{m.span.begin, end};
      }
    }
    return std::nullopt;
  }
  const bool pronoun = s.words.is_one_of(before, {"his", "her", "their", "its"});
  return pronoun ? std::optional(s.words[before].span) : std::nullopt;
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

// "Oslo's refusal", "his trip": the possessor does what the noun names, unless it is a noun of what is
// suffered, or the network has the possessor on the other side.
void take_possessor(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::size_t at = s.words.holding(f.frame.trigger.begin);
    const std::string_view noun = s.words.at(at);
    const bool of_another = s.words.at(at + 1) == "of" && s.party_from(at + 2);
    const bool nominal = !noun.ends_with("ed") && (!has_patient(noun) || of_another);
    auto& actors = f.frame.role(Role::kActor);
    if (!nominal || (!actors.empty() && !is_reciprocal(f.frame))) {
      continue;
    }
    const auto party = possessor_of(s, f.frame);
    if (!party || overlaps_any(actors, *party) || overlaps_any(f.frame.role(Role::kRecipient), *party)) {
      continue;
    }
    actors.insert(actors.begin(), {*party, kRuleScore});
    note(f, "possessor", Role::kActor, *party);
  }
}

namespace {

// The party that ends with word `last`, else the word where it is a name.
std::optional<ByteSpan> name_until(const SentenceFrames& s, std::size_t last) {
  const ByteSpan word = s.words[last].span;
  for (const std::size_t end : {word.end, word.end + 1}) {  // "U.S." with its last point
    if (const auto party = s.party_until(end)) {
      return party;
    }
  }
  const bool point = word.end < s.context.text.size() && s.context.text[word.end] == '.';
  return s.words[last].upper ? std::optional(ByteSpan{word.begin, word.end + (point ? 1U : 0U)})
                             : std::nullopt;
}

}  // namespace

// "Norwegian-supplied rockets": the name before the hyphen supplied them, and it is done. Who else the
// network saw is whom they were given to, where that is not known better.
void take_compound_agent(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::size_t verb = s.words.holding(f.frame.trigger.begin);
    if (verb == 0 || verb >= s.words.size() || !s.words[verb].joined ||
        !is_detaching_suffix(s.words.at(verb))) {
      continue;
    }
    const auto party = name_until(s, verb - 1);
    if (!party) {
      continue;
    }
    std::vector<ScoredSpan> others = f.frame.role(Role::kActor);
    std::erase_if(others, [&](const ScoredSpan& a) { return a.span.overlaps(*party); });
    only_actors(f, {{*party, kRuleScore}}, "compound-agent");
    auto& recipients = f.frame.role(Role::kRecipient);
    if (recipients.empty() && others.size() == 1) {
      note(f, "compound-agent", Role::kRecipient, others.front().span);
      recipients = std::move(others);
    }
    if (f.frame.status == "future" || f.frame.status == "hypothetical") {
      set_status(f, "compound-agent", "actual", s.words[verb].span);
    }
  }
}

// "Oslo's war in Lima", "their invasion of Lima", "strikes inside Peru": the land that is invaded suffers it.
void take_invaded(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::string_view noun = s.words.at(s.words.holding(f.frame.trigger.begin));
    const bool war = noun == "war" || noun == "invasion" || noun == "intervention" || noun == "aggression";
    const std::size_t next = s.words.from(f.frame.trigger.end);
    const bool into = s.words.is_one_of(next, {"inside", "into"});
    if (f.frame.type != "ASSAULT" || !f.frame.role(Role::kRecipient).empty() ||
        f.frame.role(Role::kActor).empty() ||
        !(into || (war && s.words.is_one_of(next, {"in", "on", "of", "against"})))) {
      continue;
    }
    const auto party = s.party_from(next + 1);
    if (party && !overlaps_any(f.frame.role(Role::kActor), *party)) {
      f.frame.role(Role::kRecipient).push_back({*party, kRuleScore});
      note(f, "invaded", Role::kRecipient, *party);
    }
  }
}

namespace {

bool is_light_verb(std::string_view word) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"have",    "has",      "had",      "having",   "hold",     "holds",     "held",      "holding",
       "begin",   "begins",   "began",    "start",    "starts",   "started",   "resume",    "resumes",
       "resumed", "finish",   "finishes", "finished", "conclude", "concludes", "concluded", "attend",
       "attends", "attended", "conduct",  "conducts", "conducted"});
  return in(kVerbs, word);
}

bool is_auxiliary(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"will", "would",   "is",    "are",   "was",   "were",     "to",        "has",  "have",  "had",
       "also", "later",   "then",  "may",   "might", "could",    "should",    "must", "can",   "not",
       "been", "already", "still", "again", "due",   "expected", "scheduled", "set",  "likely"});
  return in(kWords, word);
}

// The light verb that governs the noun at word `noun`, over modifiers only.
std::optional<std::size_t> light_verb_of(const ClauseWords& words, std::size_t noun) {
  std::size_t i = noun;
  for (std::size_t n = 0; n < kBetweenVerbAndNoun && i > 0; ++n) {
    --i;
    if (is_light_verb(words.at(i))) {
      return i;
    }
    const bool inside = looks_like_modifier(words.at(i)) || is_determiner(words.at(i));
    if (!inside) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// The party that opens the sentence, where only auxiliaries, or a part between commas and auxiliaries, stand
// between it and the verb.
std::optional<ByteSpan> subject_of(const SentenceFrames& s, std::size_t verb) {
  const auto party = s.party_from(0);
  if (!party) {
    return std::nullopt;
  }
  std::size_t i = verb;
  while (i > 0 && is_auxiliary(s.words.at(i - 1))) {
    --i;
  }
  std::size_t after = s.words.from(party->end);
  if (i > after && s.words.at(i - 1) == "," && s.words.at(after) == ",") {
    after = i;
  }
  return i == after ? party : std::nullopt;
}

}  // namespace

// "The minister, who came by train, will hold talks with the Danes": the subject of the verb is one of those
// who meet.
void take_light_verb_subject(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    auto& actors = f.frame.role(Role::kActor);
    const bool has_one_before = std::any_of(actors.begin(), actors.end(), [&](const ScoredSpan& a) {
      return a.span.begin < f.frame.trigger.begin;
    });
    if (f.frame.type != "CONSULT" || has_one_before) {
      continue;
    }
    const auto verb = light_verb_of(s.words, s.words.holding(f.frame.trigger.begin));
    const auto subject = verb ? subject_of(s, *verb) : std::nullopt;
    if (subject && !overlaps_any(f.frame.role(Role::kRecipient), *subject)) {
      actors.insert(actors.begin(), {*subject, kRuleScore});
      note(f, "subject-of-verb", Role::kActor, *subject);
    }
  }
}

}  // namespace rapport::coding
