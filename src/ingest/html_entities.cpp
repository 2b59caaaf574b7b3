#include "ingest/html_entities.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

struct NamedEntity {
  std::string_view name;
  std::string_view text;
  bool may_be_open = false;  ///< Old pages leave its semicolon off.
};

constexpr NamedEntity kNamed[] = {
#include "ingest/html_entity_table.inc"
};

constexpr std::size_t kMaxName = 31;
constexpr std::size_t kMaxOpenName = 6;  // Of those that may be open.

// Meaning of 0x80 to 0x9F. Source: WHATWG HTML, table of the numeric character reference end state.
constexpr std::array<char32_t, 32> kC1 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int hex_digit(char c) {
  if (base::is_digit(c)) {
    return c - '0';
  }
  const char lower = base::to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Reads "#8217;" or "#x2019;" at `at` (behind the ampersand); moves `at` behind it.
std::optional<char32_t> numeric_reference(std::string_view text, std::size_t& at) {
  std::size_t next = at + 1;
  const bool hex = next < text.size() && (text[next] == 'x' || text[next] == 'X');
  next += hex ? 1U : 0U;
  const char32_t radix = hex ? 16 : 10;
  const std::size_t begin = next;
  char32_t value = 0;
  while (next < text.size() && (hex ? hex_digit(text[next]) >= 0 : base::is_digit(text[next]))) {
    value = std::min<char32_t>(value * radix + static_cast<char32_t>(hex_digit(text[next])), 0x110000);
    ++next;
  }
  if (next == begin) {
    return std::nullopt;
  }
  at = next + (next < text.size() && text[next] == ';' ? 1U : 0U);
  if (value >= 0x80 && value <= 0x9F) {
    return kC1[value - 0x80];
  }
  return value == 0 ? 0xFFFD : value;
}

const NamedEntity* find_named(std::string_view name) {
  const auto* const found =
      std::lower_bound(std::begin(kNamed), std::end(kNamed), name,
                       [](const NamedEntity& row, std::string_view key) { return row.name < key; });
  return found != std::end(kNamed) && found->name == name ? found : nullptr;
}

/// Of a name without its semicolon the longest begin that may be open.
const NamedEntity* find_open(std::string_view letters) {
  for (std::size_t size = std::min(letters.size(), kMaxOpenName); size >= 2; --size) {
    const NamedEntity* found = find_named(letters.substr(0, size));
    if (found != nullptr && found->may_be_open) {
      return found;
    }
  }
  return nullptr;
}

/// Reads "amp;" at `at` and moves `at` behind it. Without a semicolon the longest name that may be open
/// counts, but in an attribute only where no letter, digit or '=' follows: "?a=1&copy=2" is an address.
std::optional<std::string_view> named_reference(std::string_view text, std::size_t& at, EntityPlace place) {
  std::size_t size = 0;
  while (at + size < text.size() && size <= kMaxName && base::is_alnum(text[at + size])) {
    ++size;
  }
  if (at + size < text.size() && text[at + size] == ';') {
    if (const NamedEntity* found = find_named(text.substr(at, size))) {
      at += size + 1;
      return found->text;
    }
  }
  const NamedEntity* found = find_open(text.substr(at, size));
  if (found == nullptr) {
    return std::nullopt;
  }
  const std::size_t end = at + found->name.size();
  const char next = end < text.size() ? text[end] : ' ';
  if (place == EntityPlace::kAttribute && (next == '=' || base::is_alnum(next))) {
    return std::nullopt;
  }
  at = end;
  return found->text;
}

}  // namespace

std::string decode_entities(std::string_view text, EntityPlace place) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, ampersand - at));
    at = ampersand;
    if (at == text.size()) {
      break;
    }
    ++at;
    if (at < text.size() && text[at] == '#') {
      const auto value = numeric_reference(text, at);
      value ? base::append(out, *value) : void(out += '&');
    } else {
      out += named_reference(text, at, place).value_or("&"sv);
    }
  }
  return out;
}

}  // namespace rapport::ingest
