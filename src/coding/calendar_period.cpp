#include "coding/calendar_period.hpp"

namespace rapport::coding {
namespace {

constexpr int kYearsAround = 8;  // Leap days are at most eight years apart (1896 to 1904).
constexpr int kSaturday = 5;

base::Date make_date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

int year_of(base::Date date) {
  return static_cast<int>(date.year());
}

bool fits(const Period& period, Which which, const TimeContext& context) {
  switch (which) {
    case Which::kLast:
      return *period.end < *context.published;
    case Which::kNext:
      return *period.start > *context.published;
    default:
      return context.future ? *period.end >= *context.published : *period.start <= *context.published;
  }
}

bool looks_ahead(Which which, const TimeContext& context) {
  return which == Which::kNext || (which != Which::kLast && context.future);
}

}  // namespace

Period day_period(base::Date day) {
  return {.start = day, .end = day, .precision = "day"};
}

Period range_period(base::Date start, base::Date end) {
  return {.start = start, .end = end, .precision = "range"};
}

Period year_period(int year) {
  return {.start = make_date(year, 1, 1), .end = make_date(year, 12, 31), .precision = "year"};
}

Period decade_period(int first_year) {
  return range_period(make_date(first_year, 1, 1), make_date(first_year + 9, 12, 31));
}

Period month_period(int year, unsigned month) {
  const base::Date first = make_date(year, month, 1);
  return {.start = first, .end = base::last_of_month(first), .precision = "month"};
}

Period season_period(int year, int season) {
  const base::Date first =
      season == 3 ? make_date(year - 1, 12, 1) : make_date(year, 3U + 3U * static_cast<unsigned>(season), 1);
  return {.start = first, .end = base::last_of_month(base::add_months(first, 2)), .precision = "season"};
}

Period quarter_period(int year, int quarter) {
  const base::Date first = make_date(year, 3U * static_cast<unsigned>(quarter) - 2U, 1);
  return range_period(first, base::last_of_month(base::add_months(first, 2)));
}

std::optional<Period> date_period(int year, unsigned month, unsigned day) {
  const base::Date date = make_date(year, month, day);
  return date.ok() ? std::optional(day_period(date)) : std::nullopt;
}

base::Date shift(base::Date day, TimeUnit unit, int count) {
  constexpr int kHoursADay = 24;
  constexpr int kMinutesADay = 24 * 60;
  switch (unit) {
    case TimeUnit::kMinute:
      return base::add_days(day, (count + (count > 0 ? kMinutesADay - 1 : 1 - kMinutesADay)) / kMinutesADay);
    case TimeUnit::kHour:
      return base::add_days(day, (count + (count > 0 ? kHoursADay - 1 : 1 - kHoursADay)) / kHoursADay);
    case TimeUnit::kDay:
      return base::add_days(day, count);
    case TimeUnit::kWeek:
      return base::add_days(day, 7 * count);
    case TimeUnit::kMonth:
      return base::add_months(day, count);
    case TimeUnit::kYear:
      return base::add_months(day, 12 * count);
    case TimeUnit::kDecade:
      return base::add_months(day, 120 * count);
    case TimeUnit::kCentury:
      return base::add_months(day, 1200 * count);
  }
  return day;
}

Period unit_period(base::Date day, TimeUnit unit, int steps) {
  const base::Date moved = shift(day, unit, steps);
  switch (unit) {
    case TimeUnit::kDay:
      return day_period(moved);
    case TimeUnit::kWeek: {
      const base::Date monday = base::add_days(moved, -base::weekday_of(moved));
      return {.start = monday, .end = base::add_days(monday, 6), .precision = "week"};
    }
    case TimeUnit::kMonth:
      return month_period(year_of(moved), static_cast<unsigned>(moved.month()));
    case TimeUnit::kYear:
      return year_period(year_of(moved));
    case TimeUnit::kDecade:
      return decade_period(year_of(moved) / 10 * 10);
    default:
      return {};
  }
}

Period yearly_period(const std::function<std::optional<Period>(int year)>& of_year, Which which,
                     const TimeContext& context) {
  if (!context.published) {
    return {.floating = true};
  }
  const int now = year_of(*context.published);
  const bool ahead = looks_ahead(which, context);
  // "This June" is this year's; but winters begin in the year before, so that "this winter" goes by the
  // tense.
  const auto current = of_year(now);
  const bool across_years = current && year_of(*current->start) != now;
  if (which == Which::kThis && current && !across_years) {
    return *current;
  }
  for (int i = -1; i <= kYearsAround; ++i) {
    const auto period = of_year(ahead ? now + i : now - i);
    if (period && fits(*period, which, context)) {
      Period found = *period;
      found.floating = which == Which::kByTense;
      return found;
    }
  }
  return {.floating = true};
}

Period weekday_period(int weekday, Which which, const TimeContext& context) {
  if (!context.published) {
    return {.floating = true};
  }
  const base::Date published = *context.published;
  const bool ahead = looks_ahead(which, context) || (which == Which::kThis && !context.past);
  const int today = base::weekday_of(published);
  int days = ahead ? (weekday - today + 7) % 7 : -((today - weekday + 7) % 7);
  if (days == 0 && (which == Which::kLast || which == Which::kNext)) {
    days = ahead ? 7 : -7;
  }
  Period found = day_period(base::add_days(published, days));
  found.floating = which == Which::kByTense;
  return found;
}

Period weekend_period(Which which, const TimeContext& context) {
  if (!context.published) {
    return {.floating = true};
  }
  base::Date saturday = base::add_days(*unit_period(*context.published, TimeUnit::kWeek, 0).start, kSaturday);
  const bool past = !context.future && saturday > *context.published;
  if (which == Which::kLast) {
    saturday = base::add_days(saturday, -7);
  } else if (which == Which::kNext) {
    saturday = base::add_days(saturday, 7);
  } else if (past && (which == Which::kByTense || context.past)) {
    saturday = base::add_days(saturday, -7);
  }
  Period found = range_period(saturday, base::add_days(saturday, 1));
  found.floating = which == Which::kByTense;
  return found;
}

}  // namespace rapport::coding
