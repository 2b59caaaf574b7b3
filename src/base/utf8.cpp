#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace rapport::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kStride = 64;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t expected_size(unsigned char lead) {
  if (lead < 0x80) {
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    return 2;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    return 4;
  }
  return 0;
}

/// True when the eight bytes at `at` are ASCII: pages mostly are.
bool is_ascii_word(std::string_view text, std::size_t at) {
  std::uint64_t word = 0;
  if (at + sizeof(word) > text.size()) {
    return false;
  }
  std::memcpy(&word, text.data() + at, sizeof(word));
  return (word & 0x8080808080808080U) == 0;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = expected_size(lead);
  if (size == 1) {
    return {lead, 1};
  }
  if (size == 0 || at + size > text.size()) {
    return {kReplacement, 1};
  }
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) {
      return {kReplacement, 1};
    }
    value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) {
    return {kReplacement, 1};
  }
  return {value, size};
}

void append(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    value = kReplacement;
  }
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0U | (value >> 6U));
    out += static_cast<char>(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0U | (value >> 12U));
    out += static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (value & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (value >> 18U));
    out += static_cast<char>(0x80U | ((value >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (value & 0x3FU));
  }
}

std::size_t find_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_word(text, at)) {
      at += sizeof(std::uint64_t);
      continue;
    }
    const CodePoint point = decode(text, at);
    if (point.value == kReplacement && point.size == 1) {
      return at;
    }
    at += point.size;
  }
  return std::string_view::npos;
}

std::string repair(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append(out, point.value);
    at += point.size;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStride + 1);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) {
      marks_.push_back(count);
    }
    count += is_continuation(text[i]) ? 0U : 1U;
  }
  if (text.size() % kStride == 0) {
    marks_.push_back(count);
  }
}

std::size_t CodePointIndex::at(std::size_t byte_offset) const {
  const std::size_t mark = byte_offset / kStride;
  return marks_[mark] + count_code_points(text_.substr(mark * kStride, byte_offset - mark * kStride));
}

std::size_t CodePointIndex::byte_of(std::size_t index) const {
  const auto next = std::upper_bound(marks_.begin(), marks_.end(), index);
  std::size_t count = next == marks_.begin() ? 0 : *(next - 1);
  std::size_t byte =
      next == marks_.begin() ? 0 : static_cast<std::size_t>(next - 1 - marks_.begin()) * kStride;
  for (; byte < text_.size(); ++byte) {
    if (is_continuation(text_[byte])) {
      continue;
    }
    if (count == index) {
      return byte;
    }
    ++count;
  }
  return text_.size();
}

}  // namespace rapport::base
