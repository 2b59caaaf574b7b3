#include "coding/place_choice.hpp"

#include <algorithm>
#include <cmath>

#include "base/ascii.hpp"

namespace rapport::coding {
namespace {

using dict::PlaceEntry;
using dict::PlaceKind;
using dict::PlaceTable;
using dict::PlaceWord;
using Bond = PlaceQualifier::Bond;

// Weights of the evidence for one of several places of a name. A city scores the logarithm of its population
// (4 to 7.5); the rest is set so that what stands beside it decides first, then the story, then capital, then
// size.
constexpr double kCountryBase = 9.5;
constexpr double kAreaBase = 7.0;
constexpr double kAdmin1Base = 6.6;
constexpr double kAroundCity =
    4.6;  ///< Division with a city of its name: above towns, below cities of 40,000.
constexpr double kCapital = 1.5;
constexpr double kBeside = 20.0;
constexpr double kDivisionNamed = 3.2;
constexpr double kCountryNamed = 1.5;
constexpr double kMainCountry = 2.0;
constexpr std::int64_t kTooSmall =
    6;  ///< A city so many times smaller than a namesake needs more than a country.
constexpr std::int64_t kWellKnown = 300000;  ///< A city that a list of places may name without its country.
constexpr std::int64_t kMetropolis = 1000000;
constexpr std::size_t kReach = 60;  ///< Bytes around the mention that may qualify it.

bool fits(const PlaceEntry& place, const PlaceQualifier& q) {
  return place.country == q.country && (q.admin1.empty() || place.admin1 == q.admin1);
}

bool excluded_by(const PlaceEntry& place, const PlaceQualifier& q,
                 const std::vector<const PlaceEntry*>& all) {
  if (q.bond == Bond::kLoose || place.country.empty() || fits(place, q)) {
    return false;
  }
  const bool small = place.is_city() && place.kind != PlaceKind::kCapital && place.population < kWellKnown;
  return q.bond == Bond::kOwner || small ||
         std::any_of(all.begin(), all.end(), [&](auto* p) { return fits(*p, q); });
}

/// Hong Kong, Singapore, Monaco: the state, not the city of its name.
bool city_of_own_country(const PlaceEntry& place, const std::vector<const PlaceEntry*>& all) {
  return place.is_city() && std::any_of(all.begin(), all.end(), [&](auto* other) {
           return other->kind == PlaceKind::kCountry && other->country == place.country;
         });
}

double base_score(const PlaceEntry& place, const std::vector<const PlaceEntry*>& all) {
  if (place.is_city()) {
    return std::log10(static_cast<double>(place.population) + 1000.0);
  }
  if (place.kind != PlaceKind::kAdmin1) {
    return place.kind == PlaceKind::kCountry ? kCountryBase : kAreaBase;
  }
  const bool around_city = std::any_of(all.begin(), all.end(), [&](auto* other) {
    return other->is_city() && other->country == place.country && other->admin1 == place.admin1;
  });
  return around_city ? kAroundCity : kAdmin1Base;
}

bool all_upper(std::string_view word) {
  return std::all_of(word.begin(), word.end(), base::is_upper);
}

/// Words of [from, to) may stand between a country and its place: "city of", "northern".
bool joined(const PlaceTable& table, const PlacePhrase& phrase, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) {
    if (!table.is(phrase.word(at), PlaceWord::kJoint)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<PlaceQualifier> qualifier_of(const PlaceHit& hit, Bond bond) {
  if (!hit.adjective_of.empty()) {
    return PlaceQualifier{hit.adjective_of, {}, bond};
  }
  for (const PlaceEntry* place : hit.places) {
    const bool country = place->kind == PlaceKind::kCountry;
    const bool sole = std::all_of(hit.places.begin(), hit.places.end(), [&](const PlaceEntry* p) {
      return p->is_city() || p->country == place->country;
    });
    if ((country || place->kind == PlaceKind::kAdmin1) && sole) {
      return PlaceQualifier{place->country, country ? std::string_view{} : place->admin1, bond};
    }
  }
  return std::nullopt;
}

PlaceChooser::PlaceChooser(const PlaceTable& table, const PlacePhrase& phrase,
                           const PlaceSurroundings& around)
    : table_(table), phrase_(phrase), around_(around) {
  qualify_from_behind();
  qualify_from_before();
}

/// "[Kharkiv], Ukraine", "[Mosul] in Iraq"; not "[Paris], French officials".
void PlaceChooser::qualify_from_behind() {
  const bool comma = around_.after.starts_with(", ") || around_.after.starts_with(" (");
  if (!comma && !around_.after.starts_with(" in ")) {
    return;
  }
  const PlacePhrase next = read_place_phrase(table_, around_.after.substr(comma ? 2 : 4, kReach));
  if (next.hits.empty() || next.hits.front().first != 0 || !next.hits.front().adjective_of.empty()) {
    return;
  }
  if (const auto q = qualifier_of(next.hits.front(), comma ? Bond::kComma : Bond::kLoose)) {
    outside_.push_back(*q);
  }
}

/// "the Iraqi city of [Mosul]", "Iraq's [Mosul]".
void PlaceChooser::qualify_from_before() {
  const std::size_t from = around_.before.size() > kReach ? around_.before.size() - kReach : 0;
  const PlacePhrase previous = read_place_phrase(table_, around_.before.substr(from));
  if (previous.hits.empty()) {
    return;
  }
  const PlaceHit& hit = previous.hits.back();
  const PlaceWordSpan& last = previous.words[hit.last - 1];
  const bool owns = !last.comma_after && (!hit.adjective_of.empty() || last.possessive);
  if (!owns || !joined(table_, previous, hit.last, previous.words.size())) {
    return;
  }
  if (const auto q = qualifier_of(hit, Bond::kLoose)) {
    outside_.push_back(*q);
  }
}

std::size_t PlaceChooser::first_word() const {
  std::size_t at = 0;
  while (at + 1 < phrase_.words.size() &&
         (is_at(at, PlaceWord::kDeterminer) || is_at(at, PlaceWord::kInside))) {
    ++at;
  }
  return at;
}

bool PlaceChooser::is_whole(const PlaceHit& hit) const {
  return hit.first <= first_word() && hit.last == phrase_.words.size();
}

bool PlaceChooser::part_of_other_name(const PlaceHit& hit) const {
  const auto foreign = [&](std::size_t index) {
    const bool other_hit = std::any_of(phrase_.hits.begin(), phrase_.hits.end(),
                                       [&](const PlaceHit& h) { return h.first <= index && index < h.last; });
    return !other_hit && !is_at(index, PlaceWord::kGeneric) && !is_at(index, PlaceWord::kDeterminer) &&
           !is_at(index, PlaceWord::kInside);
  };
  const auto apart = [&](std::size_t index) {
    return phrase_.words[index].possessive || phrase_.words[index].comma_after;
  };
  for (std::size_t at = hit.last; at < phrase_.words.size() && phrase_.words[at].capital && !apart(at - 1);
       ++at) {
    if (foreign(at)) {
      return true;
    }
  }
  for (std::size_t at = hit.first; at > 0 && phrase_.words[at - 1].capital && !apart(at - 1); --at) {
    if (foreign(at - 1)) {
      return true;
    }
  }
  return false;
}

bool PlaceChooser::says_division(const PlaceHit& hit) const {
  if (hit.first >= 2 && phrase_.word(hit.first - 1) == "of" && is_at(hit.first - 2, PlaceWord::kDivision)) {
    return true;
  }
  for (std::size_t at = hit.last; at < phrase_.words.size() && !phrase_.words[at - 1].possessive; ++at) {
    if (is_at(at, PlaceWord::kDivision)) {
      return true;
    }
    if (!phrase_.words[at].capital && phrase_.word(at) != "and") {
      return false;
    }
  }
  return false;
}

bool PlaceChooser::says_city(const PlaceHit& hit) const {
  const bool behind = is_at(hit.last, PlaceWord::kCity) && !phrase_.words[hit.last - 1].possessive;
  const bool before =
      hit.first >= 2 && phrase_.word(hit.first - 1) == "of" && is_at(hit.first - 2, PlaceWord::kCity);
  return behind || before;
}

std::vector<PlaceQualifier> PlaceChooser::qualifiers_of(std::size_t index) const {
  std::vector<PlaceQualifier> found = outside_;
  const PlaceHit& hit = phrase_.hits[index];
  for (std::size_t other = 0; other < phrase_.hits.size(); ++other) {
    const PlaceHit& by = phrase_.hits[other];
    if (other == index || is_at(by.last, PlaceWord::kOccupied)) {
      continue;
    }
    Bond bond = Bond::kLoose;
    if (other == index + 1 && by.first == hit.last && phrase_.words[hit.last - 1].comma_after) {
      bond = Bond::kComma;
    } else if (other + 1 == index && joined(table_, phrase_, by.last, hit.first) &&
               (phrase_.words[by.last - 1].possessive || !by.adjective_of.empty())) {
      bond = Bond::kOwner;
    }
    if (const auto q = qualifier_of(by, bond)) {
      found.push_back(*q);
    }
  }
  return found;
}

double PlaceChooser::score(const PlaceEntry& place, const std::vector<PlaceQualifier>& beside,
                           const std::vector<const PlaceEntry*>& all) const {
  double sum = base_score(place, all);
  sum += place.kind == PlaceKind::kCapital ? kCapital : 0.0;
  for (const PlaceQualifier& q : beside) {
    sum += fits(place, q) ? kBeside : 0.0;
  }
  const PlaceContext& context = *around_.context;
  sum += context.names_division(place.country, place.admin1) ? kDivisionNamed : 0.0;
  const bool tiny = place.is_city() && std::any_of(all.begin(), all.end(), [&](auto* other) {
                      return place.population * kTooSmall < other->population;
                    });
  if (!tiny && !place.country.empty()) {
    const bool at_dateline = place.country == around_.dateline_country;
    sum += context.names(place.country) || at_dateline ? kCountryNamed : 0.0;
    sum += context.main_country() == place.country || at_dateline ? kMainCountry : 0.0;
  }
  return sum;
}

/// Parts of other names, common words inside a phrase ("Police"), names of generic words only ("Old City"),
/// and short abbreviations that happen to be a town's name ("UN").
bool PlaceChooser::no_place_here(const PlaceHit& hit) const {
  const bool whole = is_whole(hit);
  const bool one_word = hit.last - hit.first == 1;
  if (!whole && (part_of_other_name(hit) || (one_word && is_at(hit.first, PlaceWord::kCommon)))) {
    return true;
  }
  const bool cities = std::all_of(hit.places.begin(), hit.places.end(), [](auto* p) { return p->is_city(); });
  if (!cities) {
    return false;
  }
  bool generic = true;
  for (std::size_t at = hit.first; at < hit.last; ++at) {
    generic = generic && is_at(at, PlaceWord::kGeneric);
  }
  const std::string_view word = phrase_.word(hit.first);
  const bool abbreviation = one_word && word.size() <= 3 && all_upper(word) &&
                            std::none_of(hit.places.begin(), hit.places.end(),
                                         [](auto* p) { return p->population >= kMetropolis; });
  return generic || abbreviation;
}

const PlaceEntry* PlaceChooser::choose(std::size_t index) const {
  const PlaceHit& hit = phrase_.hits[index];
  if (hit.places.empty() || no_place_here(hit)) {
    return nullptr;
  }
  const std::vector<PlaceQualifier> beside = qualifiers_of(index);
  const bool division = says_division(hit);
  const bool city = !division && says_city(hit);
  const auto wanted = [&](const PlaceEntry* p) {
    return division ? p->kind == PlaceKind::kAdmin1 || p->kind == PlaceKind::kArea : !city || p->is_city();
  };
  const bool any_wanted = std::any_of(hit.places.begin(), hit.places.end(), wanted);
  const PlaceEntry* best = nullptr;
  double top = 0;
  bool tie = false;
  for (const PlaceEntry* place : hit.places) {
    const bool excluded = std::any_of(beside.begin(), beside.end(),
                                      [&](auto& q) { return excluded_by(*place, q, hit.places); });
    if (excluded || (any_wanted && !wanted(place)) || (!city && city_of_own_country(*place, hit.places))) {
      continue;
    }
    const double value = score(*place, beside, hit.places);
    if (best == nullptr || value > top) {
      tie = false;
      best = place;
      top = value;
    } else if (value == top) {
      tie = tie || place->country != best->country;
    }
  }
  return tie ? nullptr : best;
}

}  // namespace rapport::coding
