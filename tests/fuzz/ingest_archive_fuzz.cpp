// Any bytes, read as WARC or ARC: no crash, reading ends, and what comes out keeps the invariants of a story.
#include <cstddef>
#include <cstdint>

#include "splitter_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapport::fuzz::check_splitter(data, size, rapport::InputFormat::kWarc);
  return 0;
}
