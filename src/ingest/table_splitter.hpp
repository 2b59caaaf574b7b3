// CSV and TSV: an item a row.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/item_splitter.hpp"
#include "ingest/table_row.hpp"

namespace rapport::ingest {

/// The rows behind a header row, which names the columns. A row with too many or too few cells, or without
/// text, is an error item with its line; a quote that does not end costs its line alone. Rows are held to
/// max_line_bytes. Not thread-safe.
class TableSplitter : public ItemSplitter {
 public:
  /// `separator` empty: a comma, or a semicolon where the header has more of them.
  TableSplitter(OpenInput input, std::optional<char> separator);
  [[nodiscard]] std::optional<Item> next() override;

 private:
  static constexpr std::size_t kFields = 8;
  char separator_ = ',';
  std::size_t line_ = 1;                                // On which view() begins.
  std::size_t width_ = 0;                               // Cells of the header; 0: not read yet.
  std::array<std::optional<std::size_t>, kFields> at_;  // Columns of the fields.
  bool done_ = false;

  [[nodiscard]] Item row_item() const;
  std::optional<Item> read_header();
  std::optional<Item> fail_file(const std::string& message);
  TableRow read_row();
  Item drop_line(const TableRow& row);
  std::optional<Item> item_of(std::string_view bytes, std::size_t line);
  std::optional<Item> end();
};

/// kCsv or kTsv where a file begins with a header row that names a column of text, by the options or as JSONL
/// does; else kAuto.
[[nodiscard]] InputFormat table_format_of(std::string_view head, const IngestOptions& options);

}  // namespace rapport::ingest
