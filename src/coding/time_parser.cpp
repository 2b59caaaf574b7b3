// Ranges, points and days of the week; the other halves of the grammar are in time_calendar.cpp and
// time_relative.cpp.
#include "coding/time_parser.hpp"

#include <string>

namespace rapport::coding {
Period TimeParser::rebound(std::size_t begin, std::optional<base::Date> from, bool future) {
  const TimeContext outer = context_;
  const std::size_t end = reader_.at();
  context_ = {.published = from, .future = future, .past = !future};
  reader_.back_to(begin);
  const auto period = point();
  context_ = outer;
  reader_.back_to(end);
  return period.value_or(Period{});
}

std::optional<Period> TimeParser::range() {
  const std::size_t before = reader_.at();
  reader_.accept({"between", "from"});
  const std::size_t left_at = reader_.at();
  auto left = point();
  const std::size_t left_end = reader_.at();
  if (!left || !reader_.accept_joiner()) {
    if (!left) {
      reader_.back_to(before);
    }
    return left;
  }
  const std::size_t right_at = reader_.at();
  auto right = point();
  if (!right) {
    reader_.back_to(left_end);
    return left;
  }
  // The side that states its year, else the one nearest to publication, fixes the other.
  const bool right_follows = (left->absolute && !right->absolute) || (!right->absolute && context_.future);
  if (right_follows && right->floating && left->start) {
    right = rebound(right_at, left->start, true);
  } else if (!right_follows && left->floating && right->end) {
    left = rebound(left_at, right->end, false);
  }
  if (!left->start || !right->end || *left->start > *right->end) {
    return Period{
        .start = std::nullopt, .end = left->dated() ? std::nullopt : right->end, .precision = "range"};
  }
  rule_ = "range";
  Period both = range_period(*left->start, *right->end);
  both.absolute = left->absolute || right->absolute;
  return both;
}

void TimeParser::skip_edges() {
  bool more = true;
  while (more) {
    const std::size_t begin = reader_.at();
    const bool counted =
        reader_.peek().ordinal || reader_.peek().text == "last" || reader_.peek().text == "final";
    if (reader_.accept({"early", "earlier", "beginning", "start", "onset"})) {
      edge_ = Edge::kBegin;
      had_edge_ = true;
    } else if (reader_.accept({"late", "later", "end", "close"})) {
      edge_ = Edge::kEnd;
      had_edge_ = true;
    } else if (reader_.accept({"mid", "middle", "rest", "remainder", "course", "throughout"})) {
      edge_ = Edge::kMiddle;
      had_edge_ = true;
    } else if (counted) {
      // "first half of", "last days of", "first eight days of": within what follows.
      reader_.skip();
      const bool part =
          reader_.accept({"half", "part"}) || (reader_.accept_quantity(), reader_.accept_unit().has_value());
      more = part && reader_.accept({"of", "in"});
      had_edge_ = had_edge_ || more;
      if (!more) {
        reader_.back_to(begin);
      }
    } else {
      const bool about = reader_.accept_all("more than") || reader_.accept_all("less than") ||
                         reader_.accept_all("as early as") || reader_.accept_all("as late as") ||
                         reader_.accept_all("as recently as") || reader_.accept_all("as soon as");
      more = about || reader_.accept({"on", "in", "at", "during", "over", "around", "about", "the", "of",
                                      "sometime", "for", "hours", "nearly", "almost"});
      more = more && !reader_.done();
    }
    if (had_edge_) {
      reader_.accept({"-"});
    }
  }
}

std::optional<Period> TimeParser::point() {
  const std::size_t begin = reader_.at();
  edge_ = Edge::kNone;
  had_edge_ = false;
  if (auto period = offset()) {
    rule_ = "offset";
    return period;
  }
  reader_.accept({"on"});
  reader_.accept({"the"});
  if (reader_.accept_all("eve of")) {
    const auto period = point();
    if (period && period->start) {
      return day_period(base::add_days(*period->start, -1));
    }
    reader_.back_to(begin);
    return std::nullopt;
  }
  reader_.back_to(begin);
  skip_edges();
  if (had_edge_ && reader_.done()) {
    rule_ = "vague";
    return Period{};  // "earlier", "later in the"
  }
  auto period = core();
  if (!period) {
    reader_.back_to(begin);
    period = vague();
    rule_ = period ? "vague" : rule_;
  }
  return period;
}

std::optional<Period> TimeParser::core() {
  struct Named {
    Alternative read;
    std::string_view name;
  };
  constexpr Named kAlternatives[] = {{&TimeParser::numeric_date, "numeric-date"},
                                     {&TimeParser::near_day, "near-day"},
                                     {&TimeParser::offset, "offset"},
                                     {&TimeParser::weekday, "weekday"},
                                     {&TimeParser::month_first, "month-first"},
                                     {&TimeParser::day_first, "day-first"},
                                     {&TimeParser::quarter, "quarter"},
                                     {&TimeParser::year, "year"},
                                     {&TimeParser::many_years, "years"},
                                     {&TimeParser::season, "season"},
                                     {&TimeParser::weekend, "weekend"},
                                     {&TimeParser::holiday, "holiday"},
                                     {&TimeParser::directed, "directed"},
                                     {&TimeParser::named_unit, "unit"},
                                     {&TimeParser::vague, "vague"},
                                     {&TimeParser::day_of_month, "day-of-month"}};
  const std::size_t begin = reader_.at();
  for (const Named& alternative : kAlternatives) {
    if (auto period = (this->*alternative.read)()) {
      rule_ = alternative.name;
      states_year_ = states_year_ || period->absolute;
      return period;
    }
    reader_.back_to(begin);
  }
  return std::nullopt;
}

std::optional<Period> TimeParser::near_day() {
  int days = 0;
  if (reader_.accept({"yesterday"})) {
    days = -1;
  } else if (reader_.accept({"tomorrow"})) {
    days = 1;
  } else if (!reader_.accept({"today", "tonight"})) {
    return std::nullopt;
  }
  return context_.published ? day_period(base::add_days(*context_.published, days)) : Period{};
}

// A date whose year the tense chose must fall on the weekday that stands with it.
Period TimeParser::on_weekday(const Period& date, int weekday) const {
  if (!date.floating || !date.start || base::weekday_of(*date.start) == weekday) {
    return date;
  }
  for (const int months : {12, -12}) {
    const base::Date other = base::add_months(*date.start, months);
    if (base::weekday_of(other) == weekday && other.day() == date.start->day()) {
      return day_period(other);
    }
  }
  return {};
}

// "Sunday"; "Thursday, June 5", "Monday (July 5)"; "Tuesday of last week".
std::optional<Period> TimeParser::weekday() {
  const auto day = weekday_named(reader_.peek().text);
  if (!day) {
    return std::nullopt;
  }
  reader_.skip();
  const Which which = which_;
  const std::size_t end = reader_.at();
  reader_.accept({",", "("});
  reader_.accept({"the"});
  auto date = month_first();
  if (!date) {
    date = day_first();
  }
  if (date && date->precision == "day") {
    reader_.accept({")"});
    return on_weekday(*date, *day);
  }
  reader_.back_to(end);
  reader_.accept({"of", "in"});
  const bool last = reader_.accept_all("last week");
  const bool next = !last && reader_.accept_all("next week");
  if (last || next || reader_.accept_all("this week")) {
    if (!context_.published) {
      return Period{};
    }
    const Period week = unit_period(*context_.published, TimeUnit::kWeek, last ? -1 : next ? 1 : 0);
    return day_period(base::add_days(*week.start, *day));
  }
  reader_.back_to(end);
  return weekday_period(*day, which, context_);
}

}  // namespace rapport::coding
