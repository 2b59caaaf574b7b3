// UTF-8: decoding, validation, and the one place where byte offsets become code point offsets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::base {

/// A code point and the number of bytes it takes; `size` is 1 and `value` U+FFFD for a malformed byte.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

/// Decodes the code point at `at`; requires at < text.size(). Malformed, overlong and surrogate sequences
/// give U+FFFD with size 1. Source: RFC 3629.
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at);

/// Appends the UTF-8 form of `value`; values that are no scalar value become U+FFFD.
void append(std::string& out, char32_t value);

/// Byte offset of the first malformed sequence, or npos when the text is valid UTF-8.
[[nodiscard]] std::size_t find_invalid(std::string_view text);

/// The text with every malformed byte replaced by U+FFFD.
[[nodiscard]] std::string repair(std::string_view text);

/// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Maps byte offsets of one text to code point offsets in O(1), with a mark every 64 bytes.
class CodePointIndex {
 public:
  /// `text` is borrowed and must outlive the index.
  explicit CodePointIndex(std::string_view text);
  /// Code points before byte `byte_offset` (0 <= byte_offset <= text.size()).
  [[nodiscard]] std::size_t at(std::size_t byte_offset) const;
  /// Byte offset of code point `index`, or text.size() when there are not so many.
  [[nodiscard]] std::size_t byte_of(std::size_t index) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> marks_;
};

}  // namespace rapport::base
