// The places of data/places in memory: countries, regions, seas, sites and cities, by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::dict {

enum class PlaceKind : std::uint8_t {
  kCountry,      ///< States and ISO 3166-1 dependencies.
  kAdmin1,       ///< First-level division.
  kArea,         ///< Region that is no first-level division, island, disputed area.
  kSea,          ///< Sea, strait, river, lake.
  kSite,         ///< Building or spot.
  kWorldRegion,  ///< Continent and the like, without coordinates.
  kCapital,      ///< City that is a capital.
  kSeat,         ///< Most populous city of its first-level division.
  kCity,
};

/// What an English word does in a place phrase; the words are in data/places/words.tsv.
enum class PlaceWord : std::uint16_t {
  kDeterminer = 1U << 0U,  ///< "the"
  kInside = 1U << 1U,      ///< "in", "at": the name behind it is the place
  kNear = 1U << 2U,        ///< "near", "with": a country behind it is not the place
  kJoint = 1U << 3U,       ///< May stand between a country and its place: "Iraqi (city of) Mosul"
  kCity = 1U << 4U,        ///< Says that a name is a city's
  kDivision = 1U << 5U,    ///< Says that a name is a division's
  kCapital = 1U << 6U,
  kCountry = 1U << 7U,    ///< "country": the one that the story is about
  kElsewhere = 1U << 8U,  ///< "neighbouring": not that one
  kMission = 1U << 9U,    ///< "embassy": not on its country's soil
  kBorder = 1U << 10U,
  kOccupied = 1U << 11U,  ///< "-occupied": the country before it is not the place's
  kGeneric = 1U << 12U,   ///< Capitalised beside a name without changing the place: "University"
  kCommon = 1U << 13U,    ///< Words that are also towns; a place only where they are the whole mention
  kBetween = 1U << 14U,   ///< Names behind it are on both sides
  kNoName = 1U << 15U,    ///< Capitalised, but not the name of an unknown place: "African", "CIA"
};

/// One place. Views point into the PlaceTable that owns it.
struct PlaceEntry {
  std::string_view name;  ///< To show.
  std::string_view
      country;  ///< ISO 3166-1 alpha-3; empty for seas, world regions and areas that several claim.
  std::string_view admin1;  ///< Name of the first-level division, or GeoNames' code of it; may be empty.
  std::optional<double> latitude = std::nullopt;   ///< Degrees, WGS 84.
  std::optional<double> longitude = std::nullopt;  ///< Degrees, WGS 84.
  std::int64_t geonames = 0;                       ///< 0 where unknown.
  std::int64_t population = 0;                     ///< Cities only.
  PlaceKind kind = PlaceKind::kCity;

  [[nodiscard]] bool is_city() const { return kind >= PlaceKind::kCapital; }
};

/// The form in which names are compared: ASCII letters lower, accents and apostrophes dropped, hyphens and
/// runs of white space one space. Bytes that fold to nothing in Latin script stay.
[[nodiscard]] std::string fold_name(std::string_view name);

/// Immutable and thread-safe after loading.
class PlaceTable {
 public:
  /// Reads regions.tsv, admin1.tsv, cities.tsv and words.tsv of `dir` (".../data/places") and the names,
  /// adjectives and demonyms of countries from ../actors/countries.tsv beside it. Errors: kBadTable naming
  /// file and line.
  [[nodiscard]] static Result<PlaceTable> load(const std::string& dir);

  /// All places of that name or spelling, countries first, then regions, then cities in the order of the
  /// tables. Accents, apostrophes and hyphens do not matter, nor an Arabic article at the beginning; the
  /// first letter must be a capital (after "al-" and the like the letter behind it). Pointers live as long as
  /// the table.
  [[nodiscard]] std::vector<const PlaceEntry*> find(std::string_view name) const;

  /// Country whose adjective or demonym this is ("Chinese", "Saudi"); empty for none. Capitals as in find.
  [[nodiscard]] std::optional<std::string_view> country_of_adjective(std::string_view word) const;

  /// The country's own entry; null for unknown codes.
  [[nodiscard]] const PlaceEntry* country(std::string_view iso3) const;

  /// Its capital; null where there is none or it is not in the table.
  [[nodiscard]] const PlaceEntry* capital_of(std::string_view iso3) const;

  /// Whether the word, in any case, is of that class.
  [[nodiscard]] bool is(std::string_view word, PlaceWord cls) const;

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  using Key = std::pair<std::uint64_t, std::uint32_t>;  ///< (hash of the folded name, entry).

  [[nodiscard]] Result<void> load_regions(const std::string& path);
  [[nodiscard]] Result<void> load_admin1(const std::string& path);
  [[nodiscard]] Result<void> load_cities(const std::string& path);
  [[nodiscard]] Result<void> load_countries(const std::string& path);
  [[nodiscard]] Result<void> load_words(const std::string& path);
  [[nodiscard]] Result<std::string_view> keep_file(const std::string& path);
  void find_folded(std::string_view folded, std::vector<const PlaceEntry*>& found) const;
  void add(const PlaceEntry& entry, std::string_view names);
  void add_name(std::string_view name, std::size_t entry);

  std::vector<std::unique_ptr<std::string>> texts_;  ///< The files; entries view into them.
  std::vector<PlaceEntry> entries_;
  std::vector<Key> keys_;  ///< Sorted after loading.
  std::vector<bool>
      first_words_;  ///< By hash: whether some name begins with that word; spares most look-ups.
  std::unordered_map<std::string, std::string_view> adjectives_;  ///< Folded adjective -> ISO code.
  std::unordered_map<std::string, unsigned> words_;               ///< Lower-case word -> classes.
  std::unordered_map<std::string_view, std::uint32_t> countries_;
  std::unordered_map<std::string_view, std::uint32_t> capitals_;
};

}  // namespace rapport::dict
