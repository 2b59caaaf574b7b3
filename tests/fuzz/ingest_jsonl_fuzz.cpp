// Any bytes, read as jsonl: no crash, and what comes out keeps the invariants of a story.
#include <cstddef>
#include <cstdint>

#include "ingest_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapport::fuzz::check_item(data, size, rapport::InputFormat::kJsonl);
  return 0;
}
