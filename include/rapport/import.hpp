// Records of other data sets, read into our own values, so that they can be kept and compared.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/coder.hpp"
#include "rapport/result.hpp"

namespace rapport {

/// What docs/formats/imports.md describes.
enum class ImportFormat : std::uint8_t { kGdeltEvents, kIcews, kPolecat, kPhoenix, kAcled, kJsonl };
inline constexpr auto kImportFormats =
    std::to_array<std::string_view>({"gdelt-events", "icews", "polecat", "phoenix", "acled", "jsonl"});

/// The format of a name in kImportFormats; empty for another.
[[nodiscard]] std::optional<ImportFormat> import_format_of(std::string_view name);

/// What came of some lines of a file.
struct ImportedPart {
  std::string path;
  /// A story for each row, without a text and with one record; of our own JSON lines the stories with their
  /// records, the text as far as the records have its words and blanks elsewhere.
  std::vector<CodedStory> stories;
  std::vector<Diagnostic> problems;  ///< Rows that make no sense, passed over; a file that cannot be read.
  std::size_t rows = 0;              ///< Read, malformed ones included; headers are none.
  std::size_t without_act = 0;       ///< Passed over, as PLOVER has no category for their act.
};

/// Takes the parts in order; false stops.
using ImportSink = std::function<bool(ImportedPart&&)>;

/// Reads files ("-": standard input), gunzipped where they are gzip, in parts of a bounded size. `data_dir`
/// as in CoderOptions. Files that cannot be read become problems. Errors: kBadTable.
[[nodiscard]] Result<void> import_records(const std::vector<std::string>& paths, ImportFormat format,
                                          const std::string& data_dir, const ImportSink& sink);

}  // namespace rapport
