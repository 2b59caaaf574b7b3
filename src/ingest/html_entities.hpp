// Character references of HTML.
#pragma once

#include <string>
#include <string_view>

namespace rapport::ingest {

/// Replaces character references: numeric ones, the 252 names of HTML 4 and &apos;. Numbers in the C1 range
/// mean windows-1252, as in browsers; NUL, surrogates and numbers out of range give U+FFFD; unknown names
/// stay as they are. Linear time. Source: WHATWG HTML §13.2.5.72 ff.
[[nodiscard]] std::string decode_entities(std::string_view text);

}  // namespace rapport::ingest
