// Any bytes, read as CSV and as TSV: no crash, reading ends, and what comes out keeps the invariants of a
// story.
#include <cstddef>
#include <cstdint>

#include "splitter_checks.hpp"

// The first byte chooses the separator.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0) {
    const bool tabs = data[0] == 't';
    rapport::fuzz::check_splitter(data + 1, size - 1,
                                  tabs ? rapport::InputFormat::kTsv : rapport::InputFormat::kCsv);
  }
  return 0;
}
