#include "ingest/mail_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "ingest/news_date.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kZones = {{
    {"gmt"sv, "Z"sv},
    {"ut"sv, "Z"sv},
    {"utc"sv, "Z"sv},
    {"z"sv, "Z"sv},
    {"est"sv, "-05:00"sv},
    {"edt"sv, "-04:00"sv},
    {"cst"sv, "-06:00"sv},
    {"cdt"sv, "-05:00"sv},
    {"mst"sv, "-07:00"sv},
    {"mdt"sv, "-06:00"sv},
    {"pst"sv, "-08:00"sv},
    {"pdt"sv, "-07:00"sv},
}};

std::optional<int> number_of(std::string_view text, std::size_t most_digits) {
  int out = 0;
  const bool digits =
      !text.empty() && text.size() <= most_digits && std::all_of(text.begin(), text.end(), base::is_digit);
  if (!digits) {
    return std::nullopt;
  }
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

/// "10:00" or "10:00:00" as "10:00:00".
std::optional<std::string> time_of(std::string_view text) {
  const auto parts = base::split(text, ':');
  if (parts.size() != 2 && parts.size() != 3) {
    return std::nullopt;
  }
  const auto hour = number_of(parts[0], 2);
  const auto minute = number_of(parts[1], 2);
  const auto second = parts.size() == 3 ? number_of(parts[2], 2) : std::optional(0);
  const bool right = hour && minute && second && *hour < 24 && *minute < 60 && *second <= 60;
  return right ? std::optional(fmt::format("{:02}:{:02}:{:02}", *hour, *minute, *second)) : std::nullopt;
}

/// "+0200" as "+02:00"; empty where it says nothing.
std::string zone_of(std::string_view text) {
  if (text.size() == 5 && (text[0] == '+' || text[0] == '-') && number_of(text.substr(1), 4)) {
    return std::string(text.substr(0, 3)) + ':' + std::string(text.substr(3));
  }
  const std::string lower = base::lower(text);
  const auto known =
      std::find_if(kZones.begin(), kZones.end(), [&](const auto& zone) { return zone.first == lower; });
  return known == kZones.end() ? "" : std::string(known->second);
}

}  // namespace

std::optional<std::string> iso_of_mail_date(std::string_view text) {
  const std::size_t comma = text.find(',');
  text = comma == std::string_view::npos || comma > 10 ? text : text.substr(comma + 1);
  const auto words = base::words(text);
  if (words.size() < 3) {
    return std::nullopt;
  }
  const auto day = number_of(words[0], 2);
  const auto month = month_of(words[1]);
  auto year = number_of(words[2], 4);
  if (!day || !month || !year || words[2].size() == 1) {
    return std::nullopt;
  }
  constexpr int kCentury = 50;  // RFC 5322 §4.3.
  *year += words[2].size() == 2 ? (*year < kCentury ? 2000 : 1900) : words[2].size() == 3 ? 1900 : 0;
  const std::string date = fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
  if (!base::parse_iso_date(date)) {
    return std::nullopt;
  }
  const auto time = words.size() > 3 ? time_of(words[3]) : std::nullopt;
  return time ? date + 'T' + *time + (words.size() > 4 ? zone_of(words[4]) : "") : date;
}

std::string iso_if_mail_date(std::string_view text) {
  return iso_of_mail_date(text).value_or(std::string(text));
}

}  // namespace rapport::ingest
