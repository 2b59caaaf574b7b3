// CSV after RFC 4180, as spreadsheets write it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::base {

/// A row and the line on which it begins, from 1.
struct CsvLine {
  std::vector<std::string> cells;
  std::size_t line = 1;
};

/// All rows; lines end with LF or CR LF, empty ones are left out, a byte order mark is passed over. Errors:
/// kBadTable naming `where` and the line of a quote that never ends.
[[nodiscard]] Result<std::vector<CsvLine>> parse_csv(std::string_view text, char separator,
                                                     const std::string& where);

}  // namespace rapport::base
