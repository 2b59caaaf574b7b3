// Whether an act happened, where words beside it settle that, and whether two words tell one act.
#include <algorithm>
#include <array>

#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kNegationReach = 6;  // words from "not" to the act that it denies
constexpr std::size_t kDeniedReach = 6;    // from "that" to the act that is denied
constexpr std::size_t kOneActReach = 4;    // words from "imposed" to "sanctions"

template <std::size_t N>
bool starts(const std::array<std::string_view, N>& stems, std::string_view word) {
  return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return word.starts_with(stem); });
}

// Stems of verbs and nouns that put an act off or call it off.
constexpr auto kPutOff = std::to_array<std::string_view>(
    {"postpon", "delay",  "defer",  "cancel", "scrap", "abandon", "suspend", "shelv", "reschedul", "adjourn",
     "halt",    "drop",   "withdr", "abort",  "axed",  "ditch",   "skip",    "miss",  "freez",     "froze",
     "stall",   "scuttl", "pulled", "stop",   "nix",   "revok",   "rescind", "forgo", "moved"});

// A negation before word `at` in the same clause.
std::optional<std::size_t> negation_before(const ClauseWords& words, std::size_t at) {
  for (std::size_t n = 0; n < kNegationReach && at > n; ++n) {
    const std::size_t i = at - 1 - n;
    if (words.is_one_of(
            i, {"not", "never", "no", "cannot", "without", "nor", "neither", "didnt", "dont", "doesnt",
                "hasnt", "havent", "hadnt", "wasnt", "werent", "isnt", "wont", "wouldnt", "couldnt"})) {
      return i;
    }
    if (words.is_mark(i) || words.is_one_of(i, {"and", "but", "that", "who", "which", "said"})) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

constexpr auto kReports = std::to_array<std::string_view>(
    {"report", "reports", "allegation", "allegations", "accusation", "accusations", "claim", "claims",
     "charge", "charges", "rumour", "rumours", "rumor", "rumors", "suggestion", "suggestions"});

bool is_report(std::string_view word) {
  return std::find(kReports.begin(), kReports.end(), word) != kReports.end();
}

// Where the content of a denial begins: "denied that", "denied having", "denied reports", "denied Oslo had",
// but not "denied entry to", which refuses something to somebody.
std::optional<std::size_t> content_of(const ClauseWords& words, std::size_t deny) {
  for (std::size_t i = deny + 1; i <= deny + kDeniedReach && i < words.size(); ++i) {
    if (is_report(words.at(i)) && words.is_one_of(i + 1, {"of", "that"})) {
      return i + 1;
    }
    if (words.is_one_of(i, {"that", "had", "has", "was", "were", "having"})) {
      return i;
    }
    const bool refused = words.is_one_of(
        i, {"to", "for", "in", "of", "with", "entry", "bail", "visa", "visas", "access", "permission",
            "request", "requests", "asylum", "permit", "permits", "parole", "appeal"});
    if (words.is_mark(i) || refused || words.is_one_of(i, {"and", "but", "who", "which", "whom", "whose"})) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// What follows a denial that is about an act, not about a share in it or about somebody it is refused to.
bool denies_content(const ClauseWords& words, std::size_t deny, std::size_t act) {
  constexpr auto kShare =
      std::to_array<std::string_view>({"involve", "responsib", "role", "part", "link", "connect", "knowledge",
                                       "behind", "wrongdoing", "complicity"});
  if (act == deny + 1 && words.at(act).ends_with("ing")) {
    return true;
  }
  const auto content = content_of(words, deny);
  if (!content || *content >= act || act - *content > kDeniedReach + 1) {
    return false;
  }
  const bool clause = words.at(*content) != "of";  // what follows "and" in it is denied too
  for (std::size_t i = deny + 1; i < act; ++i) {
    if (words.at(i) == "and" && (i < *content || !clause)) {
      return false;
    }
    const bool other_clause = words.is_one_of(i, {";", ",", "but", "while", "although", "after", "before",
                                                  "who", "which", "whom", "whose", "where", "when"});
    // A second act, by which the denied one is only placed.
    const bool placed = i > *content && words.is_one_of(i, {"in", "for", "over"});
    if (starts(kShare, words.at(i)) || other_clause || placed) {
      return false;
    }
  }
  return true;
}

// "denied that it had not paid": the content of the denial is itself told as not done.
bool negated_between(const ClauseWords& words, std::size_t deny, std::size_t act) {
  for (std::size_t i = deny + 1; i < act; ++i) {
    if (words.is_one_of(i, {"not", "never", "no"})) {
      return true;
    }
  }
  return false;
}

}  // namespace

// Shooting down another's aircraft or balloon is "destroy" (the guidelines' hard cases).
void name_shootdown(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::size_t i = s.words.holding(f.frame.trigger.begin);
    const bool down =
        s.words.is_one_of(i, {"shootdown", "downing", "downed"}) ||
        (s.words.is_one_of(i, {"shot", "shoot", "shooting", "shoots"}) && s.words.at(i + 1) == "down");
    if (f.frame.type == "ASSAULT" && !f.frame.mode && down) {
      f.frame.mode = "destroy";
      f.steps.push_back({"shootdown", std::nullopt, f.frame.trigger, std::nullopt, "destroy"});
    }
  }
}

// Postponed and cancelled are what a word puts off; without one, behind a negation, it did not happen.
void settle_put_off_words(SentenceFrames& s) {
  bool put_off = false;
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    put_off = put_off || starts(kPutOff, s.words.at(i)) || s.words.is_one_of(i, {"off", "back", "hold"});
  }
  for (SettledFrame& f : s.frames) {
    if (put_off || (f.frame.status != "postponed" && f.frame.status != "cancelled")) {
      continue;
    }
    if (const auto no = negation_before(s.words, s.words.holding(f.frame.trigger.begin))) {
      set_status(f, "not-put-off", "negated", s.words[*no].span);
    }
  }
}

namespace {

constexpr std::size_t kAimReach = 6;      // words from "authorised" to "to" or "use"
constexpr std::size_t kPermitReach = 14;  // and to the act
constexpr std::size_t kActModifiers = 2;

// The word "to" of "to strike", "for" of "for deeper strikes".
std::optional<std::size_t> governor_of(const ClauseWords& words, std::size_t act) {
  for (std::size_t i = act, n = 0; i-- > 0 && n <= kActModifiers; ++n) {
    if (words.is_one_of(i, {"to", "for"})) {
      return words.at(i) == "for" || n == 0 || words.at(i + 1).ends_with("ly") ? std::optional(i)
                                                                               : std::nullopt;
    }
    if (words.is_mark(i) || words[i].upper || is_determiner(words.at(i)) || opens_tail(words.at(i))) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// "authorised Peru to use the rockets to strike", "approved the use of rockets for strikes": the act is what
// is permitted, not a fact of some other clause ("approved aid for families of those killed").
bool permits(const ClauseWords& words, std::size_t verb, std::size_t act) {
  const auto governor = act > verb + 1 && act <= verb + kPermitReach ? governor_of(words, act) : std::nullopt;
  if (!governor || *governor <= verb) {
    return false;
  }
  bool use = false;
  std::size_t aim = words.size();
  for (std::size_t i = verb + 1; i <= *governor; ++i) {
    const bool used = words.is_one_of(i, {"use", "using"});
    use = use || used;
    const bool infinitive =
        words.at(i) == "to" && !is_determiner(words.at(i + 1)) && i + 1 < words.size() && !words[i + 1].upper;
    aim = used || infinitive ? std::min(aim, i) : aim;
    const bool of_use = words.at(i) == "of" && words.is_one_of(i - 1, {"use", "using"});
    const bool participle = words.at(i).ends_with("ed") && !words[i].joined;
    if (words.is_mark(i) || participle || (words.at(i) == "of" && !of_use) ||
        words.is_one_of(i, {"and", "after", "because", "that", "which", "who", "during", "in", "from",
                            "whose", "killed", "when", "while"})) {
      return false;
    }
  }
  return aim <= verb + kAimReach && (use || words.at(*governor) == "to");
}

}  // namespace

// "authorised Peru to use the rockets for strikes": what is permitted is not yet done, and whom it is
// permitted to would do it.
void doubt_permitted(SentenceFrames& s) {
  constexpr auto kPermit = std::to_array<std::string_view>({"authoriz", "authoris", "permit", "approv"});
  const auto is_conflict = [](const Frame& frame) {
    return frame.type == "ASSAULT" || frame.type == "MOBILIZE" || frame.type == "COERCE" ||
           frame.type == "PROTEST";
  };
  for (std::size_t verb = 0; verb < s.words.size(); ++verb) {
    if (!starts(kPermit, s.words.at(verb)) || s.words.at(verb).ends_with("ities") ||
        s.words.at(verb).ends_with("ity")) {
      continue;
    }
    const auto party = s.party_from(verb + 1);
    for (SettledFrame& f : s.frames) {
      const std::size_t act = s.words.holding(f.frame.trigger.begin);
      const bool open = f.frame.status == "actual" || f.frame.status == "hypothetical";
      if (!is_conflict(f.frame) || !open || !permits(s.words, verb, act)) {
        continue;
      }
      set_status(f, "permitted", "hypothetical", s.words[verb].span);
      if (party && f.frame.role(Role::kActor).empty() &&
          !overlaps_any(f.frame.role(Role::kRecipient), *party)) {
        f.frame.role(Role::kActor).push_back({*party, kRuleScore});
        note(f, "permitted", Role::kActor, *party);
      }
    }
  }
}

// "The ministry denied that troops had fired": the firing is what others say, and stands as hypothetical.
void doubt_denied(SentenceFrames& s) {
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    const bool deny = s.words.is_one_of(i, {"denied", "denies", "deny", "denying", "denial", "denials"});
    if (!deny || negation_before(s.words, i)) {
      continue;
    }
    for (SettledFrame& f : s.frames) {
      const std::size_t act = s.words.holding(f.frame.trigger.begin);
      const bool open =
          f.frame.status == "actual" || (f.frame.status == "negated" && !negated_between(s.words, i, act));
      if (act > i && open && denies_content(s.words, i, act)) {
        set_status(f, "denied", "hypothetical", s.words[i].span);
        f.behind = true;
      }
    }
  }
}

// "The ministry denied that Peru had paid": Peru is told of in what is denied, and is nobody to whom
// something is refused.
void drop_denied_party(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::size_t deny = s.words.holding(f.frame.trigger.begin);
    if (f.frame.type != "REJECT" ||
        !s.words.is_one_of(deny, {"denied", "denies", "deny", "denying", "denial"})) {
      continue;
    }
    const auto content = content_of(s.words, deny);
    if (!content) {
      continue;
    }
    // "denied Peru had paid": the party stands before the verb that opens the content.
    const std::size_t first = s.words.is_one_of(*content, {"that", "of"}) ? *content : deny + 1;
    drop_spans(f, Role::kRecipient, "denied-content", [&](ByteSpan span) {
      return first < s.words.size() && span.begin >= s.words[first].span.begin;
    });
  }
}

// "imposed sanctions", "diplomatic talks": two triggers of one act, as the guidelines annotate each act once.
void mark_repeats(SentenceFrames& s) {
  const auto same_parties = [](const Frame& a, const Frame& b, Role role) {
    const auto& x = a.role(role);
    const auto& y = b.role(role);
    return std::all_of(x.begin(), x.end(), [&](const ScoredSpan& p) { return overlaps_any(y, p.span); }) ||
           std::all_of(y.begin(), y.end(), [&](const ScoredSpan& p) { return overlaps_any(x, p.span); });
  };
  for (std::size_t i = 1; i < s.frames.size(); ++i) {
    const Frame& first = s.frames[i - 1].frame;
    const Frame& second = s.frames[i].frame;
    const std::size_t from = s.words.from(first.trigger.end);
    const std::size_t to = s.words.holding(second.trigger.begin);
    bool joined = first.type == second.type && first.status == second.status && from <= to &&
                  to - from < kOneActReach && first.trigger.end <= second.trigger.begin;
    for (std::size_t w = from; w < to && joined; ++w) {
      joined =
          !s.words.is_mark(w) && !s.words.is_one_of(w, {"and", "or", "that", "to", "of", "after", "before"});
    }
    if (joined && same_parties(first, second, Role::kActor) &&
        same_parties(first, second, Role::kRecipient)) {
      s.frames[i].repeats = true;
      note(s.frames[i], "one-act", std::nullopt, first.trigger);
    }
  }
}

}  // namespace rapport::coding
