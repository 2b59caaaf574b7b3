// Byte-wise text work that does not depend on the locale; bytes over 0x7F pass unchanged.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport::base {

[[nodiscard]] inline bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
[[nodiscard]] inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] inline bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] inline bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] inline bool is_alpha(char c) {
  return is_upper(c) || is_lower(c);
}
[[nodiscard]] inline bool is_alnum(char c) {
  return is_alpha(c) || is_digit(c);
}
[[nodiscard]] inline char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// ASCII letters lower, everything else as it is.
[[nodiscard]] std::string lower(std::string_view text);

/// Without white space at both ends; a view into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Pieces between occurrences of `separator`, empty ones included; views into `text`. "" gives one empty
/// piece.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// Maximal runs without white space; views into `text`.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);

}  // namespace rapport::base
