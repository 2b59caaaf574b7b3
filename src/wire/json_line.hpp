// One JSON object on one line, its keys in the order they are added.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "rapport/span.hpp"

#include "base/utf8.hpp"

namespace rapport::wire {

/// Keeps the order of insertion, so that records read in the order of the schema.
using Json = nlohmann::ordered_json;

/// The value, or null.
template <class T>
[[nodiscard]] Json nullable(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// Builds the object key by key. Written by hand around nlohmann's values because that library cannot print a
/// number with a fixed count of decimals.
class JsonLine {
 public:
  /// `key` must need no escapes. Malformed UTF-8 in `value` comes out as U+FFFD, NaN as null.
  void add(std::string_view key, const Json& value);
  /// Adds `token` as it is; it must be a JSON number.
  void add_number(std::string_view key, std::string_view token);
  /// The object with its newline.
  [[nodiscard]] std::string finish() &&;

 private:
  void open(std::string_view key);
  std::string out_;
};

/// Turns byte spans of one story's text into code point offsets. Offsets beyond the text count as its end.
class Offsets {
 public:
  /// `text` is borrowed and must outlive the object.
  explicit Offsets(std::string_view text) : size_(text.size()), index_(text) {}
  [[nodiscard]] std::size_t begin(const ByteSpan& span) const { return at(span.begin); }
  [[nodiscard]] std::size_t end(const ByteSpan& span) const { return at(span.end); }

 private:
  [[nodiscard]] std::size_t at(std::size_t byte) const { return index_.at(byte < size_ ? byte : size_); }
  std::size_t size_;
  base::CodePointIndex index_;
};

/// A probability with exactly so many decimals, clamped to [0, 1]; NaN is 0. The same in every locale.
[[nodiscard]] std::string fixed(double probability, int decimals);

}  // namespace rapport::wire
