// Any bytes as a filled-in sheet: no crash, and shares within their intervals.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rapport/audit.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto rows = rapport::audit({reinterpret_cast<const char*>(data), size}, "sheet");
  if (!rows) {
    return 0;
  }
  constexpr double kNear = 1e-9;
  for (const rapport::AuditRow& row : *rows) {
    if (row.right > row.judged ||
        (row.share && (*row.low > *row.share + kNear || *row.high < *row.share - kNear || *row.low < 0 ||
                       *row.high > 1))) {
      std::abort();
    }
  }
  return 0;
}
