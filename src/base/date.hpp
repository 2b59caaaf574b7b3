// Calendar dates: ISO 8601 reading and writing, arithmetic by days and months. No time zones.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rapport::base {

/// A day of the proleptic Gregorian calendar.
using Date = std::chrono::year_month_day;

/// Reads "2023-06-18", and the date part of "2023-06-18T09:00:00Z". Empty for anything else, for impossible
/// days and for years outside 1000 to 2999.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

/// "2023-06-18".
[[nodiscard]] std::string to_iso(Date date);

[[nodiscard]] Date add_days(Date date, int days);

/// Same day of the month `months` later, or that month's last day.
[[nodiscard]] Date add_months(Date date, int months);

/// Days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] int days_between(Date from, Date to);

/// 0 Monday to 6 Sunday.
[[nodiscard]] int weekday_of(Date date);

[[nodiscard]] Date first_of_month(Date date);
[[nodiscard]] Date last_of_month(Date date);

}  // namespace rapport::base
