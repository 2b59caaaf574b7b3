// What ingestion makes of a page: one or several stories.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rapport/span.hpp"

namespace rapport {

/// One news story. `text` is the title, a newline and the body where the page has a title, else the body; for
/// JSONL input it is the text exactly as given. Immutable after ingestion: every span of tokens, mentions and
/// records counts bytes of `text`.
struct Story {
  std::string id;    ///< Given in the input, else a hash of the text (16 hex digits). Never empty.
  std::string page;  ///< Given id, else the file's name up to its first dot, else "-" (standard input).
  std::string
      path;  ///< As given on the command line; "-" for standard input; may be empty for library input.
  std::size_t index = 0;  ///< Number of the story on its page, from 0.
  std::size_t line = 0;   ///< Line of the JSONL file that holds it, from 1; 0 for a whole page.
  std::optional<std::string> title;
  std::optional<std::string> outlet;
  std::optional<std::string> url;
  std::optional<std::string> published;  ///< ISO 8601 date or date-time.
  std::optional<std::string> language;   ///< BCP 47.
  std::optional<std::string> dateline;   ///< Place of the dateline, e.g. "BEIJING".
  std::string text;
  ByteSpan body;                ///< The part of `text` that is not the title.
  bool has_title_line = false;  ///< True when `text` begins with the title and a newline.
};

/// Something about a page that its reader should know: an error (nothing read) or a note (read with a loss).
struct Diagnostic {
  enum class Level { kNote, kError };
  Level level = Level::kNote;
  std::string where;
  std::string message;
  std::string code = {};   ///< name_of() an error, "other-language", "no-text"; empty: a note of the reader.
  std::string story = {};  ///< The story's id, where it is about one.
};

}  // namespace rapport
