// How far two sources of records agree: over pairs of countries and over time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rapport/archive.hpp"
#include "rapport/filter.hpp"
#include "rapport/result.hpp"
#include "rapport/series.hpp"

namespace rapport {

/// One of two sources: an archive, borrowed, and which of its records.
struct ComparedSource {
  const Archive* archive = nullptr;
  RecordFilter filter;
};

/// How to compare.
struct CompareOptions {
  Period period = Period::kMonth;
  int days = 1;            ///< Events match up to so many days apart.
  std::size_t limit = 50;  ///< Most pairs of countries, those with the most records first.
};

/// Two numbers, of the first source and of the second.
struct Both {
  std::size_t a = 0;
  std::size_t b = 0;
};

/// The agreement over one pair of countries, or over all.
struct ComparedDyad {
  std::string one;  ///< The first of the two in the alphabet; "" for all.
  std::string other;
  Both records;
  /// Pearson's correlation of the numbers of records over the common periods; empty below three periods, or
  /// where a source has the same number in each. Over all: of every pair and period.
  std::optional<double> series;
  /// The same of the mean Goldstein values, over the periods in which both have one.
  std::optional<double> goldstein;
  Both events;   ///< Different days, pairs and PLOVER categories.
  Both matched;  ///< Those of them that the other source has as well, up to the given days apart.

  /// Empty where the source has no event.
  [[nodiscard]] std::optional<double> share_a() const { return share(matched.a, events.a); }
  [[nodiscard]] std::optional<double> share_b() const { return share(matched.b, events.b); }

 private:
  [[nodiscard]] static std::optional<double> share(std::size_t part, std::size_t all) {
    return all == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(all));
  }
};

/// What a comparison found.
struct Comparison {
  std::string first;  ///< Names of the first and the last period that both sources have records in.
  std::string last;
  std::size_t periods = 0;  ///< From the one to the other; 0: they have none in common.
  ComparedDyad all;
  std::vector<ComparedDyad> dyads;
  Both left_out;  ///< Records without a PLOVER category, a date, or two countries.
};

/// Compares the records of two sources in the periods that both cover, country by country: who acts and who
/// is acted upon or acts together with it, in either order. Memory grows with pairs, periods and different
/// events. Errors: as Archive::each().
[[nodiscard]] Result<Comparison> compare(const ComparedSource& a, const ComparedSource& b,
                                         const CompareOptions& options);

}  // namespace rapport
