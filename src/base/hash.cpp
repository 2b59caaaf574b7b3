#include "base/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace rapport::base {

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string hash_hex(std::string_view bytes) {
  return fmt::format("{:016x}", hash64(bytes));
}

bool is_hash_hex(std::string_view text) {
  constexpr std::size_t kDigits = 16;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace rapport::base
