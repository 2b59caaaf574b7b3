// The status that a governing verb gives to an act: "threatened to sue", "called off a march".
#include <algorithm>
#include <array>
#include <utility>

#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kInfinitiveReach = 6;  // words from the governing verb to its "to"
constexpr std::size_t kObjectReach = 6;      // words from "called off" to "march"
constexpr std::size_t kPassiveReach = 3;     // words from "was" to "called off"

struct Govern {
  std::string_view stem;
  std::string_view status;
};

// Verbs with "to" whose content is not yet done, not done, or only wished for. Those that leave it done
// ("managed to", "began to", "continued to") are not here.
constexpr auto kGoverning = std::to_array<Govern>({{"threaten", "hypothetical"},
                                                   {"urg", "hypothetical"},
                                                   {"ask", "hypothetical"},
                                                   {"demand", "hypothetical"},
                                                   {"want", "hypothetical"},
                                                   {"hope", "hypothetical"},
                                                   {"hoping", "hypothetical"},
                                                   {"seek", "hypothetical"},
                                                   {"sought", "hypothetical"},
                                                   {"call", "hypothetical"},
                                                   {"appeal", "hypothetical"},
                                                   {"press", "hypothetical"},
                                                   {"tried", "hypothetical"},
                                                   {"trying", "hypothetical"},
                                                   {"offer", "future"},
                                                   {"promis", "future"},
                                                   {"pledg", "future"},
                                                   {"vow", "future"},
                                                   {"agree", "future"},
                                                   {"plan", "future"},
                                                   {"intend", "future"},
                                                   {"decid", "future"},
                                                   {"prepar", "future"},
                                                   {"expect", "future"},
                                                   {"due", "future"},
                                                   {"ready", "future"},
                                                   {"willing", "future"},
                                                   {"refus", "negated"},
                                                   {"declin", "negated"},
                                                   {"fail", "negated"}});

// The words between a governing verb and its "to": the addressee and a time, in no other clause.
bool ends_clause(const ClauseWords& words, std::size_t i) {
  return words.is_mark(i) ||
         words.is_one_of(i, {"that", "which", "who", "and", "but", "or", "after", "before", "because",
                             "while", "as", "if", "when", "to", "said", "says"});
}

const Govern* governing(const ClauseWords& words, std::size_t to) {
  for (std::size_t n = 1; n <= kInfinitiveReach && n <= to; ++n) {
    const std::size_t i = to - n;
    if (ends_clause(words, i)) {
      return nullptr;
    }
    const bool noun =
        words.is_one_of(i, {"agreement", "agreements", "appeal", "appeals", "plane", "planes", "tasks"});
    const auto at = std::find_if(kGoverning.begin(), kGoverning.end(),
                                 [&](const Govern& g) { return words.at(i).starts_with(g.stem); });
    if (at != kGoverning.end() && !noun) {
      return &*at;
    }
  }
  return nullptr;
}

/// A verb that puts an act off, with the number of its words.
struct PutOff {
  std::string_view status;
  std::size_t words = 1;
};

std::optional<PutOff> put_off_at(const ClauseWords& words, std::size_t i) {
  const std::string_view word = words.at(i);
  const bool off = words.at(i + 1) == "off";
  if (word.starts_with("postpon") && !word.ends_with("ment") && !word.ends_with("ments")) {
    return PutOff{"postponed", 1};
  }
  if (word.starts_with("postponement") || word.starts_with("cancellation")) {
    const auto status =
        word.starts_with("post") ? std::string_view("postponed") : std::string_view("cancelled");
    return words.at(i + 1) == "of" ? std::optional(PutOff{status, 2}) : std::nullopt;
  }
  if (words.is_one_of(i, {"cancel", "cancels", "cancelled", "canceled", "cancelling", "scrapped"})) {
    return PutOff{"cancelled", 1};
  }
  if (off && words.is_one_of(i, {"put", "puts", "putting"})) {
    return PutOff{"postponed", 2};
  }
  if (off && words.is_one_of(i, {"call", "calls", "called", "calling"})) {
    return PutOff{"cancelled", 2};
  }
  return std::nullopt;
}

bool can_be_put_off(const Frame& frame) {
  constexpr auto kTypes =
      std::to_array<std::string_view>({"CONSULT", "PROTEST", "COOPERATE", "AID", "MOBILIZE", "RETREAT"});
  const bool open = frame.status != "negated" && frame.status != "historical";
  return open && std::find(kTypes.begin(), kTypes.end(), frame.type) != kTypes.end();
}

// "called off a planned march": the act that is the verb's object, over modifiers and possessors.
SettledFrame* object_of(SentenceFrames& s, std::size_t behind) {
  for (std::size_t i = behind; i < std::min(behind + kObjectReach, s.words.size()); ++i) {
    for (SettledFrame& f : s.frames) {
      if (f.frame.trigger.begin == s.words[i].span.begin) {
        return can_be_put_off(f.frame) ? &f : nullptr;
      }
    }
    const bool of_plan = s.words.at(i) == "to" && s.words.is_one_of(i - 1, {"plans", "plan", "decision"});
    if (s.words.is_mark(i) || (opens_tail(s.words.at(i)) && s.words.at(i) != "of" && !of_plan)) {
      return nullptr;
    }
  }
  return nullptr;
}

// "The march planned for Sunday has been called off": the last act before the passive, in the same clause.
SettledFrame* subject_of_passive(SentenceFrames& s, std::size_t verb) {
  std::size_t be = verb;
  while (be > 0 && verb - be < kPassiveReach &&
         !s.words.is_one_of(be, {"was", "were", "been", "be", "is", "are", "being"})) {
    --be;
  }
  if (!s.words.is_one_of(be, {"was", "were", "been", "be", "is", "are", "being"})) {
    return nullptr;
  }
  SettledFrame* found = nullptr;
  for (SettledFrame& f : s.frames) {
    const std::size_t act = s.words.holding(f.frame.trigger.begin);
    bool same_clause = act < be && can_be_put_off(f.frame);
    for (std::size_t i = act; i < be && same_clause; ++i) {
      same_clause = !s.words.is_one_of(i, {";", "and", "but", "while", "after", "before", "because", "said"});
    }
    // The head comes first: "a meeting of those who had protested was called off".
    found = same_clause && found == nullptr ? &f : found;
  }
  return found;
}

// "had called off", "had already been put off": told as done before what the story tells.
bool had_before(const ClauseWords& words, std::size_t verb) {
  for (std::size_t n = 1; n <= kPassiveReach && n <= verb; ++n) {
    if (words.at(verb - n) == "had") {
      return true;
    }
    if (words.at(verb - n) != "been" && !words.at(verb - n).ends_with("ly") &&
        words.at(verb - n) != "already") {
      return false;
    }
  }
  return false;
}

}  // namespace

// "could ask for observers": not asked. Acts that the network has as done.
void doubt_modal(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    std::size_t i = s.words.holding(f.frame.trigger.begin);
    i -= i > 0 && s.words.at(i - 1).ends_with("ly") ? 1U : 0U;
    if (f.frame.status == "actual" && i > 0 && s.words.is_one_of(i - 1, {"could", "may", "might"}) &&
        !s.words[i - 1].upper) {
      set_status(f, "governing-verb", "hypothetical", s.words[i - 1].span);
    }
  }
}

// "threatened on Sunday to sue": not sued. Acts that the network has as done.
void govern_infinitives(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::size_t act = s.words.holding(f.frame.trigger.begin);
    if (f.frame.status != "actual" || act < 2) {
      continue;
    }
    const std::size_t to = s.words.at(act - 1) == "to" ? act - 1 : act - 2;
    if (s.words.at(to) != "to" || (to == act - 2 && !s.words.at(act - 1).ends_with("ly"))) {
      continue;
    }
    const Govern* verb = governing(s.words, to);
    // "Decided to ease" is one concession, which is made by deciding (the guidelines' settled questions).
    const bool by_deciding = verb != nullptr && verb->stem == "decid" && f.frame.type == "CONCEDE";
    if (verb != nullptr && !by_deciding) {
      set_status(f, "governing-verb", std::string(verb->status), s.words[to].span);
    }
  }
}

// "called off a march", "the march has been called off": what the verb puts off has its status.
void put_off_by_verb(SentenceFrames& s) {
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    const auto verb = put_off_at(s.words, i);
    if (!verb) {
      continue;
    }
    SettledFrame* act = subject_of_passive(s, i);
    act = act == nullptr ? object_of(s, i + verb->words) : act;
    if (act != nullptr) {
      set_status(*act, "put-off", std::string(verb->status), s.words[i].span);
      act->behind = act->behind || had_before(s.words, i);
    }
  }
}

}  // namespace rapport::coding
