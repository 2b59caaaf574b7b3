// Time expressions to calendar dates and durations, relative to a story's date of publication.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace rapport::coding {

/// What an expression is read against. Without `published`, relative expressions stay undated.
struct TimeContext {
  std::optional<base::Date> published = std::nullopt;
  bool future = false;  ///< The act is future or hypothetical: "Monday" is the next one.
  bool past =
      false;  ///< The act is actual or historical: "Monday" is the latest one. So it is where neither is set.
};

/// Days from `start` to `end`, inclusive. One of them is empty where only the other is stated ("since 2004",
/// "until Thursday"); both and `precision` are where the expression is a time that the text alone cannot date
/// ("recently", "the next day", or a relative one without a date of publication).
struct ResolvedTime {
  std::optional<base::Date> start = std::nullopt;
  std::optional<base::Date> end = std::nullopt;
  std::optional<std::string> precision = std::nullopt;  ///< day, week, month, season, year or range.
  bool operator==(const ResolvedTime&) const = default;
};

/// Which rule read an expression; literals. docs/formats/explain.md lists them.
struct TimeRule {
  std::string_view name;   ///< weekday, month-first, offset ...; empty where nothing was read.
  std::string_view bound;  ///< since, until, before, after, or empty.
  bool relative = false;   ///< Counted from publication.
  bool by_tense = false;   ///< The act's tense chose among several.
};

/// Reads `expression` as the annotation guidelines say: a week runs Monday to Sunday, "next month" is the
/// calendar month, "last Friday" the latest one before publication, a month, season, weekday or day without
/// its year the one nearest to the act's tense; seasons are the northern meteorological ones (winter has the
/// year of its January). "early 2019" and "end of May" are the year and the month. Empty for what is no point
/// or range in time, for years outside 1900 to 2100 and for impossible days. `rule`, where given, is told
/// what was read. Pure and thread-safe.
[[nodiscard]] std::optional<ResolvedTime> resolve_time(std::string_view expression,
                                                       const TimeContext& context, TimeRule* rule = nullptr);

/// ISO 8601 duration of "nearly six-hour" (PT6H), "two weeks" (P2W), "a decade" (P10Y), approximations set
/// aside. Empty for anything else. Pure and thread-safe.
[[nodiscard]] std::optional<std::string> resolve_duration(std::string_view expression);

}  // namespace rapport::coding
