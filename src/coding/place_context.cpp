#include "coding/place_context.hpp"

#include <algorithm>

namespace rapport::coding {
namespace {

using dict::PlaceEntry;
using dict::PlaceKind;

constexpr std::int64_t kWellKnown = 300000;  ///< Inhabitants from which a city's name stands for its country.

/// The country that a name can only mean: a country's or division's own name, or a large city's without
/// namesakes abroad. Towns called like a country or a division elsewhere ("Lebanon", "Ontario") do not count.
std::string_view country_meant(const std::vector<const PlaceEntry*>& places) {
  const PlaceEntry* best = nullptr;
  bool abroad = false;
  bool city_at_home = false;
  for (const PlaceEntry* place : places) {
    if (best == nullptr || (best->is_city() && place->population > best->population)) {
      best = place;
    }
  }
  for (const PlaceEntry* place : places) {
    abroad = abroad || (place->country != best->country && (best->is_city() || !place->is_city()));
    city_at_home = city_at_home || (place->is_city() && place->country == best->country);
  }
  if (best == nullptr || abroad) {
    return {};
  }
  if (best->is_city()) {
    return best->kind == PlaceKind::kCapital || best->population >= kWellKnown ? best->country
                                                                               : std::string_view{};
  }
  const bool only =
      std::all_of(places.begin(), places.end(), [&](auto* p) { return p->country == best->country; });
  return best->kind == PlaceKind::kCountry || only || !city_at_home ? best->country : std::string_view{};
}

}  // namespace

PlaceContext::PlaceContext(const dict::PlaceTable& table, const Story& story,
                           const std::vector<Sentence>& sentences)
    : by_sentence_(sentences.size()) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    add(read_place_phrase(table, sentences[i].span.of(story.text)), i);
  }
  set_main();
}

void PlaceContext::add(const PlacePhrase& phrase, std::size_t sentence) {
  for (const PlaceHit& hit : phrase.hits) {
    const std::string_view country = hit.places.empty() ? hit.adjective_of : country_meant(hit.places);
    if (!country.empty()) {
      ++counts_[country];
      by_sentence_[sentence].insert(country);
    }
    for (const PlaceEntry* place : hit.places) {
      // "Washington" and "New York" are more often the city.
      const bool city_too = std::any_of(hit.places.begin(), hit.places.end(), [&](const PlaceEntry* other) {
        return other->is_city() && other->country == place->country;
      });
      if (place->kind == PlaceKind::kAdmin1 && country == place->country && !city_too) {
        divisions_.emplace(place->country, place->admin1);
      }
    }
  }
}

void PlaceContext::set_main() {
  int first = 0;
  int second = 0;
  for (const auto& [country, count] : counts_) {
    if (count > first) {
      second = first;
      first = count;
      main_ = country;
    } else {
      second = std::max(second, count);
    }
  }
  if (first < 2 * second) {
    main_.reset();
  }
}

std::optional<std::string_view> PlaceContext::only_country(std::size_t sentence) const {
  if (sentence < by_sentence_.size() && by_sentence_[sentence].size() == 1) {
    return *by_sentence_[sentence].begin();
  }
  const bool none_here = sentence >= by_sentence_.size() || by_sentence_[sentence].empty();
  if (none_here && counts_.size() == 1) {
    return counts_.begin()->first;
  }
  return std::nullopt;
}

}  // namespace rapport::coding
