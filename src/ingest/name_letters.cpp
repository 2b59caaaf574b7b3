#include "ingest/name_letters.hpp"

#include "base/ascii.hpp"

namespace rapport::ingest {

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (base::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80) {
      out += base::to_lower(c);
    }
  }
  return out;
}

bool names_overlap(std::string_view left, std::string_view right) {
  const std::string one = letters_of(left);
  const std::string other = letters_of(right);
  return !one.empty() && !other.empty() &&
         (one.find(other) != std::string::npos || other.find(one) != std::string::npos);
}

}  // namespace rapport::ingest
