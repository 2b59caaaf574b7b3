#include "coding/record_time.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "coding/clause_words.hpp"
#include "coding/frame_trace.hpp"
#include "coding/time_resolver.hpp"

namespace rapport::coding {
namespace {

struct TimeReading {
  ByteSpan span;
  std::optional<ResolvedTime> when;
  std::optional<std::string> duration;
  TimeRule rule;
  bool ahead = false;
  bool superseded = false;
  bool fits = true;  ///< Lies on the side of publication that the status says.
};

bool dated(const TimeReading& reading) {
  return reading.when && reading.when->start;
}

/// Whether a reading is to be taken in place of the one taken so far.
bool better(const TimeReading& reading, const TimeReading& taken) {
  const auto rank = [](const TimeReading& r) { return (r.superseded ? 0 : 2) + (r.fits ? 1 : 0); };
  return dated(reading) && (!dated(taken) || rank(reading) > rank(taken));
}

class TimeOfFrame {
 public:
  TimeOfFrame(const RecordTimeContext& context, const Frame& frame) : context_(context), frame_(frame) {}

  [[nodiscard]] TimeReading read(ByteSpan words) const {
    TimeReading out = read_span(with_day(words));
    if (context_.published && dated(out)) {
      const bool ahead = frame_.status == "future";
      const bool behind = frame_.status == "actual" || frame_.status == "historical";
      out.fits = ahead    ? out.when->end.value_or(*out.when->start) >= *context_.published
                 : behind ? *out.when->start <= *context_.published
                          : true;
    }
    return out;
  }

  // "a nearly six-hour meeting": the duration in the hyphenated word before the trigger, or one word further
  // off.
  [[nodiscard]] std::optional<std::string> duration_before() const {
    constexpr int kWords = 2;
    std::string_view rest =
        base::trim(ByteSpan{context_.sentence.begin, frame_.trigger.begin}.of(context_.text));
    for (int i = 0; i < kWords && !rest.empty(); ++i) {
      const std::size_t blank = rest.find_last_of(" \n");
      const std::string_view word = blank == std::string_view::npos ? rest : rest.substr(blank + 1);
      if (word.find('-') != std::string_view::npos) {
        return resolve_duration(word);
      }
      rest = base::trim(rest.substr(0, rest.size() - word.size()));
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] TimeReading read_span(ByteSpan span) const {
    TimeReading out;
    out.span = span;
    out.superseded = superseded(span);
    const auto text = span.of(context_.text);
    if (const auto told = from_told(text)) {
      out.when = told;
      out.rule = {.name = "from-told", .bound = "", .relative = true, .by_tense = false};
      return out;
    }
    if (counts_from_act(text)) {
      return out;  // from an act of which the day is not known
    }
    const std::string& status = frame_.status;
    const bool put_off = status == "postponed" || status == "cancelled";
    out.ahead = planned_for(span) || (!context_.behind && (status == "future" || status == "hypothetical"));
    const bool behind = !out.ahead && (context_.behind || is_done());
    out.when = resolve_time(text, {context_.published, out.ahead, behind}, &out.rule);
    if (put_off && !out.ahead && !behind && out.rule.by_tense) {
      take_nearest(text, out);
    }
    out.duration = out.when ? std::nullopt : resolve_duration(text);
    return out;
  }

  // "April" of "April 5": the number behind a month, or before it, belongs to it.
  [[nodiscard]] ByteSpan with_day(ByteSpan span) const {
    const ClauseWords words(context_.text, context_.sentence);
    const std::size_t month = words.holding(span.begin);
    const bool alone = month < words.size() && words.from(span.end) == month + 1 && is_month(words.at(month));
    const auto is_day = [&](std::size_t i) {
      const std::string_view word = words.at(i);
      return !word.empty() && word.size() <= 2 &&
             word.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (alone && is_day(month + 1)) {
      return {span.begin, words[month + 1].span.end};
    }
    return alone && month > 0 && is_day(month - 1) ? ByteSpan{words[month - 1].span.begin, span.end} : span;
  }

  [[nodiscard]] static bool is_month(std::string_view word) {
    constexpr auto kMonths =
        std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                         "august", "september", "october", "november", "december"});
    return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
  }

  // "two days later", "the day before", "the next day" count from the act told last, where its day is known.
  [[nodiscard]] std::optional<ResolvedTime> from_told(std::string_view text) const {
    if (!context_.told_before) {
      return std::nullopt;
    }
    const ClauseWords words(text, {0, text.size()});
    std::size_t i = words.at(0) == "the" || words.at(0) == "on" ? 1 : 0;
    i += words.at(i) == "the" ? 1U : 0U;
    const bool after = words.is_one_of(i, {"next", "following"});
    if ((after || words.at(i) == "previous") && words.at(i + 1) == "day" && words.size() == i + 2) {
      return not_to_come(day(base::add_days(*context_.told_before, after ? 1 : -1)));
    }
    const std::string_view last = words.at(words.size() - 1);
    const bool later = last == "later" || last == "after" || last == "afterwards";
    if (!later && last != "earlier" && last != "before") {
      return std::nullopt;
    }
    if (words.at(i) == "day" && words.size() == i + 2) {
      return not_to_come(day(base::add_days(*context_.told_before, later ? 1 : -1)));
    }
    const std::string count(text.substr(0, words[words.size() - 1].span.begin));
    const std::string counted = later ? "in " + count : count + "ago";
    return not_to_come(resolve_time(counted, {context_.told_before, later, !later}));
  }

  [[nodiscard]] static bool counts_from_act(std::string_view text) {
    const ClauseWords words(text, {0, text.size()});
    if (words.size() < 2) {
      return false;
    }
    const std::size_t last = words.size() - 1;
    const bool counted =
        words.is_one_of(last, {"later", "after", "afterwards", "earlier", "before"}) &&
        words.is_one_of(last - 1, {"day", "days", "week", "weeks", "month", "months", "year", "years"});
    const bool beside =
        words.at(last) == "day" && words.is_one_of(last - 1, {"next", "following", "previous"});
    return counted || beside;
  }

  [[nodiscard]] bool is_done() const { return frame_.status == "actual" || frame_.status == "historical"; }

  // What is done was done by the day of publication: a day behind it was counted from another act.
  [[nodiscard]] std::optional<ResolvedTime> not_to_come(std::optional<ResolvedTime> when) const {
    const bool to_come = when && when->start && context_.published && *when->start > *context_.published;
    return to_come && is_done() ? std::nullopt : when;
  }

  [[nodiscard]] static ResolvedTime day(base::Date date) { return {date, date, "day"}; }

  // "planned first for Monday", "instead of Monday": another time took its place.
  [[nodiscard]] bool superseded(ByteSpan span) const {
    constexpr std::size_t kReach = 4;
    const ClauseWords words(context_.text, {context_.sentence.begin, span.begin});
    for (std::size_t n = 1; n <= std::min(kReach, words.size()); ++n) {
      const std::size_t i = words.size() - n;
      const bool planned = words.is_one_of(i, {"first", "originally", "initially", "previously"}) &&
                           n > 1;  // "first Monday" is a date
      if (planned || (words.is_one_of(i, {"instead", "rather"}) && words.is_one_of(i + 1, {"of", "than"}))) {
        return true;
      }
      if (words.is_mark(i)) {
        return false;
      }
    }
    return false;
  }

  // "set for Thursday", "is due on Friday": ahead, whatever the act that is set. Not "as planned on Friday",
  // "had been set for Friday" or "a limit set in March".
  [[nodiscard]] bool planned_for(ByteSpan span) const {
    const ClauseWords words(context_.text, {context_.sentence.begin, span.begin});
    std::size_t i = words.size();
    while (i > 0 && words.is_one_of(
                        i - 1, {"for", "on", "to", "begin", "take", "place", "start", "be", "held", "in"})) {
      --i;
    }
    const bool planned =
        i > 0 && i < words.size() &&
        words.is_one_of(i - 1, {"set", "scheduled", "planned", "due", "slated", "expected", "fixed"});
    if (!planned || frame_.status == "historical") {
      return false;
    }
    std::size_t be = i - 1;  // the word before the participle and its adverb
    while (be > 0 && (words.at(be - 1).ends_with("ly") || words.is_one_of(be - 1, {"first", "not", "now"}))) {
      --be;
    }
    const auto before = [&](std::initializer_list<std::string_view> list) {
      return be > 0 && words.is_one_of(be - 1, list);
    };
    const bool perfect = before({"been"}) && be > 1 && words.is_one_of(be - 2, {"has", "have"});
    if (before({"as", "was", "were", "than"}) || (before({"been"}) && !perfect)) {
      return false;
    }
    const bool present = before({"is", "are", "now", "'s"}) && !words.is_one_of(i - 1, {"set", "fixed"});
    return words.is_one_of(i, {"for", "to"}) || present || words.at(i - 1) == "due";
  }

  // The weekday or month of an act put off can lie on either side: the nearer one.
  void take_nearest(std::string_view text, TimeReading& out) const {
    TimeRule rule;
    const auto other = resolve_time(text, {context_.published, true, false}, &rule);
    if (!context_.published || !other || !other->start || !dated(out)) {
      return;
    }
    const auto away = [&](base::Date date) {
      const auto days = (std::chrono::sys_days(date) - std::chrono::sys_days(*context_.published)).count();
      return days < 0 ? -days : days;
    };
    if (away(*other->start) < away(*out.when->start)) {
      out.when = other;
      out.rule = rule;
      out.ahead = true;
    }
  }

  const RecordTimeContext& context_;
  const Frame& frame_;
};

EventTime event_time(std::string_view text, const TimeReading& reading) {
  EventTime time;
  time.text = std::string(reading.span.of(text));
  time.span = reading.span;
  if (reading.when) {
    time.start = iso_or_none(reading.when->start);
    time.end = iso_or_none(reading.when->end);
    time.precision = reading.when->precision;
  }
  return time;
}

}  // namespace

void add_time(const RecordTimeContext& context, const Frame& frame, Record& record, FrameTrace* trace) {
  const TimeOfFrame times(context, frame);
  const auto& spans = frame.role(Role::kTime);
  std::vector<TimeReading> readings;
  std::size_t time = spans.size();
  std::size_t duration = spans.size();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    readings.push_back(times.read(spans[i].span));
    const TimeReading& reading = readings.back();
    const bool none_yet = time == spans.size();
    if (reading.duration) {
      duration = std::min(duration, i);
    } else if (none_yet || better(reading, readings[time])) {
      time = i;
    }
  }
  if (time < spans.size()) {
    record.time = event_time(context.text, readings[time]);
  }
  record.duration = duration < spans.size() ? readings[duration].duration : times.duration_before();
  for (std::size_t i = 0; i < spans.size() && trace != nullptr; ++i) {
    TimeTrace& why = mention_of(trace, Role::kTime, spans[i])->time.emplace();
    const bool told = readings[i].rule.name == "from-told";
    why = trace_time(readings[i].rule, readings[i].when, told ? context.told_before : context.published,
                     readings[i].ahead);
    why.duration = readings[i].duration;
    why.rule = why.duration ? "duration" : why.rule;
    why.used = i == time || i == duration;
  }
}

}  // namespace rapport::coding
