#include "coding/time_resolver.hpp"

#include <algorithm>
#include <chrono>

#include "coding/time_parser.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kMaxTailWords = 3;

/// On which side of a point the act lies: "since March", "until Thursday".
enum class Bound { kNone, kSince, kUntil, kBefore, kAfter };

Bound accept_bound(TimeReader& reader) {
  const std::size_t begin = reader.at();
  reader.accept({"ever", "starting", "some", "only", "just", "shortly", "soon"});
  if (reader.accept_all("on or before")) {
    return Bound::kUntil;
  }
  if (reader.accept({"since", "starting"}) || reader.accept_all("on or after") ||
      reader.accept_all("as of")) {
    return Bound::kSince;
  }
  if (reader.accept({"until", "till", "by"}) || reader.accept_all("up to") ||
      reader.accept_all("no later than")) {
    return Bound::kUntil;
  }
  if (reader.accept({"before"}) || reader.accept_all("prior to") || reader.accept_all("ahead of")) {
    return Bound::kBefore;
  }
  if (reader.accept({"after"}) || (!unit_named(reader.peek(1).text) && reader.accept({"following"}))) {
    return Bound::kAfter;
  }
  reader.back_to(begin);
  return Bound::kNone;
}

std::string_view name_of(Bound bound) {
  switch (bound) {
    case Bound::kNone:
      return "";
    case Bound::kSince:
      return "since";
    case Bound::kUntil:
      return "until";
    case Bound::kBefore:
      return "before";
    case Bound::kAfter:
      return "after";
  }
  return "";
}

TimeRule rule_of(const TimeParser& parser, const Period& period, Bound bound) {
  return {.name = parser.rule(),
          .bound = name_of(bound),
          .relative = (period.start || period.end) && !parser.states_year(),
          .by_tense = period.floating && period.dated()};
}

Period bounded(const Period& period, Bound bound, Edge edge) {
  if (bound == Bound::kNone || !period.start || !period.end) {
    return period;
  }
  Period open = {.start = std::nullopt, .end = std::nullopt, .precision = "range"};
  switch (bound) {
    case Bound::kSince:
      open.start = edge == Edge::kEnd ? period.end : period.start;
      break;
    case Bound::kAfter:
      open.start = edge == Edge::kBegin ? period.start : period.end;
      break;
    case Bound::kUntil:
      open.end = edge == Edge::kBegin ? period.start : period.end;
      break;
    default:
      open.end = edge == Edge::kEnd ? *period.end : base::add_days(*period.start, -1);
      break;
  }
  return open;
}

TimeContext under(Bound bound, TimeContext context) {
  if (bound == Bound::kSince) {
    context.future = false;
    context.past = true;
  }
  return context;
}

// "Friday's deadline", "last year's election".
bool skip_tail(TimeReader& reader) {
  while (reader.accept({",", ")", "("})) {
  }
  if (reader.accept({"'s"})) {
    for (std::size_t i = 0; i < kMaxTailWords; ++i) {
      reader.skip();
    }
  }
  return reader.done();
}

std::optional<Period> whole_phrase(const TimePhrase& phrase, const TimeContext& context, TimeRule& rule) {
  TimeParser parser(phrase.words, context);
  // "a week before", "two days after June 5" begin with a count; "between", "from X to Y" bound a range.
  const Bound bound = accept_bound(parser.reader());
  parser.set_context(under(bound, context));
  const bool open = bound == Bound::kNone && parser.reader().accept({"from"});
  if (open) {
    parser.reader().back_to(0);
  }
  auto period = parser.range();
  if (!period || !skip_tail(parser.reader())) {
    return std::nullopt;
  }
  rule = rule_of(parser, *period, bound);
  if (open && period->dated() && period->precision != "range") {
    rule.bound = name_of(Bound::kSince);
    return bounded(*period, Bound::kSince, parser.edge());
  }
  return bounded(*period, bound, parser.edge());
}

bool is_blank(const TimePhrase& phrase) {
  TimeReader reader(phrase.words);
  while (reader.accept({"at",    "on",    "in",    "by",    "the",    "and",    "to",        "between",
                        "early", "late",  "hours", "of",    "around", "-",      "(",         ")",
                        ",",     "about", "from",  "until", "after",  "before", "overnight", "mid"})) {
  }
  return reader.done();
}

bool has_month(const TimePhrase& phrase) {
  return std::any_of(phrase.words.begin(), phrase.words.end(),
                     [](const TimeWord& word) { return month_named(word.text).has_value(); });
}

/// "2014-02-03" and "2014-02-03T09:00:00Z".
std::optional<Period> iso_date(std::string_view expression) {
  constexpr std::size_t kDateSize = 10;
  const bool plain =
      expression.size() == kDateSize || (expression.size() > kDateSize && expression[kDateSize] == 'T');
  const auto date = plain ? base::parse_iso_date(expression) : std::nullopt;
  const bool in_range =
      date && date->year() >= std::chrono::year{1900} && date->year() <= std::chrono::year{2100};
  return in_range ? std::optional(day_period(*date)) : std::nullopt;
}

// In a longer phrase ("the 1967 war", "since it started in 2002") only what states its year or has a bound
// counts; a count before the bound ("a month after he resigned in 1974") moves it out of reach.
std::optional<Period> inner_date(const TimePhrase& phrase, const TimeContext& context, TimeRule& rule) {
  Bound bound = Bound::kNone;
  bool counted = false;
  for (std::size_t at = 0; at < phrase.words.size(); ++at) {
    TimeParser parser(phrase.words, context);
    parser.reader().back_to(at);
    if (const Bound here = accept_bound(parser.reader()); here != Bound::kNone) {
      bound = here;
      if (counted) {
        return std::nullopt;
      }
      continue;
    }
    if (phrase.words[at].text == "fiscal") {
      rule.name = "vague";
      return Period{};  // begins where the state's law says
    }
    const bool in_number = at > 1 && phrase.words[at - 1].text == "/" && phrase.words[at - 2].digits > 0;
    if (in_number) {
      continue;  // the year of an impossible "31/31/2014"
    }
    counted = counted || unit_named(phrase.words[at].text).has_value();
    parser.set_context(under(bound, context));
    const auto period = parser.range();
    if (period && period->dated() && !(period->precision == "year" && has_month(phrase)) &&
        (period->absolute || (bound != Bound::kNone && period->floating))) {
      rule = rule_of(parser, *period, bound);
      return bounded(*period, bound, bound == Bound::kAfter ? Edge::kBegin : Edge::kNone);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<ResolvedTime> resolve_time(std::string_view expression, const TimeContext& context,
                                         TimeRule* rule) {
  TimeRule unasked;
  TimeRule& read = rule != nullptr ? *rule : unasked;
  const auto phrase = read_time_phrase(expression);
  if (!phrase) {
    return std::nullopt;
  }
  if (phrase->has_clock && is_blank(*phrase)) {
    read.name = "clock";
    return ResolvedTime{};  // a time of day without a day
  }
  auto period = iso_date(expression);
  if (period) {
    read.name = "iso-date";
  } else {
    period = whole_phrase(*phrase, context, read);
  }
  if (!period) {
    period = inner_date(*phrase, context, read);
  }
  if (!period) {
    return std::nullopt;
  }
  ResolvedTime time{.start = period->start, .end = period->end, .precision = std::nullopt};
  if (time.start || time.end) {
    time.precision = std::string(period->precision);
  }
  return time;
}

}  // namespace rapport::coding
