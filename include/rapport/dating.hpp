// By which date a record is placed in a range or a series: the one statement of the rule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "rapport/record.hpp"
#include "rapport/story.hpp"

namespace rapport {

/// Which date counts: the record's own, the story's date of publication, or the first of the two that the
/// rule allows.
enum class DateBasis : std::uint8_t { kEvent, kPublished, kEither };

/// The day a record is placed on, and which of the two dates it is (never kEither).
struct Placement {
  std::string day;  ///< ISO date.
  DateBasis basis = DateBasis::kEvent;
};

/// The day of the story's publication, without the time of day.
[[nodiscard]] inline std::optional<std::string> published_day(const Story& story) {
  constexpr std::size_t kDay = 10;
  const bool known = story.published && story.published->size() >= kDay;
  return known ? std::optional(story.published->substr(0, kDay)) : std::nullopt;
}

/// Where a record stands in time; empty: nowhere.
/// - kEvent: the first day of its own time (a range counts where it begins).
/// - kPublished: the day its story was published, whatever its status and time; but not for a historical
///   record without a time of its own, which is never placed.
/// - kEither: its own time where known; else, for status actual only, the day of publication.
[[nodiscard]] inline std::optional<Placement> placement(const Record& record, const Story& story,
                                                        DateBasis basis) {
  const bool own = record.time && record.time->start;
  if (own && basis != DateBasis::kPublished) {
    return Placement{*record.time->start, DateBasis::kEvent};
  }
  const bool by_story = basis == DateBasis::kPublished
                            ? own || record.status != "historical"
                            : basis == DateBasis::kEither && record.status == "actual";
  const auto day = by_story ? published_day(story) : std::nullopt;
  return day ? std::optional(Placement{*day, DateBasis::kPublished}) : std::nullopt;
}

}  // namespace rapport
