// Options of reading and coding, with their defaults.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rapport/run_position.hpp"

namespace rapport {

/// How the bytes of an input are to be understood. From kJsonl on an input holds many stories.
enum class InputFormat {
  kAuto,
  kText,
  kHtml,
  kJsonl,
  kWarc,      ///< WARC or ARC.
  kFeed,      ///< RSS, Atom, JSON Feed, or a news sitemap.
  kCsv,       ///< With a header row.
  kTsv,       ///< The same, separated by tabs.
  kMail,      ///< A message, an mbox of them, or a page saved as MHTML.
  kPetrarch,  ///< PETRARCH's XML.
};

/// A field of a story and the column of a table that holds it.
struct ColumnName {
  std::string field;  ///< id, text, html, title, outlet, url, published or language.
  std::string column;
};

/// Options of turning bytes into stories.
struct IngestOptions {
  InputFormat format = InputFormat::kAuto;              ///< kAuto: found by content.
  std::optional<std::string> published;                 ///< ISO date for pages that state none.
  std::size_t max_page_bytes = std::size_t{256} << 20;  ///< After decompression; a longer page is an error.
  std::size_t max_line_bytes = std::size_t{64} << 20;   ///< Lines of JSONL and rows beyond it are errors.
  std::vector<ColumnName> columns;                      ///< Of tables; fields not named are found by name.
  /// Files that are passed over where they are found in a folder.
  std::vector<std::string> left_out;
  double max_page_seconds = 0;  ///< Time for a page, or a line of JSONL, on `clock`; 0: no limit.
  /// Seconds, never going back; all threads call it. Only a limit needs it; with it PageResult::seconds is
  /// set.
  std::function<double()> clock;
  /// Where a run over inputs begins; those in front of it must be as they were.
  RunPosition begin_at;
  /// Asked between items, also while an answer is waited for: once it says so, a run over inputs begins no
  /// further item, finishes those in hand, and ends.
  std::function<bool()> stop;
};

/// Options of a Coder.
struct CoderOptions {
  std::string model_dir;     ///< Empty: $RAPPORT_MODEL, else the model beside the program.
  std::string data_dir;      ///< Empty: $RAPPORT_TABLES, else the tables beside the program.
  std::string isa = "auto";  ///< auto, portable, avx2 or avx512vnni.
  std::size_t threads = 0;   ///< Worker threads of read_all; 0: one a core. Never changes the output.
};

}  // namespace rapport
