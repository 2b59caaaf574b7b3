#include "store/postgres_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace rapport::store {
namespace {

constexpr std::string_view kMark = "\xF4\x8F\xBF\xBF";  // U+10FFFF
constexpr std::size_t kMostWordBytes = 2'000;
constexpr std::size_t kMostPlaces = 255;
// The server takes a mebibyte: of each word its bytes, made even, and two bytes for the number of its places
// and for each of them.
constexpr std::size_t kMostBytes = 1'000'000;
constexpr std::size_t kPlaceBytes = 2;
constexpr std::size_t kLastPlace = 16'383;

bool is_kept(std::string_view text) {
  return text.find('\0') == std::string_view::npos && text.find(kMark) == std::string_view::npos &&
         base::find_invalid(text) == std::string_view::npos;
}

// Both sides of a search cut a word in the same way.
std::string_view cut(std::string_view word) {
  std::size_t size = std::min(word.size(), kMostWordBytes);
  while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) {
    --size;
  }
  return word.substr(0, size);
}

// The words of a phrase one after the other; the last may be only the beginning of a word.
std::string phrase_terms(std::string_view phrase, bool prefix) {
  std::string out;
  for (const std::string_view word : base::words(phrase)) {
    out += fmt::format("{}'{}'", out.empty() ? "" : " <-> ", cut(word));
  }
  return out + (prefix ? ":*" : "");
}

}  // namespace

std::string to_postgres(std::string_view text) {
  if (is_kept(text)) {
    return std::string(text);
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = base::decode(text, at);
    const std::string_view bytes = text.substr(at, size);
    const bool malformed = size == 1 && static_cast<unsigned char>(text[at]) >= 0x80U;
    if (malformed || value == 0 || bytes == kMark) {
      for (const char byte : bytes) {
        out += fmt::format("{}{:02x}", kMark, static_cast<unsigned char>(byte));
      }
    } else {
      out += bytes;
    }
    at += size;
  }
  return out;
}

std::string from_postgres(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t mark = text.find(kMark, begin);
    out += text.substr(begin, mark - begin);
    if (mark == std::string_view::npos) {
      return out;
    }
    const std::string_view digits = text.substr(mark + kMark.size(), 2);
    unsigned byte = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    out += static_cast<char>(byte);
    begin = mark + kMark.size() + digits.size();
  }
}

std::string search_vector(std::string_view folded) {
  std::map<std::string_view, std::vector<std::size_t>> places;
  std::size_t place = 0;
  std::size_t bytes = 0;
  for (const std::string_view whole : base::words(folded)) {
    const std::string_view word = cut(whole);
    ++place;
    auto& known = places[word];
    if (known.size() >= kMostPlaces) {
      continue;
    }
    bytes += kPlaceBytes + (known.empty() ? word.size() + 1 + kPlaceBytes : 0);
    if (bytes > kMostBytes) {
      break;
    }
    known.push_back(std::min(place, kLastPlace));
  }
  std::erase_if(places, [](const auto& word) { return word.second.empty(); });
  std::string out;
  for (const auto& [word, at] : places) {
    out += fmt::format("{}'{}':{}", out.empty() ? "" : " ", word, fmt::join(at, ","));
  }
  return out;
}

// A query is phrases in quotes, some with "*" behind, joined by AND; the words in them have no quotes.
std::string search_terms(std::string_view query) {
  std::string out;
  const auto parts = base::split(query, '"');
  for (std::size_t i = 1; i + 1 < parts.size(); i += 2) {
    out += fmt::format("{}({})", out.empty() ? "" : " & ",
                       phrase_terms(parts[i], parts[i + 1].starts_with('*')));
  }
  return out;
}

}  // namespace rapport::store
