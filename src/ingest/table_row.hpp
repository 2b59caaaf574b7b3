// Rows of CSV and TSV, cut out of a stream.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::ingest {

/// A row at the beginning of some bytes.
struct TableRow {
  enum class State {
    kWhole,
    kNeedsMore,  ///< The bytes end inside of it.
    kOpenQuote,  ///< They end, at the end of the file or the limit, inside of a quote.
  };
  State state = State::kNeedsMore;
  std::vector<std::string> cells;
  std::size_t size = 0;   ///< With its end of line.
  std::size_t lines = 0;  ///< Ends of line in it.
};

/// Reads a row. Cells in quotes may hold separators and ends of line; "" in them is a quote. With a tab as
/// the separator a quote counts only where the cell ends with one, as texts that begin with a quote are often
/// written as they are. `is_all`: nothing comes behind the bytes. Source: RFC 4180.
[[nodiscard]] TableRow read_table_row(std::string_view bytes, char separator, bool is_all);

/// Cells of the first line alone, without regard to quotes that do not end in it.
[[nodiscard]] std::vector<std::string> read_first_line(std::string_view bytes, char separator);

}  // namespace rapport::ingest
