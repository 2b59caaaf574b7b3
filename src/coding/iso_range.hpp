// ISO dates of any precision as days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapport::coding {

/// First and last day, ISO dates, with the name of the precision as in EventTime.
struct IsoRange {
  std::string first;
  std::string last;
  std::string precision;
};

/// Reads "2024-05-17" (day), "2024-05" (month), "2024" (year) and "A/B" (range) of two of these, the first
/// not after the second. Empty for anything else.
[[nodiscard]] std::optional<IsoRange> iso_range(std::string_view text);

}  // namespace rapport::coding
