#include "ingest/line_kind.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/news_date.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMinHeadlineWords = 3;
constexpr std::size_t kMaxHeadlineWords = 30;
constexpr std::size_t kMaxHeadlineBytes = 200;
constexpr std::size_t kMaxOutletWords = 5;
constexpr std::size_t kMaxOutletBytes = 40;
constexpr std::size_t kMaxStampBytes = 120;

constexpr std::array kQuotes = {
    "\""sv,           "'"sv,        "\xE2\x80\x9C"sv, "\xE2\x80\x9D"sv, "\xE2\x80\x98"sv,
    "\xE2\x80\x99"sv, "\xC2\xAB"sv, "\xC2\xBB"sv,     "\xE2\x80\x9E"sv};

// Words that say when something was published, and the units they use.
constexpr std::array kStampWords = {
    "updated"sv, "published"sv, "posted"sv,   "last"sv,    "modified"sv,  "on"sv,   "at"sv,        "ago"sv,
    "hours"sv,   "hour"sv,      "hrs"sv,      "minutes"sv, "minute"sv,    "min"sv,  "mins"sv,      "read"sv,
    "day"sv,     "days"sv,      "am"sv,       "pm"sv,      "a.m"sv,       "p.m"sv,  "est"sv,       "edt"sv,
    "et"sv,      "gmt"sv,       "utc"sv,      "bst"sv,     "pst"sv,       "pdt"sv,  "cet"sv,       "cest"sv,
    "monday"sv,  "mon"sv,       "tuesday"sv,  "tue"sv,     "wednesday"sv, "wed"sv,  "thursday"sv,  "thu"sv,
    "friday"sv,  "fri"sv,       "saturday"sv, "sat"sv,     "sunday"sv,    "sun"sv,  "date"sv,      "first"sv,
    "created"sv, "time"sv,      "local"sv,    "of"sv,      "weeks"sv,     "week"sv, "yesterday"sv, "today"sv,
    "the"sv,     "and"sv,       "is"sv,       "cst"sv,     "cdt"sv,       "ist"sv,  "st"sv,        "nd"sv,
    "rd"sv,      "th"sv,        "h"sv,        "z"sv,       "just"sv,      "now"sv};

constexpr std::array kOutletCues = {
    "news"sv,      "times"sv,    "post"sv,     "press"sv,    "herald"sv,      "tribune"sv,
    "guardian"sv,  "daily"sv,    "journal"sv,  "gazette"sv,  "telegraph"sv,   "reuters"sv,
    "bloomberg"sv, "today"sv,    "tv"sv,       "radio"sv,    "agency"sv,      "chronicle"sv,
    "observer"sv,  "standard"sv, "star"sv,     "mail"sv,     "independent"sv, "broadcasting"sv,
    "network"sv,   "weekly"sv,   "magazine"sv, "review"sv,   "mirror"sv,      "globe"sv,
    "courier"sv,   "dispatch"sv, "examiner"sv, "bulletin"sv, "media"sv,       "online"sv,
    "wire"sv,      "jazeera"sv,  "xinhua"sv,   "tass"sv,     "interfax"sv,    "politico"sv,
    "economist"sv, "express"sv,  "inquirer"sv, "register"sv, "sentinel"sv,    "voice"sv};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Without closing quotes and brackets at the end.
std::string_view strip_closers(std::string_view line) {
  while (!line.empty() && !base::is_alnum(line.back())) {
    line = base::trim(line);
    const std::string_view before = line;
    if (!line.empty() && (line.back() == ')' || line.back() == ']')) {
      line.remove_suffix(1);
    }
    for (const std::string_view quote : kQuotes) {
      if (line.size() >= quote.size() && line.substr(line.size() - quote.size()) == quote) {
        line.remove_suffix(quote.size());
      }
    }
    if (line.size() == before.size()) {
      break;
    }
  }
  return line;
}

bool ends_with_any(std::string_view line, std::string_view marks) {
  return !line.empty() && marks.find(line.back()) != std::string_view::npos;
}

bool ends_with_ellipsis(std::string_view line) {
  return line.size() >= 3 && line.substr(line.size() - 3) == "\xE2\x80\xA6";
}

bool begins_like_a_name(std::string_view word) {
  const std::size_t quote = quote_size(word);
  word.remove_prefix(quote);
  return !word.empty() && !base::is_lower(word.front());
}

bool has_letter(std::string_view line) {
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return base::is_alpha(c) || static_cast<unsigned char>(c) >= 0xC3; });
}

}  // namespace

std::size_t quote_size(std::string_view text) {
  if (text.empty() || base::is_alnum(text.front())) {
    return 0;
  }
  for (const std::string_view quote : kQuotes) {
    if (text.substr(0, quote.size()) == quote) {
      return quote.size();
    }
  }
  return 0;
}

bool ends_sentence(std::string_view line) {
  line = strip_closers(line);
  return ends_with_any(line, ".!?") || ends_with_ellipsis(line);
}

std::vector<std::string> plain_words(std::string_view line) {
  std::vector<std::string> out;
  for (std::string_view word : base::words(line)) {
    word = strip_closers(word);
    while (!word.empty() && std::string_view("([-.,;:!?").find(word.front()) != std::string_view::npos) {
      word.remove_prefix(1);
    }
    while (const std::size_t quote = quote_size(word)) {
      word.remove_prefix(quote);
    }
    while (ends_with_any(word, ".,;:!?-")) {
      word = strip_closers(word.substr(0, word.size() - 1));
    }
    if (!word.empty()) {
      out.push_back(base::lower(word));
    }
  }
  return out;
}

bool is_byline(std::string_view line) {
  const std::string lower = base::lower(base::trim(line).substr(0, 160));
  if (line.size() > 160) {
    return false;
  }
  for (const std::string_view prefix :
       {"reporting by "sv, "editing by "sv, "writing by "sv, "additional reporting by "sv, "written by "sv,
        "compiled by "sv, "story by "sv, "photo by "sv}) {
    if (lower.substr(0, prefix.size()) == prefix) {
      return true;
    }
  }
  if (lower.substr(0, 3) != "by " || ends_with_any(line, "!?")) {
    return false;
  }
  const auto all = base::words(line);
  const auto capitalised = std::count_if(all.begin() + 1, all.end(), begins_like_a_name);
  return all.size() >= 2 && all.size() <= 20 && begins_like_a_name(all[1]) &&
         static_cast<std::size_t>(capitalised) * 3 >= (all.size() - 1) * 2;
}

bool is_time_stamp(std::string_view line) {
  line = base::trim(line);
  if (line.empty() || line.size() > kMaxStampBytes ||
      !std::any_of(line.begin(), line.end(), base::is_digit)) {
    return false;
  }
  const auto all = plain_words(line);
  return std::all_of(all.begin(), all.end(), [](const std::string& word) {
    const bool number = !has_letter(word) || base::is_digit(word.front());
    return number || month_of(word) || is_one_of(word, kStampWords);
  });
}

bool is_list_item(std::string_view line) {
  line = base::trim(line);
  for (const std::string_view bullet :
       {"\xE2\x80\xA2"sv, "\xC2\xB7"sv, "\xE2\x96\xAA"sv, "\xE2\x97\x8F"sv, "* "sv, "- "sv, "\xE2\x80\x93 "sv,
        "\xE2\x80\x94 "sv, "\xE2\x80\x94"sv}) {
    if (line.substr(0, bullet.size()) == bullet) {
      return true;
    }
  }
  std::size_t digits = 0;
  while (digits < line.size() && base::is_digit(line[digits])) {
    ++digits;
  }
  return digits > 0 && digits <= 2 && digits + 1 < line.size() &&
         (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
}

bool is_separator(std::string_view line) {
  line = base::trim(line);
  return !line.empty() && line.size() <= 200 &&
         line.find_first_not_of("*-_=#~.+ \t") == std::string_view::npos;
}

bool is_headline_like(std::string_view line) {
  line = base::trim(line);
  if (line.empty() || line.size() > kMaxHeadlineBytes || !has_letter(line) || base::is_lower(line.front())) {
    return false;
  }
  if (ends_with_any(line, ":;,") || ends_with_any(strip_closers(line), ".") || ends_with_ellipsis(line)) {
    return false;
  }
  const std::size_t count = base::words(line).size();
  return count >= kMinHeadlineWords && count <= kMaxHeadlineWords && !is_byline(line) &&
         !is_list_item(line) && !is_time_stamp(line);
}

bool is_outlet_like(std::string_view line) {
  line = base::trim(line);
  const auto all = base::words(line);
  if (all.empty() || all.size() > kMaxOutletWords || line.size() > kMaxOutletBytes || !has_letter(line)) {
    return false;
  }
  if (ends_with_any(line, ".!?:;,") || is_byline(line) || is_time_stamp(line) || is_list_item(line) ||
      quote_size(line) != 0 || line.front() == '(') {
    return false;
  }
  return std::all_of(all.begin(), all.end(), [](std::string_view word) {
    const bool small =
        word == "of" || word == "the" || word == "and" || word == "&" || word == "de" || word == "la";
    const bool site = word.find('.') != std::string_view::npos;
    return small || site || !base::is_lower(word.front());
  });
}

bool has_outlet_cue(std::string_view line) {
  const auto all = base::words(line);
  return std::any_of(all.begin(), all.end(), [](std::string_view word) {
    const bool capitals =
        word.size() >= 2 && word.size() <= 6 &&
        std::all_of(word.begin(), word.end(), [](char c) { return base::is_upper(c) || base::is_digit(c); });
    const bool site =
        word.find('.') != std::string_view::npos && word.find('.') + 2 < word.size() && word.size() > 4;
    return capitals || site || is_one_of(base::lower(word), kOutletCues);
  });
}

}  // namespace rapport::ingest
