#include "wire/phrases.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "wire/cells.hpp"
#include "wire/phrase_table.hpp"

namespace rapport::wire {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

std::string month_year(base::Date date) {
  return std::string(kMonths.at(static_cast<unsigned>(date.month()) - 1)) + ' ' +
         std::to_string(static_cast<int>(date.year()));
}

std::string day(base::Date date) {
  return std::to_string(static_cast<unsigned>(date.day()));
}

std::string day_phrase(base::Date date) {
  return day(date) + ' ' + month_year(date);
}

// Whole months and years are named as such only where they are whole: "precision" alone may describe a part.
std::string range_phrase(base::Date start, base::Date end) {
  if (start == end) {
    return day_phrase(start);
  }
  const bool whole_months = start == base::first_of_month(start) && end == base::last_of_month(end);
  if (whole_months && start.year() == end.year()) {
    if (start.month() == end.month()) {
      return month_year(start);
    }
    if (start.month() == std::chrono::January && end.month() == std::chrono::December) {
      return std::to_string(static_cast<int>(start.year()));
    }
  }
  if (start.year() == end.year() && start.month() == end.month()) {
    return day(start) + "–" + day_phrase(end);
  }
  return day_phrase(start) + " – " + day_phrase(end);
}

std::string noun_of(const std::string& event, const std::optional<std::string>& mode) {
  if (mode) {
    for (const ActPhrase& row : kActs) {
      if (row.event == event && row.mode == *mode) {
        return std::string(row.noun);
      }
    }
  }
  for (const ActPhrase& row : kActs) {
    if (row.event == event && row.mode.empty()) {
      return std::string(row.noun);
    }
  }
  return base::lower(event);
}

// Joins the act and what it is about. A mode of several words ("request for help") has named that already: a
// threat keeps its mode, which says more than `about`; elsewhere `about` says more than the mode.
std::string act_with_about(const Record& record) {
  std::string noun = noun_of(record.event, record.mode);
  const bool mode_names_it = record.mode && noun.find(' ') != std::string::npos;
  if (!record.about || (mode_names_it && record.event == "THREATEN")) {
    return noun;
  }
  const auto row = std::find_if(kAbout.begin(), kAbout.end(),
                                [&](const AboutWord& word) { return word.event == record.event; });
  const std::string_view preposition = row == kAbout.end() ? " about " : row->preposition;
  return (mode_names_it ? noun_of(record.event, {}) : noun) + std::string(preposition) +
         noun_of(*record.about, {});
}

// Empty for a letter that is no unit of ISO 8601.
std::string unit_phrase(int count, char unit, bool after_t) {
  constexpr std::string_view kDateUnits = "YMWD";
  constexpr std::string_view kTimeUnits = "HMS";
  constexpr std::array<std::string_view, 4> kDateNames = {"year", "month", "week", "day"};
  constexpr std::array<std::string_view, 3> kTimeNames = {"hour", "minute", "second"};
  const std::size_t at = after_t ? kTimeUnits.find(unit) : kDateUnits.find(unit);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::string_view name = after_t ? kTimeNames.at(at) : kDateNames.at(at);
  return std::to_string(count) + ' ' + std::string(name) + (count == 1 ? "" : "s");
}

template <class Item, class Phrase>
std::vector<std::string> each(const std::vector<Item>& items, const Phrase& phrase) {
  std::vector<std::string> phrases;
  phrases.reserve(items.size());
  for (const Item& item : items) {
    phrases.push_back(phrase(item));
  }
  return phrases;
}

}  // namespace

std::string act_phrase(const Record& record) {
  const std::string out = act_with_about(record);
  const auto status = std::find_if(kStatuses.begin(), kStatuses.end(),
                                   [&](const StatusWord& word) { return word.status == record.status; });
  const std::string words = status == kStatuses.end() ? record.status : std::string(status->words);
  return words.empty() ? out : out + ", " + words;
}

std::string time_phrase(const EventTime& time) {
  const auto start = base::parse_iso_date(time.start.value_or(""));
  const auto end = base::parse_iso_date(time.end.value_or(""));
  if (start && end) {
    return range_phrase(*start, *end);
  }
  if (start) {
    return "from " + day_phrase(*start);
  }
  if (end) {
    return "until " + day_phrase(*end);
  }
  return one_line(time.text.value_or(""));
}

std::string duration_phrase(std::string_view iso) {
  std::string as_is = one_line(iso);
  if (iso.empty() || iso.front() != 'P') {
    return as_is;
  }
  std::vector<std::string> parts;
  bool after_t = false;
  for (const char* at = iso.data() + 1; at < iso.data() + iso.size();) {
    if (*at == 'T') {
      after_t = true;
      ++at;
      continue;
    }
    int count = 0;
    const auto number = std::from_chars(at, iso.data() + iso.size(), count);
    if (number.ec != std::errc{} || number.ptr == iso.data() + iso.size()) {
      return as_is;
    }
    parts.push_back(unit_phrase(count, *number.ptr, after_t));
    if (parts.back().empty()) {
      return as_is;
    }
    at = number.ptr + 1;
  }
  return parts.empty() ? as_is : join(parts, " ");
}

std::string name_phrase(const Actor& actor) {
  return one_line(actor.name.value_or(actor.text));
}

std::string name_phrase(const Place& place) {
  return one_line(place.name.value_or(place.text));
}

std::string party_phrase(const Actor& actor) {
  const std::string code = one_line(actor.country ? *actor.country : actor.code.value_or(""));
  const std::string name = name_phrase(actor);
  return code.empty() ? name : name + " (" + code + ")";
}

std::vector<std::string> names_of(const std::vector<Actor>& actors) {
  return each(actors, [](const Actor& actor) { return name_phrase(actor); });
}

std::vector<std::string> names_of(const std::vector<Place>& places) {
  return each(places, [](const Place& place) { return name_phrase(place); });
}

std::string parties_phrase(const Record& record) {
  const std::vector<std::string> actors = each(record.actors, party_phrase);
  const std::vector<std::string> recipients = each(record.recipients, party_phrase);
  if (recipients.empty()) {
    return join_and(actors);
  }
  return (actors.empty() ? "unnamed" : join_and(actors)) + " → " + join_and(recipients);
}

std::string source_line(const Story& story) {
  std::vector<std::string> parts;
  if (story.outlet) {
    parts.push_back(one_line(*story.outlet));
  }
  if (story.published) {
    const auto date = base::parse_iso_date(*story.published);
    parts.push_back(date ? day_phrase(*date) : one_line(*story.published));
  }
  if (story.url) {
    parts.push_back(one_line(*story.url));
  }
  return join(parts, " · ");
}

}  // namespace rapport::wire
