// Character references of HTML.
#pragma once

#include <string>
#include <string_view>

namespace rapport::ingest {

/// Where a reference stands: in the value of an attribute "?a=1&copy=2" has none.
enum class EntityPlace { kText, kAttribute };

/// Replaces character references: numeric ones and all names of the standard, as browsers do. Numbers in the
/// C1 range mean windows-1252; NUL, surrogates and numbers out of range give U+FFFD; unknown names stay as
/// they are. Linear time. Source: WHATWG HTML §13.2.5.72 ff.
[[nodiscard]] std::string decode_entities(std::string_view text, EntityPlace place = EntityPlace::kText);

}  // namespace rapport::ingest
