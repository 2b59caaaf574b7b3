// What ingestion makes of a page: one or several stories.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rapport/span.hpp"

namespace rapport {

/// Where a line of a story's text stands on its page.
struct PageSpan {
  ByteSpan text;  ///< A line of Story::text, without its newline.
  ByteSpan page;  ///< Bytes of the page from its first to its last letter, tags and notes between them
                  ///< included. They count the page in UTF-8 without byte order mark and HTTP header: those
                  ///< of the file where it is in UTF-8 and has neither.
};

/// One news story. `text` is the title, a newline and the body where the page has a title, else the body; for
/// JSONL input it is the text exactly as given. Immutable after ingestion: every span of tokens, mentions and
/// records counts bytes of `text`.
struct Story {
  std::string id;    ///< Given in the input, else a hash of the text (16 hex digits). Never empty.
  std::string page;  ///< Given id, else the file's name up to its first dot, else "-" (standard input).
  std::string
      path;  ///< As given on the command line; "-" for standard input; may be empty for library input.
  std::size_t index = 0;  ///< Number of the story on its page, from 0.
  /// Where a file of many stories holds it: the line of JSONL or of a table, else the number of the item,
  /// from 1; 0 where the file is one page.
  std::size_t line = 0;
  std::optional<std::string> title;
  std::optional<std::string> outlet;
  std::optional<std::string> url;
  std::optional<std::string> published;  ///< ISO 8601 date or date-time.
  std::optional<std::string> language;   ///< BCP 47.
  std::optional<std::string> dateline;   ///< Place of the dateline, e.g. "BEIJING".
  std::optional<std::string> modified;   ///< Of the last change that the page states; as `published`.
  std::optional<std::string> section;    ///< Of the outlet, as the page names it: "World", "Opinion".
  std::vector<std::string> authors;      ///< Names in the order of the page; agencies count.
  std::string text;
  ByteSpan body;                ///< The part of `text` that is not the title.
  bool has_title_line = false;  ///< True when `text` begins with the title and a newline.
  std::vector<PageSpan>
      lines;  ///< Of an HTML page: each line of `text` that stands on the page itself, in the
              ///< order of the text. A title that only the page's metadata have is not there.
  /// ISO 8601, when an archive fetched the page. Not a date of the news.
  std::optional<std::string> captured = {};
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
