// Names compared by their letters alone.
#pragma once

#include <string>
#include <string_view>

namespace rapport::ingest {

/// Letters and digits of a text, ASCII in lower case; what is not ASCII counts as letters.
[[nodiscard]] std::string letters_of(std::string_view text);

/// True when the letters of one name stand in those of the other; never for empty ones.
[[nodiscard]] bool names_overlap(std::string_view left, std::string_view right);

}  // namespace rapport::ingest
