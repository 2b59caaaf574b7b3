// Rows of other data sets as stories with a record each.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/coder.hpp"
#include "rapport/import.hpp"
#include "rapport/result.hpp"

#include "wire/import_codes.hpp"

namespace rapport::wire {

/// What came of a row.
struct ImportedRow {
  std::optional<CodedStory> coded;  ///< For our own JSON lines: a story that is complete now.
  bool is_header = false;
  bool without_act = false;
};

/// Reads one file, row by row. Not thread-safe.
class RowImporter {
 public:
  RowImporter() = default;
  RowImporter(const RowImporter&) = delete;
  RowImporter& operator=(const RowImporter&) = delete;
  virtual ~RowImporter() = default;

  /// A row without its newline, valid UTF-8; the error says what is wrong with it.
  [[nodiscard]] virtual tl::expected<ImportedRow, std::string> read(std::string_view row) = 0;
  /// True where nothing more can be read, as the header is missing.
  [[nodiscard]] virtual bool is_hopeless() const { return false; }
  /// The next story that is still held back at the end of the file.
  [[nodiscard]] virtual std::optional<CodedStory> finish() { return std::nullopt; }
  /// True where line ends between quotes are no ends of rows.
  [[nodiscard]] virtual bool has_quotes() const { return false; }
  /// Whether the row has as many cells as it should.
  [[nodiscard]] virtual bool fits(std::string_view /*row*/) const { return true; }
};

/// `codes` is borrowed.
[[nodiscard]] std::unique_ptr<RowImporter> make_importer(ImportFormat format, const ImportCodes& codes);
[[nodiscard]] std::unique_ptr<RowImporter> make_jsonl_importer(const ImportCodes& codes);

}  // namespace rapport::wire
