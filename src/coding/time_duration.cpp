// Durations: a quantity and a unit, or two joined by "and".
#include <fmt/format.h>

#include "coding/time_resolver.hpp"
#include "coding/time_words.hpp"

namespace rapport::coding {
namespace {

/// A duration in the units that ISO 8601 keeps apart.
struct Duration {
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;
  int hours = 0;
  int minutes = 0;

  void add(int count, TimeUnit unit) {
    switch (unit) {
      case TimeUnit::kMinute:
        minutes += count;
        break;
      case TimeUnit::kHour:
        hours += count;
        break;
      case TimeUnit::kDay:
        days += count;
        break;
      case TimeUnit::kWeek:
        weeks += count;
        break;
      case TimeUnit::kMonth:
        months += count;
        break;
      case TimeUnit::kYear:
        years += count;
        break;
      case TimeUnit::kDecade:
        years += 10 * count;
        break;
      case TimeUnit::kCentury:
        years += 100 * count;
        break;
    }
  }

  /// Half of a unit; false where it is no whole number of a smaller one.
  [[nodiscard]] bool add_half(TimeUnit unit) {
    switch (unit) {
      case TimeUnit::kHour:
        minutes += 30;
        return true;
      case TimeUnit::kDay:
        hours += 12;
        return true;
      case TimeUnit::kYear:
        months += 6;
        return true;
      case TimeUnit::kDecade:
        years += 5;
        return true;
      case TimeUnit::kCentury:
        years += 50;
        return true;
      default:
        return false;
    }
  }

  // Weeks stand alone in ISO 8601; beside others they count as days.
  [[nodiscard]] std::string to_iso() const {
    const bool only_weeks = weeks > 0 && years + months + days + hours + minutes == 0;
    if (only_weeks) {
      return fmt::format("P{}W", weeks);
    }
    const auto part = [](int count, char letter) {
      return count > 0 ? fmt::format("{}{}", count, letter) : std::string();
    };
    const std::string time = part(hours, 'H') + part(minutes, 'M');
    return "P" + part(years, 'Y') + part(months, 'M') + part(days + 7 * weeks, 'D') +
           (time.empty() ? "" : "T" + time);
  }
};

/// "half a century", "half an hour", "half-hour".
bool read_half(TimeReader& reader, Duration& duration) {
  const std::size_t begin = reader.at();
  reader.accept({"nearly", "almost", "about", "a", "over"});
  if (reader.accept({"half"})) {
    reader.accept({"a", "an", "-"});
    const auto unit = reader.accept_unit();
    if (unit) {
      return duration.add_half(*unit);
    }
  }
  reader.back_to(begin);
  return false;
}

/// "six hours", "two-and-a-half years", "an hour and a half".
bool read_part(TimeReader& reader, Duration& duration) {
  const auto count = reader.accept_quantity();
  if (!count || *count == 0) {
    return false;
  }
  reader.accept({"-"});
  const bool half_before = reader.accept_all("and a half") || reader.accept_all("and - a - half");
  reader.accept({"-"});
  reader.accept({"straight", "consecutive", "full", "long", "more", "additional"});
  if (reader.accept({"fortnight", "fortnights"})) {
    duration.add(2 * *count, TimeUnit::kWeek);
    return true;
  }
  const auto unit = reader.accept_unit();
  if (!unit) {
    return false;
  }
  duration.add(*count, *unit);
  const bool half = half_before || reader.accept_all("and a half");
  return !half || duration.add_half(*unit);
}

/// "daylong", "week-long".
bool read_long(TimeReader& reader, Duration& duration) {
  const std::size_t begin = reader.at();
  std::string word = reader.peek().text;
  reader.skip();
  const bool joined = word.size() > 4 && word.ends_with("long");
  if (joined) {
    word.resize(word.size() - 4);
  }
  reader.accept({"-"});
  const auto unit = unit_named(word);
  const bool singular = !word.ends_with('s');
  if (unit && singular && (joined || reader.accept({"long"})) && reader.done()) {
    duration.add(1, *unit);
    return true;
  }
  reader.back_to(begin);
  return false;
}

}  // namespace

std::optional<std::string> resolve_duration(std::string_view expression) {
  const auto phrase = read_time_phrase(expression);
  if (!phrase || phrase->has_clock) {
    return std::nullopt;
  }
  TimeReader reader(phrase->words);
  reader.accept({"for", "in", "within", "lasting"});
  reader.accept({"the"});
  Duration duration;
  if (!read_half(reader, duration) && !read_long(reader, duration)) {
    do {
      if (!read_part(reader, duration)) {
        return std::nullopt;
      }
    } while (reader.accept({"and", ","}));
  }
  reader.accept({"-"});
  reader.accept({"old", "long"});
  return reader.done() ? std::optional(duration.to_iso()) : std::nullopt;
}

}  // namespace rapport::coding
