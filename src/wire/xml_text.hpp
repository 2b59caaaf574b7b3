// Text and attribute values of XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace rapport::wire {

/// The text with & < > " escaped; malformed UTF-8 becomes U+FFFD, and control characters, for most of which
/// XML 1.0 has no place, a space.
[[nodiscard]] std::string xml(std::string_view text);

}  // namespace rapport::wire
