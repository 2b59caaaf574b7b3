// Half-open byte ranges into a UTF-8 text.
#pragma once

#include <cstddef>
#include <string_view>

namespace rapport {

/// [begin, end) in bytes of one UTF-8 text, both on code point boundaries. The owner of the text is named by
/// the value that holds the span; offsets in code points exist only in written records (src/wire).
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return end <= begin; }
  [[nodiscard]] bool contains(const ByteSpan& other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] bool overlaps(const ByteSpan& other) const { return begin < other.end && other.begin < end; }
  /// The bytes of `text` under the span; `text` must be at least `end` long.
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  bool operator==(const ByteSpan&) const = default;
};

}  // namespace rapport
