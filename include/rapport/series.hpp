// Series, rankings and changes: answers of an archive about many records at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/coder.hpp"

namespace rapport {

/// A stretch of the calendar. Weeks run from Monday to Sunday and are named after ISO 8601.
enum class Period : std::uint8_t { kDay, kWeek, kMonth, kQuarter, kYear };

/// What the records of a period are told apart by.
enum class TrendGroup : std::uint8_t { kNone, kQuadClass, kEvent };

/// How to make a series.
struct TrendOptions {
  Period period = Period::kMonth;
  TrendGroup by = TrendGroup::kNone;
};

/// One period of a series, or one group of it.
struct TrendPoint {
  std::string period;  ///< "2024-05-17", "2024-W20", "2024-05", "2024-Q2", "2024".
  std::string group;   ///< Quad class or PLOVER category; empty without groups.
  std::size_t records = 0;
  double goldstein_sum = 0;
  std::size_t with_goldstein = 0;  ///< Records that have a value.
  std::size_t by_event = 0;        ///< Records placed by their own time.
  std::size_t by_publication = 0;  ///< Records placed by their story's date.
  std::size_t stories = 0;         ///< Stories published in the period, whatever they hold.

  /// Empty where no record has a value.
  [[nodiscard]] std::optional<double> goldstein_mean() const {
    return with_goldstein == 0 ? std::nullopt
                               : std::optional(goldstein_sum / static_cast<double>(with_goldstein));
  }
};

/// A series without gaps from its first to its last period, for every group.
struct Trend {
  std::vector<TrendPoint> points;
  std::size_t left_out = 0;  ///< Records without a PLOVER category, unless the filter names statuses.
  std::size_t undated = 0;   ///< Records that stand on no day.
};

/// Two countries (or bodies) and the records between them, whoever acts.
struct DyadRow {
  std::string one;  ///< The first of the two in the alphabet.
  std::string other;
  std::size_t records = 0;
  double goldstein_sum = 0;
  std::size_t with_goldstein = 0;
  std::array<std::size_t, 4> quads = {};  ///< Records of quad class 1 to 4.

  [[nodiscard]] std::optional<double> goldstein_mean() const {
    return with_goldstein == 0 ? std::nullopt
                               : std::optional(goldstein_sum / static_cast<double>(with_goldstein));
  }
};

/// A ranking, the most records first.
struct DyadRanking {
  std::vector<DyadRow> rows;
  std::size_t left_out = 0;  ///< Records without a PLOVER category, unless the filter names statuses.
};

/// By what stories are counted.
enum class CoverageKey : std::uint8_t { kDay, kWeek, kMonth, kQuarter, kYear, kOutlet, kLanguage };

/// What was read: the denominator of every series.
struct CoverageRow {
  std::optional<std::string> key;  ///< Empty: the stories do not say.
  std::size_t stories = 0;
  std::size_t sentences = 0;
  std::size_t records = 0;
};

/// A record that is not as it was.
struct Change {
  enum class Kind : std::uint8_t { kNew, kChanged, kWithdrawn };
  /// What brought it about: other words in the story (or a new story); else another model, options or tables;
  /// else a correction.
  enum class Cause : std::uint8_t { kNews, kRun, kCorrection };
  Kind kind = Kind::kNew;
  Cause cause = Cause::kNews;
  std::optional<CodedStory> before;  ///< With the one record; empty for a new one.
  std::optional<CodedStory> after;   ///< Empty for a withdrawn one.
};

}  // namespace rapport
