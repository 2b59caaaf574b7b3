#include "ingest/news_date.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/date.hpp"

namespace rapport::ingest {
namespace {

/// A run of digits or of letters.
struct Piece {
  std::string_view text;
  std::size_t begin = 0;
  int number = -1;  // -1 for letters and numbers of more than 8 digits.
};

bool is_letter(char c) {
  return base::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool digits = base::is_digit(text[at]);
    while (at < text.size() && (digits ? base::is_digit(text[at]) : is_letter(text[at]))) {
      ++at;
    }
    if (at == begin) {
      ++at;
      continue;
    }
    Piece piece{text.substr(begin, at - begin), begin, -1};
    if (digits && piece.text.size() <= 8) {
      piece.number = 0;
      for (const char c : piece.text) {
        piece.number = piece.number * 10 + (c - '0');
      }
    }
    out.push_back(piece);
  }
  return out;
}

std::optional<std::string> iso_of(int year, int month, int day) {
  const std::string iso = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  const bool plausible = year >= 1800 && year < 2100;  // Newspapers; later "years" are other numbers.
  return plausible && base::parse_iso_date(iso) ? std::optional(iso) : std::nullopt;
}

bool is_year(const Piece& piece) {
  return piece.text.size() == 4 && piece.number > 0;
}
bool is_short_number(const Piece& piece) {
  return piece.number > 0 && piece.text.size() <= 2;
}

/// The text between two pieces.
std::string_view gap(std::string_view text, const Piece& left, const Piece& right) {
  const std::size_t end = left.begin + left.text.size();
  return text.substr(end, right.begin - end);
}

bool is_word_gap(std::string_view gap) {
  return gap.size() <= 3 && gap.find_first_not_of(" ,.\xC2\xA0-/") == std::string_view::npos;
}

struct ForeignMonth {
  std::string_view name;
  int number;
};

// German, French, Spanish, Portuguese, Italian, Dutch and Indonesian, where they differ from English. A day
// and a year have to stand beside them, so that "mars" is no planet.
constexpr std::array<ForeignMonth, 59> kForeignMonths = {{
    {"januar", 1},
    {"j\xC3\xA4nner", 1},
    {"februar", 2},
    {"m\xC3\xA4rz", 3},
    {"mai", 5},
    {"juni", 6},
    {"juli", 7},
    {"oktober", 10},
    {"dezember", 12},
    {"janvier", 1},
    {"f\xC3\xA9vrier", 2},
    {"mars", 3},
    {"avril", 4},
    {"juin", 6},
    {"juillet", 7},
    {"ao\xC3\xBBt", 8},
    {"septembre", 9},
    {"octobre", 10},
    {"novembre", 11},
    {"d\xC3\xA9"
     "cembre",
     12},
    {"enero", 1},
    {"febrero", 2},
    {"marzo", 3},
    {"abril", 4},
    {"mayo", 5},
    {"junio", 6},
    {"julio", 7},
    {"agosto", 8},
    {"septiembre", 9},
    {"octubre", 10},
    {"noviembre", 11},
    {"diciembre", 12},
    {"janeiro", 1},
    {"fevereiro", 2},
    {"mar\xC3\xA7o", 3},
    {"maio", 5},
    {"junho", 6},
    {"julho", 7},
    {"setembro", 9},
    {"outubro", 10},
    {"novembro", 11},
    {"dezembro", 12},
    {"gennaio", 1},
    {"febbraio", 2},
    {"aprile", 4},
    {"maggio", 5},
    {"giugno", 6},
    {"luglio", 7},
    {"settembre", 9},
    {"ottobre", 10},
    {"dicembre", 12},
    {"januari", 1},
    {"februari", 2},
    {"maart", 3},
    {"mei", 5},
    {"augustus", 8},
    {"maret", 3},
    {"agustus", 8},
    {"desember", 12},
}};

std::optional<int> any_month_of(std::string_view word) {
  if (const auto month = month_of(word)) {
    return month;
  }
  const std::string lower = base::lower(word.substr(0, 12));
  for (const ForeignMonth& month : kForeignMonths) {
    if (month.name == lower) {
      return month.number;
    }
  }
  return std::nullopt;
}

bool is_ordinal(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

/// "June 18, 2023" and "18 June 2023" from piece i on; the number of pieces used in `used`.
std::optional<std::string> named_month(std::string_view text, const std::vector<Piece>& p, std::size_t i,
                                       std::size_t& used) {
  std::vector<const Piece*> parts;
  std::size_t at = i;
  for (; at < p.size() && parts.size() < 3; ++at) {
    if (at > i && !is_word_gap(gap(text, p[at - 1], p[at]))) {
      return std::nullopt;
    }
    const bool skip = at > i && (is_ordinal(p[at].text) || p[at].text == "of" || p[at].text == "de");
    if (!skip) {
      parts.push_back(&p[at]);
    }
  }
  if (parts.size() < 3 || !is_year(*parts[2])) {
    return std::nullopt;
  }
  used = at - i;
  const auto first_month = any_month_of(parts[0]->text);
  const auto second_month = any_month_of(parts[1]->text);
  if (first_month && is_short_number(*parts[1])) {
    return iso_of(parts[2]->number, *first_month, parts[1]->number);
  }
  if (second_month && is_short_number(*parts[0])) {
    return iso_of(parts[2]->number, *second_month, parts[0]->number);
  }
  return std::nullopt;
}

/// "2023-06-18", "18.06.2023", "06/18/2023" from piece i on.
std::optional<std::string> numeric_date(std::string_view text, const std::vector<Piece>& p, std::size_t i) {
  if (i + 2 >= p.size()) {
    return std::nullopt;
  }
  const std::string_view separator = gap(text, p[i], p[i + 1]);
  if (separator != gap(text, p[i + 1], p[i + 2]) || separator.size() != 1 ||
      std::string_view("-/.").find(separator[0]) == std::string_view::npos) {
    return std::nullopt;
  }
  if (is_year(p[i]) && is_short_number(p[i + 1]) && is_short_number(p[i + 2])) {
    return iso_of(p[i].number, p[i + 1].number, p[i + 2].number);
  }
  if (!is_short_number(p[i]) || !is_short_number(p[i + 1]) || !is_year(p[i + 2])) {
    return std::nullopt;
  }
  const int first = p[i].number;
  const int second = p[i + 1].number;
  if (separator == "." || first > 12 || first == second) {  // Day first.
    return iso_of(p[i + 2].number, second, first);
  }
  return second > 12 ? iso_of(p[i + 2].number, first, second) : std::nullopt;
}

std::optional<std::string> compact_date(const Piece& piece) {
  if (piece.text.size() != 8 || piece.number < 18000101) {
    return std::nullopt;
  }
  return iso_of(piece.number / 10000, piece.number / 100 % 100, piece.number % 100);
}

bool is_time_char(char c) {
  return base::is_digit(c) || c == ':' || c == '.' || c == '+' || c == '-';
}

}  // namespace

std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (!word.empty() && word.back() == '.') {
    word.remove_suffix(1);
  }
  const std::string lower = base::lower(word.substr(0, 10));
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool abbreviated = lower.size() == 3 && kMonths[i].substr(0, 3) == lower;
    if (lower == kMonths[i] || abbreviated || (lower == "sept" && i == 8)) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

std::optional<FoundDate> find_date(std::string_view text) {
  const std::vector<Piece> pieces = pieces_of(text);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t used = 1;
    auto iso = compact_date(pieces[i]);
    if (!iso) {
      used = 3;
      iso = numeric_date(text, pieces, i);
    }
    if (!iso) {
      iso = named_month(text, pieces, i, used);
    }
    if (iso) {
      const Piece& last = pieces[i + used - 1];
      return FoundDate{*iso, {pieces[i].begin, last.begin + last.text.size()}};
    }
  }
  return std::nullopt;
}

std::optional<std::string> read_date_field(std::string_view value) {
  value = base::trim(value);
  if (!base::parse_iso_date(value)) {
    const auto found = find_date(value.substr(0, 200));
    return found ? std::optional(found->iso) : std::nullopt;
  }
  std::size_t end = 10;
  if (value.size() >= 16 && base::is_digit(value[11]) && value[13] == ':') {
    end = 11;
    while (end < value.size() && is_time_char(value[end])) {
      ++end;
    }
    end += end < value.size() && (value[end] == 'Z' || value[end] == 'z') ? 1U : 0U;
  }
  std::string iso(value.substr(0, end));
  if (end > 10) {
    iso[10] = 'T';
  }
  return iso;
}

std::optional<std::string> date_in_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) {
    return std::nullopt;
  }
  const auto found = find_date(url.substr(path, 2000));
  return found ? std::optional(found->iso) : std::nullopt;
}

}  // namespace rapport::ingest
