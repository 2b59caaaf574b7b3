// One place phrase read against the table and its story: which of its names is the place, and which place of
// that name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/place_context.hpp"
#include "coding/place_phrase.hpp"
#include "dict/place_table.hpp"

namespace rapport::coding {

/// What stands around a mention in its sentence, and what the story says; all borrowed.
struct PlaceSurroundings {
  std::string_view before;  ///< The sentence up to the mention.
  std::string_view after;   ///< The sentence behind it.
  std::size_t sentence = 0;
  const PlaceContext* context = nullptr;
  std::string_view dateline_country;  ///< Empty where unknown.
};

/// How a place was found.
enum class PlaceRule : std::uint8_t {
  kNone,         ///< No name in the words.
  kName,         ///< A name of the gazetteer.
  kCapitalOf,    ///< "the Chinese capital"
  kAdjective,    ///< "British soil"
  kTheCountry,   ///< "the country": the only one that sentence or story names.
  kUnknownName,  ///< Capitals that the gazetteer does not know.
};

/// The outcome; `place` is null where the table does not know the place.
struct PlaceReading {
  const dict::PlaceEntry* place = nullptr;
  bool division = false;            ///< The phrase says that the name is a division's ("Idlib province").
  std::optional<std::string> name;  ///< The capitalised phrase, for a place that is not known.
  PlaceRule rule = PlaceRule::kNone;
  std::size_t candidates = 0;  ///< Places of the chosen name, for kName.
};

/// Reads the phrase `text`. Rules: docs in place_resolver.hpp and data/places/README.md.
[[nodiscard]] PlaceReading read_place(const dict::PlaceTable& table, std::string_view text,
                                      const PlaceSurroundings& around);

}  // namespace rapport::coding
