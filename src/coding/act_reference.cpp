#include "coding/act_reference.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "coding/actor_words.hpp"
#include "coding/story_drafts.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kModifierReach = 3;

/// Nouns of one way to fight, with the stems of the verbs for it.
struct Kind {
  std::string_view noun;
  std::array<std::string_view, 3> stems;
};
constexpr auto kKinds = std::to_array<Kind>({{"bombing", {"bomb", "bomb", "bomb"}},
                                             {"strike", {"strik", "struck", "airstrike"}},
                                             {"shooting", {"shoot", "shot", "shot"}},
                                             {"raid", {"raid", "raid", "raid"}},
                                             {"clash", {"clash", "clash", "clash"}},
                                             {"blast", {"blast", "explo", "blew"}},
                                             {"explosion", {"explo", "blast", "blew"}},
                                             {"shelling", {"shell", "shell", "shell"}}});

std::set<std::string> names_of(const std::vector<Actor>& side) {
  std::set<std::string> out;
  for (const Actor& actor : side) {
    out.insert(actor.code.value_or(actor.name.value_or(actor.text)));
  }
  return out;
}

bool one_holds_other(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

}  // namespace

bool is_day_word(std::string_view folded) {
  return (is_calendar_word(folded) && folded.ends_with("day")) || folded == "today" || folded == "yesterday";
}

bool points_back(const ClauseWords& words, std::size_t noun) {
  std::size_t i = noun;
  for (std::size_t n = 0; n < kModifierReach && i > 0; ++n) {
    --i;
    if (words.is_one_of(i, {"the", "these", "those", "this", "that"})) {
      return true;
    }
    if (words.at(i) == "'s") {
      return i > 0 && is_day_word(words.at(i - 1));
    }
    if (words[i].upper || !looks_like_modifier(words.at(i))) {
      return false;
    }
  }
  return false;
}

std::optional<std::size_t> complement_of(const ClauseWords& words, std::size_t noun) {
  const std::size_t next = noun + 1;
  const bool opens = words.is_one_of(
      next, {"of",      "in",     "on",        "at",       "near",     "against",   "between", "among",
             "with",    "by",     "inside",    "outside",  "across",   "along",     "over",    "into",
             "to",      "from",   "for",       "about",    "under",    "around",    "that",    "which",
             "who",     "where",  "held",      "hosted",   "mediated", "brokered",  "led",     "aimed",
             "claimed", "blamed", "involving", "attended", "called",   "targeting", "before",  "after"});
  const bool joined = next < words.size() && words[next].joined;  // "talks-about-talks"
  return opens || joined ? std::optional(next) : std::nullopt;
}

bool can_name(std::string_view noun, const Record& act) {
  const auto is = [&](std::string_view word) {
    return noun == word || (noun.ends_with('s') && noun.substr(0, noun.size() - 1) == word);
  };
  const bool visit = is("visit") || is("trip");
  if (act.event == "CONSULT") {
    return visit == (act.mode == "visit");
  }
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) {
    return is(k.noun) || (noun == "clashes" && k.noun == "clash");
  });
  if (kind == kKinds.end()) {
    return true;
  }
  const std::string trigger = base::lower(act.mentions.front().trigger_text);
  return std::any_of(kind->stems.begin(), kind->stems.end(),
                     [&](std::string_view stem) { return trigger.find(stem) != std::string::npos; });
}

bool parties_agree(const Record& a, const Record& b) {
  if (a.event == "CONSULT") {
    return one_holds_other(countries_of(a), countries_of(b));
  }
  return one_holds_other(names_of(a.actors), names_of(b.actors)) &&
         one_holds_other(names_of(a.recipients), names_of(b.recipients));
}

bool has_place(const Record& act, const Place& place) {
  return std::any_of(act.places.begin(), act.places.end(), [&](const Place& other) {
    const bool same = place.name && place.name == other.name && place.country == other.country;
    const bool within = place.precision == "country" && place.country && place.country == other.country;
    return same || within;
  });
}

bool same_scene(const Record& noun, const Record& act) {
  const bool other_day =
      noun.time && act.time && noun.time->start && act.time->start && noun.time->start != act.time->start;
  const Countries own = countries_of(act);
  return !other_day && std::all_of(noun.places.begin(), noun.places.end(), [&](const Place& place) {
    const bool at_home = act.places.empty() && place.country && own.contains(*place.country);
    const bool unknown = !place.name && !place.country;
    return unknown || at_home || has_place(act, place);
  });
}

}  // namespace rapport::coding
