// Sizes and times as they are written on the command line.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rapport::cli {

/// 65536 of "65536" or "64K": a whole number of bytes from 1 to 1024G, also in K, M or G (powers of 1024,
/// small letters too); empty for other text.
[[nodiscard]] std::optional<std::size_t> bytes_of(std::string_view text);

/// 0.5 of "0.5": a decimal number above 0, at most a million; empty for other text.
[[nodiscard]] std::optional<double> seconds_of(std::string_view text);

/// Seconds since some moment in the past; never goes back.
[[nodiscard]] double steady_seconds();

}  // namespace rapport::cli
