// Who does an act, where the words beside its trigger say so.
#include <algorithm>
#include <array>

#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kModifiers = 3;  // between possessor and noun
constexpr std::size_t kBetweenVerbAndNoun = 6;

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_reciprocal(const Frame& frame) {
  return (frame.type == "CONSULT" && frame.mode != "visit") || frame.type == "AGREE" ||
         frame.type == "COOPERATE";
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
