// Tables of data/: tab-separated text with a header line, '#' comment lines, "|" between values in a cell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::base {

/// A table in memory; rows keep the line number they stand on.
class TsvTable {
 public:
  struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
  };

  /// Reads and checks a table. Errors: those of read_file as kBadTable; kBadTable when a column of `columns`
  /// is absent or a row has another number of cells than the header (`where` is path:line).
  [[nodiscard]] static Result<TsvTable> load(const std::string& path,
                                             const std::vector<std::string>& columns);

  /// Same, from text already in memory; `path` names it in errors.
  [[nodiscard]] static Result<TsvTable> parse(std::string_view text, const std::string& path,
                                              const std::vector<std::string>& columns);

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// The cell of a needed column, numbered as in `columns`.
  [[nodiscard]] const std::string& cell(const Row& row, std::size_t column) const {
    return row.cells[positions_[column]];
  }
  /// The non-empty values of a "|" list.
  [[nodiscard]] std::vector<std::string> list(const Row& row, std::size_t column) const;

 private:
  std::vector<std::size_t> positions_;
  std::vector<Row> rows_;
};

}  // namespace rapport::base
