// Lines and wrapped blocks of plain text to paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport::ingest {

/// The paragraphs of a plain text, one line each, white space collapsed, separators ("* * *") left out. A
/// block of lines wrapped at one width becomes one paragraph; else every line is one. Ends of line: LF, CRLF,
/// CR. Linear time.
[[nodiscard]] std::vector<std::string> paragraphs_of(std::string_view text);

/// True where collapse_space would leave nothing.
[[nodiscard]] bool is_blank(std::string_view text);

/// Runs of white space (the no-break space and U+FEFF count) become one space; none at the ends.
[[nodiscard]] std::string collapse_space(std::string_view text);

}  // namespace rapport::ingest
