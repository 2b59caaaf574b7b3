// The time at which a story was published, in UTC.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace rapport::wire {

/// A moment of a day. Where the story states no time of day it is midnight.
struct Moment {
  base::Date day;
  int seconds = 0;  ///< Since midnight, UTC.
};

/// Reads "2024-05-17", "2024-05-17T08:00", "2024-05-17T08:00:00Z", "2024-05-17T10:00:00.5+02:00"; a time
/// without a zone counts as UTC. Empty for what is no date; a malformed time of day counts as none.
[[nodiscard]] std::optional<Moment> moment_of(std::string_view published);

/// "20240517080000".
[[nodiscard]] std::string compact(const Moment& moment);

/// "Fri, 17 May 2024 08:00:00 +0000" (RFC 822, with years of four digits as RSS asks for).
[[nodiscard]] std::string rfc822(const Moment& moment);

}  // namespace rapport::wire
