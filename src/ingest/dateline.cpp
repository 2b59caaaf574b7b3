#include "ingest/dateline.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "ingest/news_date.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxDatelineBytes = 100;
constexpr std::size_t kMaxPlaceBytes = 60;
constexpr std::size_t kMaxPlaceWords = 7;
constexpr std::size_t kMaxAgencyBytes = 40;

constexpr std::array kDashes = {" \xE2\x80\x94 "sv, " \xE2\x80\x93 "sv, " -- "sv,        " - "sv,
                                " \xE2\x80\x95 "sv, "\xE2\x80\x94 "sv,  "\xE2\x80\x94"sv};

// States of the USA and provinces of Canada as the AP Stylebook shortens them and as the post does.
constexpr std::array kStates = {
    "Ala."sv,  "Ariz."sv, "Ark."sv,  "Calif."sv, "Colo."sv, "Conn."sv, "Del."sv,  "Fla."sv,  "Ga."sv,
    "Ill."sv,  "Ind."sv,  "Kan."sv,  "Ky."sv,    "La."sv,   "Md."sv,   "Mass."sv, "Mich."sv, "Minn."sv,
    "Miss."sv, "Mo."sv,   "Mont."sv, "Neb."sv,   "Nev."sv,  "N.H."sv,  "N.J."sv,  "N.M."sv,  "N.Y."sv,
    "N.C."sv,  "N.D."sv,  "Okla."sv, "Ore."sv,   "Pa."sv,   "R.I."sv,  "S.C."sv,  "S.D."sv,  "Tenn."sv,
    "Vt."sv,   "Va."sv,   "Wash."sv, "W.Va."sv,  "Wis."sv,  "Wyo."sv,  "D.C."sv,  "B.C."sv,  "Ont."sv,
    "Que."sv,  "Alta."sv, "Man."sv,  "Sask."sv,  "AL"sv,    "AK"sv,    "AZ"sv,    "AR"sv,    "CA"sv,
    "CO"sv,    "CT"sv,    "DE"sv,    "FL"sv,     "GA"sv,    "HI"sv,    "ID"sv,    "IL"sv,    "IN"sv,
    "IA"sv,    "KS"sv,    "KY"sv,    "LA"sv,     "ME"sv,    "MD"sv,    "MA"sv,    "MI"sv,    "MN"sv,
    "MS"sv,    "MO"sv,    "MT"sv,    "NE"sv,     "NV"sv,    "NH"sv,    "NJ"sv,    "NM"sv,    "NY"sv,
    "NC"sv,    "ND"sv,    "OH"sv,    "OK"sv,     "OR"sv,    "PA"sv,    "RI"sv,    "SC"sv,    "SD"sv,
    "TN"sv,    "TX"sv,    "UT"sv,    "VT"sv,     "VA"sv,    "WA"sv,    "WV"sv,    "WI"sv,    "WY"sv,
    "DC"sv};

/// "Dekalb, Ill." and "New York, NY".
bool ends_with_state(std::string_view place) {
  const std::size_t comma = place.rfind(',');
  return comma != std::string_view::npos && comma > 0 &&
         std::find(kStates.begin(), kStates.end(), base::trim(place.substr(comma + 1))) != kStates.end();
}

/// Position and length of the first dash that can end a dateline.
std::pair<std::size_t, std::size_t> find_dash(std::string_view head) {
  std::pair<std::size_t, std::size_t> best{std::string_view::npos, 0};
  for (const std::string_view dash : kDashes) {
    const std::size_t at = head.find(dash);
    if (at < best.first) {
      best = {at, dash.size()};
    }
  }
  return best;
}

bool is_capital_word(std::string_view word) {
  const auto capitals = std::count_if(word.begin(), word.end(), base::is_upper);
  return capitals >= 2 && std::none_of(word.begin(), word.end(),
                                       [](char c) { return base::is_lower(c) || base::is_digit(c); });
}

bool begins_capital(std::string_view word) {
  return base::is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3;
}

/// Cuts ", June 3" or ", June 3, 2023" off the end of the place.
std::string_view cut_date(std::string_view place) {
  for (std::size_t at = place.find(' '); at != std::string_view::npos; at = place.find(' ', at + 1)) {
    const std::string_view rest = place.substr(at + 1);
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,"));
    const bool has_day = std::any_of(rest.begin(), rest.end(), base::is_digit);
    if (has_day && (month_of(word) || base::is_digit(word.empty() ? ' ' : word.front()))) {
      place = place.substr(0, at);
      break;
    }
  }
  while (!place.empty() && (place.back() == ',' || base::is_space(place.back()))) {
    place.remove_suffix(1);
  }
  return place;
}

bool is_place(std::string_view place, bool has_agency) {
  const auto words = base::words(place);
  if (words.empty() || words.size() > kMaxPlaceWords || place.size() > kMaxPlaceBytes) {
    return false;
  }
  const bool capitals = is_capital_word(words.front());
  const auto names = std::count_if(words.begin(), words.end(), begins_capital);
  const bool all_names = static_cast<std::size_t>(names) + 1 >= words.size() && begins_capital(words.front());
  const bool has_state = ends_with_state(place);
  const bool is_sentence = place.find_first_of(".!?:;\"") + 1 == place.size() && !has_state;
  return (capitals || has_agency || has_state) && all_names && !is_sentence &&
         place.find_first_of("!?:;\"") == std::string_view::npos;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, kMaxDatelineBytes);
  const auto [dash, dash_size] = find_dash(head);
  if (dash == std::string_view::npos || dash + dash_size >= paragraph.size()) {
    return std::nullopt;
  }
  std::string_view place = base::trim(head.substr(0, dash));
  const std::string_view whole = place;
  bool has_agency = false;
  const std::size_t open = place.rfind('(');
  if (open != std::string_view::npos && !place.empty() && place.back() == ')') {
    const std::string_view agency = place.substr(open + 1, place.size() - open - 2);
    has_agency = !agency.empty() && agency.size() <= kMaxAgencyBytes && begins_capital(agency);
    place = base::trim(place.substr(0, open));
  }
  place = cut_date(place);
  if (place.empty() || !is_place(place, has_agency)) {
    return std::nullopt;
  }
  Dateline out;
  out.place = place;
  out.end = dash + dash_size;
  if (const auto date = find_date(whole)) {
    out.published = date->iso;
  }
  return out;
}

}  // namespace rapport::ingest
