#include "wire/publication_time.hpp"

#include <array>

#include <fmt/format.h>

#include "base/ascii.hpp"

namespace rapport::wire {
namespace {

constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
constexpr int kDay = 24 * kHour;

/// Takes two digits of at most `most` off the front.
std::optional<int> take_two(std::string_view& text, int most) {
  if (text.size() < 2 || !base::is_digit(text[0]) || !base::is_digit(text[1])) {
    return std::nullopt;
  }
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value <= most ? std::optional(value) : std::nullopt;
}

bool take(std::string_view& text, char c) {
  const bool there = !text.empty() && text.front() == c;
  text.remove_prefix(there ? 1 : 0);
  return there;
}

/// "+02:00", "+0200", "Z" or nothing as seconds.
std::optional<int> take_zone(std::string_view& text) {
  if (text.empty() || take(text, 'Z')) {
    return 0;
  }
  const int sign = text.front() == '-' ? -1 : 1;
  if (!take(text, '+') && !take(text, '-')) {
    return std::nullopt;
  }
  const auto hours = take_two(text, 23);
  take(text, ':');
  const auto minutes = take_two(text, 59);
  return hours && minutes ? std::optional(sign * (*hours * kHour + *minutes * kMinute)) : std::nullopt;
}

/// Seconds since midnight UTC, which may lie outside the day.
std::optional<int> seconds_of(std::string_view text) {
  const auto hours = take_two(text, 23);
  if (!hours || !take(text, ':')) {
    return std::nullopt;
  }
  const auto minutes = take_two(text, 59);
  const auto seconds = take(text, ':') ? take_two(text, 59) : std::optional(0);
  if (take(text, '.')) {
    while (!text.empty() && base::is_digit(text.front())) {
      text.remove_prefix(1);
    }
  }
  const auto zone = take_zone(text);
  if (!minutes || !seconds || !zone || !text.empty()) {
    return std::nullopt;
  }
  return *hours * kHour + *minutes * kMinute + *seconds - *zone;
}

std::string clock(const Moment& moment, const char* between) {
  return fmt::format("{:02}{}{:02}{}{:02}", moment.seconds / kHour, between,
                     moment.seconds / kMinute % kMinute, between, moment.seconds % kMinute);
}

}  // namespace

std::optional<Moment> moment_of(std::string_view published) {
  constexpr std::size_t kDateSize = 10;
  const auto day = base::parse_iso_date(published);
  if (!day) {
    return std::nullopt;
  }
  const bool timed = published.size() > kDateSize && published[kDateSize] == 'T';
  const auto seconds = timed ? seconds_of(published.substr(kDateSize + 1)) : std::nullopt;
  const int value = seconds.value_or(0);
  const int shift = value < 0 ? -1 : value >= kDay ? 1 : 0;
  return Moment{base::add_days(*day, shift), value - shift * kDay};
}

std::string compact(const Moment& moment) {
  std::string out = base::to_iso(moment.day);
  std::erase(out, '-');
  return out + clock(moment, "");
}

std::string rfc822(const Moment& moment) {
  constexpr std::array kDays = std::to_array<const char*>({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"});
  constexpr std::array kMonths = std::to_array<const char*>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
  const auto month = static_cast<unsigned>(moment.day.month());
  return fmt::format("{}, {:02} {} {} {} +0000",
                     kDays.at(static_cast<std::size_t>(base::weekday_of(moment.day))),
                     static_cast<unsigned>(moment.day.day()), kMonths.at(month - 1),
                     static_cast<int>(moment.day.year()), clock(moment, ":"));
}

}  // namespace rapport::wire
