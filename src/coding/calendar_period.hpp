// Stretches of the calendar, and which of several is meant under a tense.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "coding/time_resolver.hpp"
#include "coding/time_words.hpp"

namespace rapport::coding {

/// Days from `start` to `end`, inclusive; without both for a time that cannot be dated.
struct Period {
  std::optional<base::Date> start = std::nullopt;
  std::optional<base::Date> end = std::nullopt;
  std::string_view precision = {};  ///< As in ResolvedTime; a literal; empty when undated.
  bool absolute = false;            ///< States its year.
  bool floating = false;            ///< Its year or week came from the act's tense.

  [[nodiscard]] bool dated() const { return start.has_value() && end.has_value(); }
};

/// Which one of a recurring period: by the act's tense, the one before, around or after publication.
enum class Which { kByTense, kLast, kThis, kNext };

[[nodiscard]] Period day_period(base::Date day);
[[nodiscard]] Period range_period(base::Date start, base::Date end);
[[nodiscard]] Period year_period(int year);
[[nodiscard]] Period decade_period(int first_year);
/// `month` is 1 to 12.
[[nodiscard]] Period month_period(int year, unsigned month);
/// `season` is 0 spring to 3 winter, which begins in December of the year before.
[[nodiscard]] Period season_period(int year, int season);
/// `quarter` is 1 to 4.
[[nodiscard]] Period quarter_period(int year, int quarter);
/// Empty for days that the month does not have.
[[nodiscard]] std::optional<Period> date_period(int year, unsigned month, unsigned day);

/// The calendar day, week, month, year or decade around `day`, moved by `steps` of them; undated for hours
/// and centuries.
[[nodiscard]] Period unit_period(base::Date day, TimeUnit unit, int steps);

/// `day` moved by `count` units; hours and minutes count as the days that they fill.
[[nodiscard]] base::Date shift(base::Date day, TimeUnit unit, int count);

/// The period of the year that is meant, among the years around publication; undated without a publication
/// date. `of_year` gives the period in a year, or nothing where that year has none (29 February).
[[nodiscard]] Period yearly_period(const std::function<std::optional<Period>(int year)>& of_year, Which which,
                                   const TimeContext& context);

/// The day of the week (0 Monday) that is meant; undated without a publication date.
[[nodiscard]] Period weekday_period(int weekday, Which which, const TimeContext& context);

/// The Saturday and Sunday that are meant; undated without a publication date.
[[nodiscard]] Period weekend_period(Which which, const TimeContext& context);

}  // namespace rapport::coding
