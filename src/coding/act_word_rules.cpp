// What an act's own words say of its mode and its status: "fired tear gas", "ended the truce", "called a
// march for Thursday".
#include <algorithm>
#include <array>

#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kInstrumentReach = 4;  // words behind the trigger
constexpr std::size_t kObjectReach = 4;      // from "ended" to "truce"
constexpr std::size_t kCallReach = 4;        // from "called" to "march"
constexpr std::size_t kDayReach = 6;         // from "march" to "for Thursday"

template <std::size_t N>
bool starts(const std::array<std::string_view, N>& stems, std::string_view word) {
  return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return word.starts_with(stem); });
}

// The last word of what police use against crowds, that begins at `i`.
bool crowd_weapon(const ClauseWords& words, std::size_t i) {
  const std::string_view next = words.at(i + 1);
  return (words.is_one_of(i, {"tear", "teargas"}) && (words.at(i) == "teargas" || next == "gas")) ||
         (words.at(i) == "water" && next.starts_with("cannon")) ||
         (words.at(i) == "rubber" && next.starts_with("bullet")) ||
         (words.at(i) == "stun" && next.starts_with("grenade")) || words.at(i).starts_with("baton");
}

bool is_truce(std::string_view word) {
  return word.starts_with("truce") || word.starts_with("ceasefire") || word == "armistice";
}

bool ends_clause(const ClauseWords& words, std::size_t i) {
  return words.is_mark(i) || words.is_one_of(i, {"and", "but", "that", "who", "which", "while", "after",
                                                 "before", "because", "when"});
}

}  // namespace

// "fired tear gas at", "charged with batons": crowd control.
void name_crowd_control(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    if (f.frame.type != "ASSAULT" || f.frame.mode == "crowd-control") {
      continue;
    }
    const std::size_t begin = s.words.holding(f.frame.trigger.begin);
    const std::size_t end = s.words.from(f.frame.trigger.end) + kInstrumentReach;
    for (std::size_t i = begin; i < std::min(end, s.words.size()) && !ends_clause(s.words, i); ++i) {
      if (crowd_weapon(s.words, i)) {
        f.steps.push_back({"crowd-weapon", std::nullopt, s.words[i].span, f.frame.mode, "crowd-control"});
        f.frame.mode = "crowd-control";
        break;
      }
    }
  }
}

// "ended the truce", "the truce that the rebels broke": a ceasefire that is over is not kept.
void end_truce(SentenceFrames& s) {
  constexpr auto kEnd = std::to_array<std::string_view>(
      {"end", "broke", "break", "breach", "violat", "abandon", "scrap", "collapse", "cancel", "terminat"});
  for (SettledFrame& f : s.frames) {
    const std::size_t verb = s.words.holding(f.frame.trigger.begin);
    if (f.frame.mode != "ceasefire" || f.frame.status != "actual" || !starts(kEnd, s.words.at(verb))) {
      continue;
    }
    const auto& issues = f.frame.role(Role::kIssue);
    bool truce = std::any_of(issues.begin(), issues.end(), [&](const ScoredSpan& issue) {
      return is_truce(s.words.at(s.words.holding(issue.span.end - 1)));
    });
    for (std::size_t i = verb + 1; i <= verb + kObjectReach && !ends_clause(s.words, i); ++i) {
      truce = truce || is_truce(s.words.at(i));
    }
    if (truce) {
      set_status(f, "truce-ended", "negated", s.words[verb].span);
    }
  }
}

// "has called a march for Thursday", "announced a strike for May 3": still to come.
void await_called(SentenceFrames& s) {
  constexpr auto kCall =
      std::to_array<std::string_view>({"call", "announc", "schedul", "organis", "organiz"});
  for (SettledFrame& f : s.frames) {
    const std::size_t noun = s.words.holding(f.frame.trigger.begin);
    if (f.frame.status != "actual" || (f.frame.type != "PROTEST" && f.frame.type != "CONSULT") || noun == 0) {
      continue;
    }
    bool called = false;
    for (std::size_t n = 1; n <= std::min(kCallReach, noun) && !called; ++n) {
      const std::string_view word = s.words.at(noun - n);
      called = starts(kCall, word);
      if (!called && !is_determiner(word) && !looks_like_modifier(word) && word != "for") {
        break;
      }
    }
    for (std::size_t i = noun + 1; called && i <= noun + kDayReach && !ends_clause(s.words, i); ++i) {
      const bool day =
          is_calendar_word(s.words.at(i + 1)) ||
          s.words.is_one_of(i + 1, {"next", "tomorrow", "april", "may", "june", "august", "march"});
      if (s.words.at(i) == "for" && day) {
        set_status(f, "called-for-day", "future", s.words[i].span);
        break;
      }
    }
  }
}

}  // namespace rapport::coding
