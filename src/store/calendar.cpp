#include "store/calendar.hpp"

#include <fmt/format.h>

namespace rapport::store {
namespace {

constexpr unsigned kMonthsOfQuarter = 3;

unsigned quarter_of(base::Date day) {
  return (static_cast<unsigned>(day.month()) - 1) / kMonthsOfQuarter + 1;
}

}  // namespace

base::Date first_day(base::Date day, Period period) {
  switch (period) {
    case Period::kDay:
      return day;
    case Period::kWeek:
      return base::add_days(day, -base::weekday_of(day));
    case Period::kMonth:
      return base::first_of_month(day);
    case Period::kQuarter:
      return day.year() / std::chrono::month{(quarter_of(day) - 1) * kMonthsOfQuarter + 1} /
             std::chrono::day{1};
    case Period::kYear:
      return day.year() / std::chrono::January / std::chrono::day{1};
  }
  return day;
}

base::Date next_period(base::Date first, Period period) {
  switch (period) {
    case Period::kDay:
      return base::add_days(first, 1);
    case Period::kWeek:
      return base::add_days(first, 7);
    case Period::kMonth:
      return base::add_months(first, 1);
    case Period::kQuarter:
      return base::add_months(first, 3);
    case Period::kYear:
      return base::add_months(first, 12);
  }
  return first;
}

std::string period_name(base::Date first, Period period) {
  const int year = static_cast<int>(first.year());
  switch (period) {
    case Period::kDay:
      return base::to_iso(first);
    case Period::kWeek: {
      // A week belongs to the year of its Thursday (ISO 8601).
      const base::Date thursday = base::add_days(first, 3);
      const base::Date january = thursday.year() / std::chrono::January / std::chrono::day{1};
      return fmt::format("{}-W{:02}", static_cast<int>(thursday.year()),
                         base::days_between(january, thursday) / 7 + 1);
    }
    case Period::kMonth:
      return fmt::format("{}-{:02}", year, static_cast<unsigned>(first.month()));
    case Period::kQuarter:
      return fmt::format("{}-Q{}", year, quarter_of(first));
    case Period::kYear:
      return fmt::format("{}", year);
  }
  return {};
}

}  // namespace rapport::store
