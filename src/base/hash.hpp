// Stable hashes for ids: XXH3 in 64 bits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapport::base {

/// XXH3-64 of the bytes; the same on every machine. Source: xxHash specification 0.8.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

/// hash64 as 16 lower-case hex digits.
[[nodiscard]] std::string hash_hex(std::string_view bytes);

/// Whether it looks like what hash_hex gives.
[[nodiscard]] bool is_hash_hex(std::string_view text);

}  // namespace rapport::base
