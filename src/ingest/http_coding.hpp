// Codings of HTTP bodies.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::ingest {

/// Joins the chunks of a body; one that does not begin with a chunk is left as it is. Source: RFC 9112 §7.1.
void take_chunks_off(std::string& body, std::vector<std::string>& notes);

/// Unpacks a body in the coding of that name (in lower case): gzip, deflate (with or without zlib's header),
/// br, zstd; a body that is not in it is left as it is, as with other names, where a note says so. Errors:
/// kInputTooLarge (more than `max_bytes`); `where` is left empty.
[[nodiscard]] Result<void> take_coding_off(std::string_view name, std::size_t max_bytes, std::string& body,
                                           std::vector<std::string>& notes);

}  // namespace rapport::ingest
