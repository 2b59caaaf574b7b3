#include "coding/place_reading.hpp"

#include <algorithm>

#include "coding/place_choice.hpp"

namespace rapport::coding {
namespace {

using dict::PlaceEntry;
using dict::PlaceKind;
using dict::PlaceTable;
using dict::PlaceWord;

class Reader {
 public:
  Reader(const PlaceTable& table, std::string_view text, const PlaceSurroundings& around)
      : table_(table),
        around_(around),
        phrase_(read_place_phrase(table, text)),
        chooser_(table, phrase_, around) {}

  PlaceReading read() const;

 private:
  struct Choice {
    const PlaceEntry* place = nullptr;
    std::size_t hit = 0;
  };

  [[nodiscard]] bool has(PlaceWord cls) const;
  [[nodiscard]] bool has_capital() const {
    return std::any_of(phrase_.words.begin(), phrase_.words.end(), [](auto& word) { return word.capital; });
  }
  [[nodiscard]] bool behind_near(const PlaceHit& hit) const;
  [[nodiscard]] bool behind_inside(const PlaceHit& hit) const;
  [[nodiscard]] bool not_on_its_soil(const PlaceHit& hit) const;
  [[nodiscard]] std::optional<Choice> head(bool near) const;
  [[nodiscard]] std::optional<Choice> head() const;
  [[nodiscard]] const PlaceEntry* of_adjective() const;
  [[nodiscard]] const PlaceEntry* of_common_noun() const;
  [[nodiscard]] const PlaceEntry* capital() const;
  [[nodiscard]] std::optional<std::string> capitalised() const;

  const PlaceTable& table_;
  const PlaceSurroundings& around_;
  PlacePhrase phrase_;
  PlaceChooser chooser_;
};

/// A word of the class, outside names and adjectives.
bool Reader::has(PlaceWord cls) const {
  for (std::size_t at = 0; at < phrase_.words.size(); ++at) {
    const bool in_hit = std::any_of(phrase_.hits.begin(), phrase_.hits.end(),
                                    [&](auto& hit) { return hit.first <= at && at < hit.last; });
    if (!in_hit && chooser_.is_at(at, cls)) {
      return true;
    }
  }
  return false;
}

/// "border with X", "near X": one of the three lower-case words before the hit says so; "between X and Y".
bool Reader::behind_near(const PlaceHit& hit) const {
  for (std::size_t at = 0; at < hit.first; ++at) {
    if (chooser_.is_at(at, PlaceWord::kBetween)) {
      return true;
    }
  }
  for (std::size_t at = hit.first; at > 0 && hit.first - at < 3 && !phrase_.words[at - 1].capital; --at) {
    if (chooser_.is_at(at - 1, PlaceWord::kInside)) {
      return false;
    }
    if (chooser_.is_at(at - 1, PlaceWord::kNear)) {
      return true;
    }
  }
  return false;
}

bool Reader::behind_inside(const PlaceHit& hit) const {
  std::size_t at = hit.first;
  while (at > 0 && !chooser_.is_at(at - 1, PlaceWord::kInside) &&
         (chooser_.is_at(at - 1, PlaceWord::kDeterminer) || chooser_.is_at(at - 1, PlaceWord::kJoint))) {
    --at;
  }
  return at > 0 && chooser_.is_at(at - 1, PlaceWord::kInside);
}

/// "border with Turkey", "the Thailand border": either side may be meant.
bool Reader::not_on_its_soil(const PlaceHit& hit) const {
  const bool border_behind =
      chooser_.is_at(hit.last, PlaceWord::kBorder) && !phrase_.words[hit.last - 1].possessive;
  return behind_near(hit) || border_behind || phrase_.words[hit.last - 1].hyphen_after ||
         (hit.first > 0 && phrase_.words[hit.first - 1].hyphen_after);
}

int fineness(const PlaceEntry& place) {
  switch (place.kind) {
    case PlaceKind::kSite:
      return 6;
    case PlaceKind::kCapital:
    case PlaceKind::kSeat:
    case PlaceKind::kCity:
      return 5;
    case PlaceKind::kArea:
      return 4;
    case PlaceKind::kAdmin1:
      return 3;
    case PlaceKind::kSea:
      return 2;
    case PlaceKind::kCountry:
      return 1;
    case PlaceKind::kWorldRegion:
      return 0;
  }
  return 0;
}

/// The finest of the places named; of equals the one behind "in", then the first. Two countries at once are
/// none. `near`: places that something else is near to count too.
std::optional<Reader::Choice> Reader::head(bool near) const {
  Choice best;
  bool inside = false;
  bool two_countries = false;
  for (std::size_t i = 0; i < phrase_.hits.size(); ++i) {
    const PlaceHit& hit = phrase_.hits[i];
    const PlaceEntry* const place = chooser_.choose(i);
    const bool country = place != nullptr && place->kind == PlaceKind::kCountry && !chooser_.is_whole(hit);
    if (place == nullptr || (country && not_on_its_soil(hit)) || (!near && behind_near(hit))) {
      continue;
    }
    const bool in = behind_inside(hit);
    const int gain = best.place == nullptr ? 1 : fineness(*place) - fineness(*best.place);
    if (gain > 0 || (gain == 0 && in && !inside)) {
      two_countries = false;
      best = {place, i};
      inside = in;
    } else if (gain == 0 && country && place != best.place && in == inside) {
      two_countries = true;
    }
  }
  return best.place == nullptr || two_countries ? std::nullopt : std::optional(best);
}

std::optional<Reader::Choice> Reader::head() const {
  const auto first = head(false);
  return first ? first : head(true);
}

/// "British soil", "Japanese territorial waters"; not "Turkish embassy", "Sudanese border", "Russian-occupied
/// area".
const PlaceEntry* Reader::of_adjective() const {
  if (has(PlaceWord::kMission) || has(PlaceWord::kElsewhere)) {
    return nullptr;
  }
  const PlaceHit* only = nullptr;
  for (const PlaceHit& hit : phrase_.hits) {
    if (hit.adjective_of.empty()) {
      continue;
    }
    const bool alone = hit.last == phrase_.words.size();
    const bool across = has(PlaceWord::kBorder) && (behind_near(hit) || !has(PlaceWord::kCity));
    if (only != nullptr || alone || across || chooser_.is_at(hit.last, PlaceWord::kOccupied) ||
        chooser_.part_of_other_name(hit)) {
      return nullptr;
    }
    only = &hit;
  }
  return only == nullptr ? nullptr : table_.country(only->adjective_of);
}

/// "the country", "the country's northwest": the only country that sentence or story names.
const PlaceEntry* Reader::of_common_noun() const {
  if (has_capital() || !has(PlaceWord::kCountry) || has(PlaceWord::kElsewhere) || has(PlaceWord::kBorder)) {
    return nullptr;
  }
  const auto country = around_.context->only_country(around_.sentence);
  return country ? table_.country(*country) : nullptr;
}

/// "the Chinese capital", "Kenya's capital", "the capital of Yemen"; "the capital" alone is that of the only
/// country named, else of the dateline's. Null when the phrase does not speak of a capital.
const PlaceEntry* Reader::capital() const {
  const bool lower = std::any_of(phrase_.words.begin(), phrase_.words.end(), [&](const PlaceWordSpan& word) {
    return !word.capital && table_.is(word.span.of(phrase_.text), PlaceWord::kCapital);
  });
  if (!lower) {
    return nullptr;
  }
  std::optional<std::string_view> country;
  for (const PlaceHit& hit : phrase_.hits) {
    if (const auto q = qualifier_of(hit, PlaceQualifier::Bond::kLoose); q && q->admin1.empty()) {
      country = q->country;
    }
  }
  if (!country && !has_capital() && !has(PlaceWord::kElsewhere)) {
    for (const PlaceQualifier& q : chooser_.outside()) {
      country = q.country;
    }
    country = country ? country : around_.context->only_country(around_.sentence);
    if (!country && !around_.dateline_country.empty()) {
      country = around_.dateline_country;
    }
  }
  return country ? table_.capital_of(*country) : nullptr;
}

/// From the first to the last capitalised word, without determiners at the beginning; none for an adjective
/// alone.
std::optional<std::string> Reader::capitalised() const {
  std::size_t first = chooser_.first_word();
  std::size_t last = phrase_.words.size();
  while (first < last && !phrase_.words[first].capital) {
    ++first;
  }
  while (last > first && !phrase_.words[last - 1].capital) {
    --last;
  }
  bool no_name = true;
  for (std::size_t at = first; at < last; ++at) {
    no_name = no_name && chooser_.is_at(at, PlaceWord::kNoName);
  }
  const bool adjective = std::any_of(phrase_.hits.begin(), phrase_.hits.end(), [&](const PlaceHit& hit) {
    return !hit.adjective_of.empty() && hit.first <= first && hit.last >= last;
  });
  return no_name || adjective ? std::nullopt : std::optional(std::string(phrase_.between(first, last)));
}

PlaceReading Reader::read() const {
  PlaceReading reading;
  const auto chosen = head();
  const auto take_chosen = [&] {
    reading.place = chosen->place;
    reading.rule = PlaceRule::kName;
    reading.candidates = phrase_.hits[chosen->hit].places.size();
  };
  const auto take = [&](const PlaceEntry* place, PlaceRule rule) {
    reading.place = place;
    reading.rule = place == nullptr ? reading.rule : rule;
  };
  if (chosen && (chosen->place->is_city() || chosen->place->kind == PlaceKind::kSite)) {
    take_chosen();
    reading.division = chooser_.says_division(phrase_.hits[chosen->hit]);
    return reading;
  }
  take(capital(), PlaceRule::kCapitalOf);
  if (reading.place == nullptr && chosen) {
    take_chosen();
  }
  const bool names =
      std::any_of(phrase_.hits.begin(), phrase_.hits.end(), [](auto& h) { return !h.places.empty(); });
  if (reading.place == nullptr && !names) {
    take(of_adjective(), PlaceRule::kAdjective);
  }
  if (reading.place == nullptr) {
    take(of_common_noun(), PlaceRule::kTheCountry);
  }
  if (reading.place == nullptr) {
    reading.name = capitalised();
    reading.rule = reading.name ? PlaceRule::kUnknownName : PlaceRule::kNone;
  }
  return reading;
}

}  // namespace

PlaceReading read_place(const PlaceTable& table, std::string_view text, const PlaceSurroundings& around) {
  return Reader(table, text, around).read();
}

}  // namespace rapport::coding
