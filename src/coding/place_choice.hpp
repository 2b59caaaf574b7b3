// Which place a name in a phrase means: of several places of one name, and whether it is a place here at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "coding/place_phrase.hpp"
#include "coding/place_reading.hpp"
#include "dict/place_table.hpp"

namespace rapport::coding {

/// A country or region that stands beside a name.
struct PlaceQualifier {
  enum class Bond : std::uint8_t {
    kLoose,  ///< Anywhere in the phrase: in favour of its places.
    kComma,  ///< "X, Texas": against other places where X has one there, and against small ones in any case.
    kOwner,  ///< "Rwanda's X": a place outside it is none.
  };
  std::string_view country;
  std::string_view admin1;  ///< Empty for countries.
  Bond bond = Bond::kLoose;
};

/// The country or first-level division that a hit can only mean; empty where it is neither.
[[nodiscard]] std::optional<PlaceQualifier> qualifier_of(const PlaceHit& hit, PlaceQualifier::Bond bond);

/// Chooses places for the hits of one phrase; borrows everything it is given.
class PlaceChooser {
 public:
  PlaceChooser(const dict::PlaceTable& table, const PlacePhrase& phrase, const PlaceSurroundings& around);

  /// The place that hit `index` names; null for adjectives, for hits that are no place here, and where
  /// nothing decides between two countries.
  [[nodiscard]] const dict::PlaceEntry* choose(std::size_t index) const;

  /// "Idlib province", "province of Adana", "Luhansk and Donetsk regions".
  [[nodiscard]] bool says_division(const PlaceHit& hit) const;

  /// Nothing but determiners and prepositions stands around the hit.
  [[nodiscard]] bool is_whole(const PlaceHit& hit) const;

  /// True when capitalised words that mean something stand right beside the hit: "Santa Cruz" in "Santa Cruz
  /// Barillas". Other names do not count, nor generic words ("Delhi University").
  [[nodiscard]] bool part_of_other_name(const PlaceHit& hit) const;

  /// What stands outside the mention: "[Kharkiv], Ukraine", "the Iraqi city of [Mosul]".
  [[nodiscard]] const std::vector<PlaceQualifier>& outside() const { return outside_; }

  /// Number of the first word that is neither determiner nor preposition.
  [[nodiscard]] std::size_t first_word() const;

  [[nodiscard]] bool is_at(std::size_t index, dict::PlaceWord cls) const {
    return index < phrase_.words.size() && table_.is(phrase_.word(index), cls);
  }

 private:
  void qualify_from_behind();
  void qualify_from_before();
  [[nodiscard]] bool no_place_here(const PlaceHit& hit) const;
  [[nodiscard]] bool says_city(const PlaceHit& hit) const;
  [[nodiscard]] std::vector<PlaceQualifier> qualifiers_of(std::size_t hit) const;
  [[nodiscard]] double score(const dict::PlaceEntry& place, const std::vector<PlaceQualifier>& beside,
                             const std::vector<const dict::PlaceEntry*>& all) const;

  const dict::PlaceTable& table_;
  const PlacePhrase& phrase_;
  const PlaceSurroundings& around_;
  std::vector<PlaceQualifier> outside_;
};

}  // namespace rapport::coding
