#include "ingest/byline.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "ingest/name_letters.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::array kOpenings = {"by "sv,        "written by "sv, "story by "sv, "reporting by "sv,
                                  "posted by "sv, "von "sv,        "por "sv,      "words by "sv};
constexpr std::array kRoles = {"writer"sv,    "reporter"sv,  "editor"sv,   "correspondent"sv, "contributor"sv,
                               "columnist"sv, "staff"sv,     "producer"sv, "senior"sv,        "special"sv,
                               "updated"sv,   "published"sv, "posted"sv,   "follow"sv,        "email"sv,
                               "editorial"sv, "read"sv,      "opinion"sv,  "administrator"sv, "admin"sv};
constexpr std::array kDays = {"monday"sv, "tuesday"sv,  "wednesday"sv, "thursday"sv,
                              "friday"sv, "saturday"sv, "sunday"sv};
// Degrees that follow a name.
constexpr std::array kDegrees = {"ms"sv, "rd"sv,  "rdn"sv, "md"sv, "phd"sv, "mph"sv, "mba"sv, "ma"sv,
                                 "ba"sv, "bsc"sv, "msc"sv, "jd"sv, "rn"sv,  "esq"sv, "ldn"sv, "dds"sv};
constexpr std::size_t kMaxNames = 10;
constexpr std::size_t kMaxNameBytes = 60;
constexpr std::size_t kMaxNameWords = 6;
constexpr std::size_t kMaxBylineBytes = 200;

/// Puts ", " for what stands between names.
std::string with_commas(std::string_view line) {
  std::string out;
  for (const std::string_view word : base::words(line)) {
    const bool joins = word == "and" || word == "&" || word == "|" || word == "und" || word == "y" ||
                       word == "\xE2\x80\xA2" || word == "\xC2\xB7" || word == "-" ||
                       word == "\xE2\x80\x93" || word == "\xE2\x80\x94" || word == "/" || word == "with" ||
                       word == "for" || word == "of";
    out += joins ? "," : (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

bool is_name(std::string_view text) {
  const auto words = base::words(text);
  if (words.empty() || words.size() > kMaxNameWords || text.size() > kMaxNameBytes ||
      letters_of(text).size() < 2) {
    return false;
  }
  const std::string letters = letters_of(text);
  if (std::find(kDegrees.begin(), kDegrees.end(), letters) != kDegrees.end() ||
      std::find(kDays.begin(), kDays.end(), letters) != kDays.end()) {
    return false;
  }
  const bool plain = text.find_first_of("0123456789@/:<>{}[]=") == std::string_view::npos;
  const bool is_role = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    const std::string lower = base::lower(word);
    return std::find(kRoles.begin(), kRoles.end(), lower) != kRoles.end();
  });
  const bool has_capital = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return base::is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0x80;
  });
  return plain && !is_role && has_capital;
}

}  // namespace

void add_names(std::vector<std::string>& out, std::vector<std::string> names) {
  for (std::string& name : names) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const std::string& other) {
      return letters_of(other) == letters_of(name);
    });
    if (!known && out.size() < kMaxNames) {
      out.push_back(std::move(name));
    }
  }
}

std::vector<std::string> names_in_byline(std::string_view line) {
  line = base::trim(line);
  if (line.size() > kMaxBylineBytes) {
    return {};
  }
  const std::string lower = base::lower(line);
  for (const std::string_view opening : kOpenings) {
    if (lower.compare(0, opening.size(), opening) == 0) {
      line = base::trim(line.substr(opening.size()));
      break;
    }
  }
  const std::string parts = with_commas(line);
  std::vector<std::string> out;
  for (const std::string_view list : base::split(parts, ',')) {
    for (std::string_view part : base::split(list, ';')) {
      part = base::trim(part.substr(0, part.find(" in ")));  // "Jane Doe in Listown"
      if (is_name(part)) {
        add_names(out, {std::string(part)});
      }
    }
  }
  return out;
}

}  // namespace rapport::ingest
