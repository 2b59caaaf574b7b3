// Numbers of cells and options.
#pragma once

#include <charconv>
#include <string_view>
#include <system_error>

namespace rapport::base {

/// Reads a number that is the whole text, whatever the locale; false, and `out` is of no use, for anything
/// else.
template <class Number>
[[nodiscard]] bool read_number(std::string_view text, Number& out) {
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, out);
  return error == std::errc{} && at == end;
}

}  // namespace rapport::base
