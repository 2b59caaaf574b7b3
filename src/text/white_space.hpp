// What counts as white space between words.
#pragma once

#include <cstddef>
#include <string_view>

#include "rapport/span.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace rapport::text {

/// ASCII and Unicode white space, with the zero-width space and the byte order mark, which pages use as such.
[[nodiscard]] inline bool is_white_space(char32_t c) {
  return (c < 0x80 && base::is_space(static_cast<char>(c))) || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

/// First byte at or after `at` that begins no white space; `end` when there is none.
[[nodiscard]] inline std::size_t skip_white_space(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const base::CodePoint point = base::decode(text, at);
    if (!is_white_space(point.value)) {
      break;
    }
    at += point.size;
  }
  return at < end ? at : end;
}

/// `span` without white space at its ends; empty, at its end, when there is nothing else in it.
[[nodiscard]] inline ByteSpan trim_span(std::string_view text, ByteSpan span) {
  const std::size_t begin = skip_white_space(text, span.begin, span.end);
  std::size_t end = span.end;
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && end - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) {
      --last;
    }
    const base::CodePoint point = base::decode(text, last);
    if (last + point.size != end || !is_white_space(point.value)) {
      break;
    }
    end = last;
  }
  return {begin, end};
}

}  // namespace rapport::text
