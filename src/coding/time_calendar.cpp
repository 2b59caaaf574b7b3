// The absolute half of the grammar: dates, months, years, seasons and quarters.
#include <string>

#include "coding/time_parser.hpp"

namespace rapport::coding {
namespace {

constexpr int kUndatedYear = 0;  // "this year" without a date of publication.

int year_of(base::Date date) {
  return static_cast<int>(date.year());
}

bool is_month(int number) {
  return number >= 1 && number <= 12;
}

bool is_year(const TimeWord& word) {
  return word.digits == 4 && word.number >= 1900 && word.number <= 2100;
}

std::optional<Period> checked_date(int year, int month, int day) {
  if (!is_month(month) || day < 1) {
    return std::nullopt;
  }
  auto period = date_period(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (period) {
    period->absolute = true;
  }
  return period;
}

}  // namespace

// "2014-02-03", "2014/02/03"; "13/02/2014" and "02/13/2014", where only one of the numbers can be the month,
// or both are the same.
std::optional<Period> TimeParser::numeric_date() {
  const TimeWord first = reader_.peek();
  const TimeWord second = reader_.peek(2);
  const TimeWord third = reader_.peek(4);
  const std::string mark = reader_.peek(1).text;
  const auto is_short = [](const TimeWord& word) { return word.digits == 1 || word.digits == 2; };
  if ((mark != "-" && mark != "/") || reader_.peek(3).text != mark || !is_short(second)) {
    return std::nullopt;
  }
  std::optional<Period> period;
  if (is_year(first) && is_short(third)) {
    period = checked_date(first.number, second.number, third.number);
  } else if (is_year(third) && is_short(first)) {
    const bool clear = is_month(first.number) != is_month(second.number) || first.number == second.number;
    const bool month_leads = is_month(first.number);
    period = clear ? checked_date(third.number, month_leads ? first.number : second.number,
                                  month_leads ? second.number : first.number)
                   : Period{};
  }
  if (period) {
    reader_.back_to(reader_.at() + 5);
  }
  return period;
}

// The year that follows a month, day or season: "2014", ", 2014", "of this year".
std::optional<int> TimeParser::year_suffix() {
  const std::size_t begin = reader_.at();
  reader_.accept({","});
  reader_.accept({"of", "in"});
  if (const auto year = reader_.accept_year()) {
    return year;
  }
  const bool last = reader_.accept_all("last year");
  const bool next = !last && reader_.accept_all("next year");
  if (last || next || reader_.accept_all("this year")) {
    return context_.published ? year_of(*context_.published) + (last ? -1 : next ? 1 : 0) : kUndatedYear;
  }
  reader_.back_to(begin);
  return std::nullopt;
}

// The end of "May 3-7" or "6-10 February": a day that is not followed by a month of its own.
std::optional<unsigned> TimeParser::second_day() {
  const std::size_t begin = reader_.at();
  if (reader_.accept_joiner()) {
    reader_.accept({"the"});
    if (const auto day = reader_.accept_day()) {
      return day;
    }
  }
  reader_.back_to(begin);
  return std::nullopt;
}

std::optional<Period> TimeParser::dates(unsigned month, unsigned first, unsigned last,
                                        std::optional<int> year) {
  const auto of_year = [&](int in_year) -> std::optional<Period> {
    const auto start = date_period(in_year, month, first);
    const auto end = date_period(in_year, month, last);
    if (!start || !end || first > last) {
      return std::nullopt;
    }
    return first == last ? *start : range_period(*start->start, *end->end);
  };
  constexpr int kLeapYear = 2000;
  if (!of_year(kLeapYear)) {
    return std::nullopt;
  }
  if (!year) {
    return yearly_period(of_year, which_, context_);
  }
  if (*year == kUndatedYear) {
    return Period{};
  }
  auto period = of_year(*year);
  if (period) {
    period->absolute = true;
  }
  return period;
}

std::optional<Period> TimeParser::month_first() {
  const auto month = month_named(reader_.peek().text);
  if (!month) {
    return std::nullopt;
  }
  reader_.skip();
  const std::size_t end = reader_.at();
  reader_.accept({"the"});
  if (const auto first = reader_.accept_day()) {
    const std::size_t day_end = reader_.at();
    auto last = second_day();
    if (last && month_named(reader_.peek().text)) {
      last.reset();
      reader_.back_to(day_end);
    }
    return dates(*month, *first, last.value_or(*first), year_suffix());
  }
  reader_.back_to(end);
  const auto year = year_suffix();
  if (!year) {
    return yearly_period([&](int in_year) { return std::optional(month_period(in_year, *month)); }, which_,
                         context_);
  }
  if (*year == kUndatedYear) {
    return Period{};
  }
  Period period = month_period(*year, *month);
  period.absolute = true;
  return period;
}

std::optional<Period> TimeParser::day_first() {
  if (reader_.peek().digits == 0) {
    return std::nullopt;
  }
  const auto first = reader_.accept_day();
  if (!first) {
    return std::nullopt;
  }
  const auto last = second_day();
  reader_.accept({"of"});
  const auto month = month_named(reader_.peek().text);
  if (!month) {
    return std::nullopt;
  }
  reader_.skip();
  return dates(*month, *first, last.value_or(*first), year_suffix());
}

// "the 1990s", "the nineteen-eighties", "the 20th century".
std::optional<Period> TimeParser::many_years() {
  if (reader_.peek().number == 19 && reader_.peek().digits == 0 && reader_.peek(1).text == "-" &&
      reader_.peek(2).decade) {
    reader_.back_to(reader_.at() + 2);
  }
  const TimeWord word = reader_.peek();
  reader_.skip();
  Period period;
  if (word.decade && word.number >= 1900 && word.number <= 2090) {
    period = decade_period(word.number);
  } else if (word.ordinal && (word.number == 20 || word.number == 21) && reader_.accept({"century"})) {
    period = range_period(*year_period(word.number * 100 - 99).start, *year_period(word.number * 100).end);
  } else {
    return std::nullopt;
  }
  period.absolute = true;
  return period;
}

// "1990", "2015-16", "2015-07".
std::optional<Period> TimeParser::year() {
  reader_.accept({"year"});
  const auto year = reader_.accept_year();
  if (!year) {
    return std::nullopt;
  }
  Period period = year_period(*year);
  const TimeWord tail = reader_.peek(1);
  const bool marked = reader_.peek().text == "-" || reader_.peek().text == "/";
  if (marked && tail.digits == 2) {
    reader_.back_to(reader_.at() + 2);
    const int end = *year / 100 * 100 + tail.number;
    const bool turns = *year % 100 == 99 && tail.number == 0;  // "1999-00"
    if (turns || (end > *year && (tail.number > 12 || end == *year + 1))) {
      period = range_period(*period.start, *year_period(turns ? *year + 1 : end).end);
    } else if (end > *year || tail.number < 1 || tail.number > 12) {
      return Period{};  // "2010-12" is December or three years
    } else {
      period = month_period(*year, static_cast<unsigned>(tail.number));
    }
  }
  period.absolute = true;
  return period;
}

std::optional<Period> TimeParser::season() {
  const auto season = season_named(reader_.peek().text);
  if (!season) {
    return std::nullopt;
  }
  reader_.skip();
  const auto year = year_suffix();
  if (!year) {
    return yearly_period([&](int in_year) { return std::optional(season_period(in_year, *season)); }, which_,
                         context_);
  }
  if (*year == kUndatedYear) {
    return Period{};
  }
  // "winter 2014-15" names both years; "winter 2015" is the one that ends in it.
  const bool both = (reader_.peek().text == "-" || reader_.peek().text == "/") &&
                    reader_.peek(1).number == (*year + 1) % 100;
  if (both) {
    reader_.back_to(reader_.at() + 2);
  }
  Period period = season_period(*year + (both ? 1 : 0), *season);
  period.absolute = true;
  return period;
}

std::optional<Period> TimeParser::quarter() {
  int number = 0;
  const TimeWord word = reader_.peek();
  if (word.text == "q" && reader_.peek(1).digits == 1 && reader_.peek(1).number >= 1 &&
      reader_.peek(1).number <= 4) {
    number = reader_.peek(1).number;
    reader_.back_to(reader_.at() + 2);
  } else if (word.ordinal && word.number <= 4 && reader_.peek(1).text == "quarter") {
    number = word.number;
    reader_.back_to(reader_.at() + 2);
  } else {
    return std::nullopt;
  }
  const auto year = year_suffix();
  if (!year) {
    return yearly_period([&](int in_year) { return std::optional(quarter_period(in_year, number)); }, which_,
                         context_);
  }
  if (*year == kUndatedYear) {
    return Period{};
  }
  Period period = quarter_period(*year, number);
  period.absolute = true;
  return period;
}

std::optional<Period> TimeParser::weekend() {
  return reader_.accept({"weekend"}) ? std::optional(weekend_period(which_, context_)) : std::nullopt;
}

std::optional<Period> TimeParser::holiday() {
  if (reader_.accept({"christmas"})) {
    const unsigned day = reader_.accept({"eve"}) ? 24 : 25;
    reader_.accept({"day"});
    return dates(12, day, day, year_suffix());
  }
  if (!reader_.accept_all("new year")) {
    return std::nullopt;
  }
  reader_.accept({"'s"});
  if (reader_.accept({"eve"})) {
    return dates(12, 31, 31, year_suffix());
  }
  reader_.accept({"day"});
  return dates(1, 1, 1, year_suffix());
}

}  // namespace rapport::coding
