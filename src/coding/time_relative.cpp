// The relative half of the grammar: "two weeks ago", "last month", "the past three years", "recently".
#include <algorithm>
#include <string>
#include <string_view>

#include "coding/time_parser.hpp"

namespace rapport::coding {
namespace {

constexpr int kHoursADay = 24;

bool is_plural(std::string_view unit) {
  return unit.ends_with('s');
}

}  // namespace

// `count` units from publication, as precise as the unit: "three weeks ago" is a week.
Period TimeParser::counted(int count, TimeUnit unit, int sign) const {
  if (!context_.published || count == 0 || unit == TimeUnit::kMinute || unit == TimeUnit::kCentury) {
    return {};
  }
  if (unit == TimeUnit::kHour) {
    return count % kHoursADay == 0 ? counted(count / kHoursADay, TimeUnit::kDay, sign) : Period{};
  }
  return unit_period(*context_.published, unit, sign * count);
}

// "two weeks ago", "in three days", "within 48 hours", "two months from December 25", "the day before".
std::optional<Period> TimeParser::offset() {
  const std::size_t begin = reader_.at();
  const bool within = reader_.accept({"within"});
  const bool ahead = within || reader_.accept({"in"});
  auto count = reader_.accept_quantity();
  if (!count) {
    reader_.accept({"the"});
    count = is_plural(reader_.peek().text) ? 0 : 1;
  }
  const bool counted_words = reader_.at() > begin + (ahead ? 1U : 0U);
  const auto unit = reader_.accept_unit();
  if (!unit) {
    reader_.back_to(begin);
    return std::nullopt;
  }
  reader_.accept_all("and a half");
  if (reader_.accept({"ago", "earlier", "back"})) {
    return counted(*count, *unit, -1);
  }
  if (reader_.accept_all("from now") || reader_.accept({"hence"})) {
    return counted(*count, *unit, 1);
  }
  if (reader_.accept({"later"})) {
    return Period{};
  }
  auto period = ahead && counted_words ? deadline(*count, *unit, within) : from_anchor(*count, *unit);
  if (!period) {
    reader_.back_to(begin);
  }
  return period;
}

// "in two weeks", "within two days" of a future act; of a past one they are durations.
std::optional<Period> TimeParser::deadline(int count, TimeUnit unit, bool within) {
  reader_.accept({"time"});
  if (count == 0) {
    return Period{};
  }
  if (context_.past) {
    return std::nullopt;
  }
  return within && context_.published
             ? range_period(*context_.published, shift(*context_.published, unit, count))
             : counted(count, unit, 1);
}

// "two months from December 25", "the day before Christmas"; "a week before" alone is before what the story
// tells.
std::optional<Period> TimeParser::from_anchor(int count, TimeUnit unit) {
  const bool before = reader_.accept_all("prior to") || reader_.accept({"before"});
  if (!before && !reader_.accept({"after", "from", "following"})) {
    return std::nullopt;
  }
  if (reader_.done()) {
    return Period{};
  }
  const auto anchor = core();
  if (!anchor) {
    return std::nullopt;
  }
  const bool exact = anchor->start && anchor->precision == "day" && count > 0;
  return exact ? unit_period(*anchor->start, unit, before ? -count : count) : Period{};
}

// "end of the year", "earlier in the week"; "week's end", "year-end"; "month of June", "week of June 3".
std::optional<Period> TimeParser::named_unit() {
  const bool plural = is_plural(reader_.peek().text);
  const bool had_edge = had_edge_;
  const auto unit = reader_.accept_unit();
  if (!unit || plural) {
    return std::nullopt;
  }
  const std::size_t end = reader_.at();
  if (reader_.accept({"of"})) {
    const auto inner = core();
    if (inner && *unit == TimeUnit::kWeek && inner->start) {
      return unit_period(*inner->start, TimeUnit::kWeek, 0);
    }
    return *unit == TimeUnit::kMonth || *unit == TimeUnit::kYear ? inner : std::nullopt;
  }
  reader_.accept({"'s", "-"});
  const bool ends = reader_.accept({"end"});
  if (!ends) {
    reader_.back_to(end);
  }
  if (!ends && !had_edge) {
    return std::nullopt;
  }
  const bool calendar = *unit == TimeUnit::kWeek || *unit == TimeUnit::kMonth || *unit == TimeUnit::kYear ||
                        *unit == TimeUnit::kDecade;
  return calendar && context_.published ? unit_period(*context_.published, *unit, 0) : Period{};
}

// What a direction makes of a count of units or of one unit: "last two weeks", "last week", "past year".
std::optional<Period> TimeParser::directed_span(const std::string& direction) {
  const bool forward = direction == "next" || direction == "coming" || direction == "upcoming";
  const bool current = direction == "this" || direction == "current";
  auto count = reader_.accept_quantity();
  reader_.accept({"-"});
  const bool plural = is_plural(reader_.peek().text);
  const auto unit = reader_.accept_unit();
  if (!unit) {
    return std::nullopt;
  }
  const bool half = reader_.accept_all("and a half");
  if (!context_.published || half || (plural && !count) || (count && *count == 0) ||
      *unit == TimeUnit::kCentury) {
    return Period{};
  }
  const base::Date published = *context_.published;
  const bool calendar = direction == "last" || direction == "next" || current;
  const bool rolling = *unit == TimeUnit::kDecade && !current;
  if (!count && calendar && !rolling) {
    const bool vague = *unit == TimeUnit::kDay || *unit == TimeUnit::kHour || *unit == TimeUnit::kMinute;
    return vague ? Period{} : unit_period(published, *unit, current ? 0 : forward ? 1 : -1);
  }
  const int steps = count.value_or(1);
  return forward ? range_period(published, shift(published, *unit, steps))
                 : range_period(shift(published, *unit, -steps), published);
}

// "last Friday", "next March", "this weekend", "the past two years"; "the following day" is undated.
std::optional<Period> TimeParser::directed() {
  const bool narrowed = (reader_.peek().text == "this" &&
                         (reader_.peek(1).text == "past" || reader_.peek(1).text == "coming")) ||
                        reader_.peek().text == "that";
  if (narrowed) {
    reader_.skip();
  }
  const std::string direction = reader_.peek().text;
  if (reader_.accept(
          {"same", "previous", "following", "recent", "preceding", "subsequent", "prior", "foreseeable"})) {
    reader_.accept_quantity();
    return reader_.accept_unit() || reader_.accept({"weekend", "future"}) ? std::optional(Period{})
                                                                          : std::nullopt;
  }
  if (narrowed && reader_.accept_unit()) {
    return Period{};  // "that week"
  }
  if (!reader_.accept({"last", "past", "this", "current", "next", "coming", "upcoming"})) {
    return std::nullopt;
  }
  const std::size_t begin = reader_.at();
  if (direction == "next" && reader_.accept({"day"})) {
    return Period{};  // the day after one that the story tells of
  }
  if (auto span = directed_span(direction)) {
    return span;
  }
  reader_.back_to(begin);
  const bool back = direction == "last" || direction == "past";
  which_ = back ? Which::kLast : direction == "this" || direction == "current" ? Which::kThis : Which::kNext;
  constexpr Alternative kAlternatives[] = {&TimeParser::weekday,     &TimeParser::weekend,
                                           &TimeParser::month_first, &TimeParser::season,
                                           &TimeParser::holiday,     &TimeParser::quarter};
  std::optional<Period> period;
  for (const Alternative alternative : kAlternatives) {
    reader_.back_to(begin);
    period = (this->*alternative)();
    if (period) {
      break;
    }
  }
  if (!period && context_.published && reader_.accept({"quarter"})) {
    const int steps = which_ == Which::kLast ? -1 : which_ == Which::kNext ? 1 : 0;
    const base::Date day = base::add_months(base::first_of_month(*context_.published), 3 * steps);
    period = quarter_period(static_cast<int>(day.year()),
                            static_cast<int>((static_cast<unsigned>(day.month()) + 2) / 3));
  }
  which_ = Which::kByTense;
  return period;
}

// "the 13th": of the month that the tense makes nearest.
std::optional<Period> TimeParser::day_of_month() {
  if (!reader_.peek().ordinal || reader_.peek().digits == 0) {
    return std::nullopt;
  }
  const auto day = reader_.accept_day();
  const bool whole =
      reader_.done() || reader_.accept_all("of the month") || reader_.accept_all("of this month");
  if (!day || !whole) {
    return std::nullopt;
  }
  if (!context_.published) {
    return Period{};
  }
  constexpr int kMonthsAround = 3;
  const base::Date month = base::first_of_month(*context_.published);
  for (int i = 0; i < kMonthsAround; ++i) {
    const base::Date in = base::add_months(month, context_.future ? i : -i);
    const auto date = date_period(static_cast<int>(in.year()), static_cast<unsigned>(in.month()), *day);
    if (date &&
        (context_.future ? *date->start >= *context_.published : *date->start <= *context_.published)) {
      return date;
    }
  }
  return Period{};
}

// "the fifth straight day", "the second day", "a third consecutive year", "the fourth day in a row": counted
// from a beginning that the words do not date.
bool TimeParser::counted_on() {
  const std::size_t begin = reader_.at();
  reader_.accept({"for", "on"});
  reader_.accept({"the", "a"});
  if (reader_.peek().ordinal) {
    reader_.skip();
    const bool running = reader_.accept({"straight", "consecutive", "successive", "full"});
    if (const auto unit = reader_.accept_unit(); unit && (running || unit == TimeUnit::kDay)) {
      reader_.accept_all("in a row");
      reader_.accept({"running"});
      if (reader_.done()) {
        return true;
      }
    }
  }
  reader_.back_to(begin);
  return false;
}

// Times that no calendar tells.
std::optional<Period> TimeParser::vague() {
  constexpr std::string_view kPhrases[] = {"as soon as possible",
                                           "now",
                                           "right now",
                                           "by now",
                                           "recently",
                                           "recent",
                                           "currently",
                                           "soon",
                                           "shortly",
                                           "previously",
                                           "presently",
                                           "lately",
                                           "overnight",
                                           "already",
                                           "immediately",
                                           "near future",
                                           "future",
                                           "the future",
                                           "at present",
                                           "so far",
                                           "long ago",
                                           "earlier",
                                           "later",
                                           "once",
                                           "next day",
                                           "soon after",
                                           "early hours",
                                           "the moment",
                                           "at once",
                                           "these days",
                                           "nowadays",
                                           "formerly",
                                           "the same time",
                                           "same time"};
  if (counted_on()) {
    return Period{};
  }
  return std::any_of(std::begin(kPhrases), std::end(kPhrases),
                     [&](std::string_view phrase) { return reader_.accept_all(phrase); })
             ? std::optional(Period{})
             : std::nullopt;
}

}  // namespace rapport::coding
