// An HTTP response as archives keep it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::ingest {

/// A response with its codings taken off.
struct HttpMessage {
  int status = 0;
  std::string media_type;  ///< In lower case; empty where the header names none.
  std::string charset;     ///< As the header names it; may be empty.
  std::string body;
  std::vector<std::string> notes;  ///< What of the body was lost, in words.
};

/// Reads status and type of a response; `body` stays empty. Errors: kBadRecord where the bytes begin with no
/// status line or no whole header; `where` is left empty.
[[nodiscard]] Result<HttpMessage> read_http_header(std::string_view bytes);

/// Reads a response. Chunked coding is taken off, and gzip, deflate, br and zstd are unpacked; where a header
/// names a coding that the body does not have, as archives that took it off leave it, the body is as it is. A
/// broken coding gives what was before the damage, and a note. Errors: kBadRecord; kInputTooLarge (a body of
/// more than `max_bytes`); `where` is left empty. Source: RFC 9110 §8.4, RFC 9112 §7.1.
[[nodiscard]] Result<HttpMessage> read_http_message(std::string_view bytes, std::size_t max_bytes);

}  // namespace rapport::ingest
