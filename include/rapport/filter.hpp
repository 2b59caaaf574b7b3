// Questions to an archive: which records, in what order, how many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rapport/dating.hpp"

namespace rapport {

/// A box of degrees (WGS 84), edges included. West of more than east crosses the 180th meridian.
struct BoundingBox {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;
};

/// Which records. Every list that is not empty must have one value that fits; all filters must fit.
///
/// A party is given as a country ("USA": the country of the party, or a code that begins so), as the
/// beginning of a code ("USAGOV"; both in capitals), or as a name ("Dina Boluarte"), which must stand, whole
/// words in this order, in the party's name, whatever the case and the accents. Outlets, places and issues
/// are compared in the same way. A country's code is no name: "BEN" does not find Ben. At most 10,000 values.
struct RecordFilter {
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::vector<std::string> parties;  ///< On either side.
  std::vector<std::string> said_by;
  /// The one as actor and the other on either side, in either order.
  std::optional<std::pair<std::string, std::string>> dyad;
  std::vector<std::string> events;   ///< What the act is.
  std::vector<std::string> plovers;  ///< The category it counts as.
  std::vector<std::string> modes;
  std::vector<std::string> statuses;
  std::vector<int> quad_classes;
  std::vector<std::string> contexts;
  std::vector<std::string> issues;
  std::vector<std::string> places;
  std::vector<std::string> countries;  ///< Of places, ISO 3166-1 alpha-3.
  std::optional<BoundingBox> box;      ///< Of places.
  std::optional<std::string> since;    ///< First and last day, ISO dates; by `date`.
  std::optional<std::string> until;
  DateBasis date = DateBasis::kEither;
  std::vector<std::string> outlets;
  std::vector<std::string> stories;  ///< Ids.
  std::vector<std::string> origins;
  std::vector<std::string> models;
  std::optional<double> min_confidence;
  /// All words must stand in one of the record's sentences, in its story's title or in one party's name;
  /// "words in quotes" one after the other; wor* begins a word.
  std::optional<std::string> text;
  bool only_categorised = false;  ///< Only records whose `plover` is known.
};

/// What records are sorted by; those that lack it come last in falling and first in rising order. Equals
/// stand in the order in which they were stored.
enum class SortKey : std::uint8_t { kDate, kPublished, kStored, kConfidence, kGoldstein };

/// Order and paging.
struct PageOptions {
  SortKey sort = SortKey::kDate;
  bool falling = true;
  std::size_t limit = 100;  ///< At least 1.
  std::string cursor;       ///< Of the page before; empty for the first.
};

}  // namespace rapport
