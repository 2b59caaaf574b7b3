#include "store/settlings.hpp"

#include <chrono>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

#include "rapport/dating.hpp"
#include "rapport/filter.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "store/filter_sql.hpp"
#include "store/sql_text.hpp"

namespace rapport::store {
namespace {

constexpr std::int64_t kAnyDay = std::numeric_limits<std::int64_t>::max();
constexpr std::string_view kAnyMode = "*";

std::int64_t day_number(base::Date date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<std::int64_t> day_number(const std::optional<std::string>& text) {
  const auto date = text ? base::parse_iso_date(*text) : std::nullopt;
  return date ? std::optional(day_number(*date)) : std::nullopt;
}

// The number that two digits at `at` write.
std::optional<std::int64_t> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !base::is_digit(text[at]) || !base::is_digit(text[at + 1])) {
    return std::nullopt;
  }
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// Seconds since 1970 of "2024-05-17T08:00:00+02:00"; empty where there is no time of day. Parts of seconds
// are left out.
std::optional<std::int64_t> seconds_of(std::string_view text) {
  constexpr std::size_t kHour = 11;
  constexpr std::size_t kMinute = 14;
  constexpr std::size_t kSecond = 17;
  constexpr std::int64_t kSixty = 60;
  constexpr std::int64_t kDaySeconds = 86'400;
  const auto date = base::parse_iso_date(text);
  const auto hour = two_digits(text, kHour);
  const auto minute = two_digits(text, kMinute);
  if (!date || !hour || !minute) {
    return std::nullopt;
  }
  const std::int64_t second =
      text.size() > kSecond - 1 && text[kSecond - 1] == ':' ? two_digits(text, kSecond).value_or(0) : 0;
  std::int64_t offset = 0;
  if (const std::size_t sign = text.find_first_of("+-", kMinute); sign != std::string_view::npos) {
    const std::size_t colon = sign + 3 < text.size() && text[sign + 3] == ':' ? 1 : 0;
    offset = two_digits(text, sign + 1).value_or(0) * kSixty + two_digits(text, sign + 3 + colon).value_or(0);
    offset = text[sign] == '-' ? -offset : offset;
  }
  return day_number(*date) * kDaySeconds + (*hour * kSixty + *minute - offset) * kSixty + second;
}

std::string act_key(const Record& record, std::string_view mode) {
  std::string key = record.event + (record.about ? "=" + *record.about : "") + '\n';
  return key += mode;
}

std::string own_mode(const Record& record) {
  return record.mode ? '=' + *record.mode : std::string();
}

}  // namespace

void Settlings::Latest::add(std::int64_t own_day, std::int64_t published) {
  auto at = stairs_.lower_bound(own_day);
  if (at != stairs_.end() && at->second >= published) {
    return;
  }
  while (at != stairs_.begin() && std::prev(at)->second <= published) {
    at = stairs_.erase(std::prev(at));
  }
  stairs_.insert_or_assign(own_day, published);
}

bool Settlings::Latest::is_after(std::int64_t told_day, std::int64_t told) const {
  const auto at = stairs_.lower_bound(told_day);
  return at != stairs_.end() && at->second > told;
}

Result<Settlings> Settlings::load(Database& database, const std::pair<std::string, std::string>& dyad) {
  RecordFilter filter;
  filter.dyad = dyad;
  const auto condition = condition_of(filter, database.dialect());
  if (!condition) {
    return tl::unexpected(condition.error());
  }
  SqlText sql(
      "SELECT r.event, r.about, r.mode, v.published, r.day_event FROM records r JOIN revisions v ON v.n = "
      "r.revision WHERE (r.status IN ('actual', 'future', 'postponed', 'cancelled') OR (r.status = "
      "'historical' AND r.day_event IS NOT NULL)) AND ");
  sql.add(*condition);
  Settlings out;
  const auto take = [&](const Rows& row) {
    Record record;
    record.event = row.text(0);
    record.about = row.maybe_text(1);
    record.mode = row.maybe_text(2);
    out.add(record, row.maybe_text(3), row.maybe_text(4));
  };
  return for_rows(database, sql.text(), sql.values(), take).map([&] { return std::move(out); });
}

void Settlings::add(const Record& record, const std::optional<std::string>& published,
                    const std::optional<std::string>& own_day) {
  const auto day = day_number(published);
  if (!day) {
    return;
  }
  const std::int64_t own = day_number(own_day).value_or(kAnyDay);
  const auto second = seconds_of(*published);
  for (const std::string& mode : {own_mode(record), std::string(kAnyMode)}) {
    Act& act = acts_[act_key(record, mode)];
    act.days.add(own, *day);
    if (second) {
      act.seconds.add(own, *second);
    } else {
      act.untimed_days.add(own, *day);
    }
  }
}

bool Settlings::settle(const Record& record, const Story& story) const {
  const auto day = day_number(story.published);
  if (!day) {
    return false;
  }
  const auto second = seconds_of(*story.published);
  const auto told_in = [&](std::string_view mode) {
    const auto act = acts_.find(act_key(record, mode));
    if (act == acts_.end()) {
      return false;
    }
    return second
               ? act->second.seconds.is_after(*day, *second) || act->second.untimed_days.is_after(*day, *day)
               : act->second.days.is_after(*day, *day);
  };
  return record.mode ? told_in(own_mode(record)) || told_in("") : told_in(kAnyMode);
}

}  // namespace rapport::store
