// Text in terminal cells: cleaning, measuring, cutting, padding, joining. A code point counts as one cell;
// East Asian wide and combining characters are not told apart.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::wire {

/// The text without what could steer a terminal or reorder its line: C0 and C1 controls but newline and tab,
/// DEL, bidirectional overrides and isolates (U+202A to U+202E, U+2066 to U+2069). Malformed bytes become
/// U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// printable() with every run of white space as one space, trimmed.
[[nodiscard]] std::string one_line(std::string_view text);

/// Cells that the text takes; control characters take none.
[[nodiscard]] std::size_t cells(std::string_view text);

/// The first `width` cells, the last of them "…" where something was cut, filled with spaces to `width`.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);

/// Breaks at spaces into lines of at most `width` cells; a longer word stands alone and uncut. Never empty.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// "A", "A and B", "A, B and C".
[[nodiscard]] std::string join_and(const std::vector<std::string>& items);

/// The items with `separator` between them.
[[nodiscard]] std::string join(const std::vector<std::string>& items, std::string_view separator);

}  // namespace rapport::wire
