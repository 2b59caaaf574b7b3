// Result<T>, Error and the list of error codes. Source of the choice: docs/adr/001-error-type.md.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace rapport {

/// Every way a call can fail. Codes are never reused; the number is stable and documented in
/// docs/formats/errors.md.
enum class ErrorCode : int {
  kFileNotFound = 1,    ///< No file at the given path.
  kFileUnreadable = 2,  ///< The file exists and cannot be read (permission, I/O error, is a device).
  kInputEmpty = 3,      ///< Nothing, or only white space, to read.
  kInputBinary = 4,     ///< Not text in any supported format (NUL bytes, images, archives ...).
  kInputTooLarge = 5,   ///< Larger than the limit in the options.
  kBadEncoding = 6,     ///< Bytes that no supported charset explains.
  kBadCompression = 7,  ///< A compressed stream that is truncated or corrupt.
  kNoArticle = 8,       ///< An HTML page without an article.
  kBadJson = 9,         ///< A JSON text that does not parse or lacks a needed field.
  kBadDate = 10,        ///< A date that is not an ISO 8601 calendar date.
  kBadModel = 11,       ///< A model folder that is missing, incomplete or of another version.
  kBadTable = 12,       ///< A table in data/ that is missing or malformed.
  kBadOption = 13,      ///< An option value outside its range.
  kBadShape = 14,       ///< Tensors or spans of the wrong size.
  kWriteFailed = 15,    ///< Output could not be written (disk full, closed pipe).
  kTimeout = 16,        ///< A page took longer than the limit in the options.
  kBadStore = 17,       ///< A store that is none, is damaged, or was made by a newer program.
  kStoreFailed = 18,    ///< The store's database refused a statement or could not be reached.
  kStoreBusy = 19,      ///< Another writer held the store longer than this one waits.
  kNotFound = 20,       ///< Nothing in the store has the given id.
  kBadXml = 21,         ///< XML that does not parse.
  kBadRecord = 22,      ///< A record of an archive, or a message, that is damaged or cut.
  kBadRow = 23,         ///< A row of a table with too many or too few cells, or without a needed one.
};

/// Short stable name of a code, e.g. "file-not-found". Never fails.
[[nodiscard]] const char* name_of(ErrorCode code);

/// What went wrong: `message` names the offending value, `where` the file and, if known, the place in it
/// ("page.html", "feed.jsonl:17").
struct Error {
  ErrorCode code;
  std::string message;
  std::string where;

  /// "feed.jsonl:17: bad-json: ..." in one line.
  [[nodiscard]] std::string to_string() const;
};

/// A value or an Error. An alias, so that a later move to std::expected is one line.
template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for the error side of a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace rapport
