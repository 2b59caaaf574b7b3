// One thing to read, as the readers of inputs give it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/options.hpp"
#include "rapport/result.hpp"

namespace rapport::ingest {

/// What an input says about a story beside its text; nothing where it does not say it.
struct GivenFields {
  std::optional<std::string> id;
  std::optional<std::string> title;
  std::optional<std::string> outlet;
  std::optional<std::string> url;
  std::optional<std::string> published;  ///< In any usual form of dates.
  std::optional<std::string> language;
  std::optional<std::string> captured = {};  ///< ISO 8601; when an archive fetched the page.
};

/// One thing to read: a whole page, or one of the stories of an input that holds many. When `error` is set
/// there is nothing to read and `error->where` names the file and the place in it; reading goes on with the
/// next item. When only `notes` are set there is nothing to read either.
struct Item {
  /// What `bytes` are.
  enum class Content {
    kPage,   ///< A page or a line of JSONL as it lies in the file: charset, header and article are to be
             ///< found.
    kStory,  ///< The text (kText, used as it is) or the HTML (kHtml) of one story, in UTF-8.
  };
  std::string path;  ///< As given, or the path found in a folder; "-" for standard input.
  std::string
      page;  ///< Of a page in an archive its address; else the file's name up to its first dot, or "-".
  std::string bytes;                        ///< After decompression.
  InputFormat format = InputFormat::kAuto;  ///< Of `bytes`.
  std::size_t line =
      0;  ///< Line of JSONL or of a table, else the item's number; 0 where the file is one page.
  std::size_t position = 0;  ///< Number of the item within its file, from 1; items with an error count.
  std::optional<std::uint64_t> offset;  ///< Byte of the file at which the record of an archive begins.
  Content content = Content::kPage;
  GivenFields given;               ///< Wins over what the bytes say.
  std::string charset;             ///< Of the bytes, as their transport says it; may be empty.
  std::vector<std::string> notes;  ///< What was passed over, in words.
  std::optional<Error> error;

  /// "path", "path:7" for a line, "path:byte 512" for a record of an archive.
  [[nodiscard]] std::string where() const;
};

}  // namespace rapport::ingest
