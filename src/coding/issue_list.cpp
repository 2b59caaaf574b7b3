#include "coding/issue_list.hpp"

#include <algorithm>

#include "coding/act_nouns.hpp"
#include "coding/actor_words.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kIntroReach = 4;  // words from the topic noun to "including"
constexpr std::size_t kMostItems = 12;

struct Intro {
  std::size_t begin = 0;  ///< First word of the list.
  bool from_to = false;
};

std::optional<Intro> intro_at(const ClauseWords& words, std::size_t i) {
  if (words.is_one_of(i, {"ranging", "range", "running", "stretching"}) && words.at(i + 1) == "from") {
    return Intro{i + 2, true};
  }
  if (words.at(i) == "such" && words.at(i + 1) == "as") {
    return Intro{i + 2, false};
  }
  return words.is_one_of(i, {"including", "include", "includes", "like", ":"})
             ? std::optional(Intro{i + 1, false})
             : std::nullopt;
}

// "trade dominated the talks", "fishing divide them": the verb behind an item.
bool is_verb_behind(const ClauseWords& words, std::size_t i) {
  const std::string_view word = words.at(i);
  const bool finite =
      word.ends_with("ed") && word.size() > 4 && !words[i].upper && !words[i].joined &&
      (is_determiner(words.at(i + 1)) || words.is_one_of(i + 1, {"them", "it", "him", "her", "us", "."}) ||
       i + 1 >= words.size());
  return finite ||
         words.is_one_of(
             i, {"dominate",    "dominates", "divide",   "divides", "loom",    "looms",  "overshadow",
                 "overshadows", "persist",   "persists", "strain",  "strains", "led",    "came",
                 "made",        "took",      "stood",    "is",      "can",     "could",  "may",
                 "might",       "must",      "should",   "need",    "needs",   "remains"});
}

// The talks, or both parties to them, are spoken of: "the issues at the talks", "what the two sides disagree
// on", "their differences", "that list".
bool speaks_of_both(const ClauseWords& words, std::size_t noun, std::size_t list, std::size_t list_end) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= list && i < list_end) {
      continue;
    }
    const bool talks = event_of_noun(words.at(i)) == "CONSULT" && !words.at(i).starts_with("visit") &&
                       !words.at(i).starts_with("trip");
    const bool two =
        words.is_one_of(i, {"two", "both"}) &&
        words.is_one_of(i + 1, {"sides", "countries", "nations", "governments", "powers", "states",
                                "capitals", "neighbors", "neighbours", "leaders", "presidents", "ministers",
                                "largest", "economies", "superpowers", "delegations", "rivals"});
    if (talks || two || words.at(i).starts_with("discuss") || words.at(i).starts_with("negotiat")) {
      return true;
    }
  }
  std::size_t before = noun;
  while (before > 0 && looks_like_modifier(words.at(before - 1))) {
    --before;
  }
  return before > 0 && words.is_one_of(before - 1, {"their", "these", "those", "this", "that"});
}

bool ends_list(const ClauseWords& words, std::size_t i) {
  return i >= words.size() || is_verb_behind(words, i) ||
         words.is_one_of(
             i, {".",        ";",    "?",   "!",   "\"",  "but",  "said", "says",   "which", "who",  "while",
                 "although", "have", "has", "had", "are", "were", "was",  "remain", "will",  "would"});
}

// "Chile" of "in Peru and Chile": capitals alone, behind an item that ends in a place.
bool goes_on_with_places(const ClauseWords& words, std::size_t begin, std::size_t end, std::size_t before) {
  bool names = begin < end;
  for (std::size_t i = begin; i < end; ++i) {
    names = names && words[i].upper;
  }
  for (std::size_t i = begin; i-- > before;) {
    if (words.is_one_of(i, {"in", "near", "between", "around"})) {
      return names;
    }
  }
  return false;
}

}  // namespace

std::vector<ByteSpan> split_items(const ClauseWords& words, std::size_t begin, std::size_t end,
                                  bool from_to) {
  std::vector<ByteSpan> out;
  std::size_t last_begin = begin;
  bool by_and = false;
  for (std::size_t i = begin; i < end && out.size() < kMostItems;) {
    const auto separates = [&](std::size_t at) {
      return words.is_one_of(at, {",", "and", "or"}) || (from_to && words.at(at) == "to");
    };
    // "the border", but not "one" of "one-China policy" or "no" of "no-fly zone".
    const auto article = [&](std::size_t at) {
      return words.is_one_of(at, {"the", "a", "an"}) && !(at + 1 < end && words[at + 1].joined);
    };
    while (i < end && (separates(i) || article(i))) {
      by_and = separates(i) ? words.at(i) == "and" : by_and;
      ++i;
    }
    std::size_t stop = i;
    while (stop < end && !separates(stop)) {
      ++stop;
    }
    if (stop == i) {
      break;
    }
    const ByteSpan item{words[i].span.begin, words[stop - 1].span.end};
    if (by_and && !out.empty() && goes_on_with_places(words, i, stop, last_begin)) {
      out.back().end = item.end;
    } else {
      out.push_back(item);
      last_begin = i;
    }
    i = stop;
  }
  return out;
}

std::optional<IssueList> find_issue_list(const ClauseWords& words) {
  for (std::size_t noun = 0; noun < words.size(); ++noun) {
    if (!is_topic_noun(words.at(noun))) {
      continue;
    }
    for (std::size_t i = noun + 1; i < words.size() && i <= noun + kIntroReach; ++i) {
      const auto intro = intro_at(words, i);
      if (!intro ||
          is_topic_noun(words.at(intro->begin))) {  // "the list includes disagreements ranging from ..."
        continue;
      }
      std::size_t end = intro->begin;
      while (!ends_list(words, end)) {
        ++end;
      }
      IssueList list{noun, split_items(words, intro->begin, end, intro->from_to),
                     speaks_of_both(words, noun, intro->begin, end)};
      if (!list.items.empty()) {
        return list;
      }
    }
  }
  return std::nullopt;
}

}  // namespace rapport::coding
