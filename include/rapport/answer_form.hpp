// The forms that answers with columns are written in.
#pragma once

#include <cstdint>

namespace rapport {

/// Aligned columns with a header and, for series, a bar a row; CSV after RFC 4180 with a header; or a JSON
/// object a line with the columns as keys. Goldstein sums and means have two decimals, rates four.
enum class AnswerForm : std::uint8_t { kTable, kCsv, kJsonl };

}  // namespace rapport
