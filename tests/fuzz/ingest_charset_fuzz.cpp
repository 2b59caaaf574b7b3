// Any bytes through charset detection: what comes out is valid UTF-8 without NUL, or an error with a message.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/charset.hpp"
#include "ingest_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = rapport::ingest::decode_text(bytes);
  if (decoded) {
    rapport::fuzz::require(rapport::base::find_invalid(decoded->text) == std::string_view::npos);
    rapport::fuzz::require(decoded->text.find('\0') == std::string_view::npos);
    rapport::fuzz::require(!decoded->charset.empty());
  } else {
    rapport::fuzz::require(!decoded.error().message.empty());
  }
  rapport::fuzz::check_item(data, size, rapport::InputFormat::kAuto);
  return 0;
}
