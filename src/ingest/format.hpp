// Which format the bytes of an input are in, by content alone.
#pragma once

#include <string_view>

#include "rapport/options.hpp"

namespace rapport::ingest {

/// True when the input is JSONL: its first bytes that are not white space (after a BOM) begin a JSON object.
/// Needs the first 64 KiB at most.
[[nodiscard]] bool looks_like_jsonl(std::string_view bytes);

/// kHtml when the first 64 KiB hold HTML tags of a page or a fragment, else kText. `text` is
/// ASCII-compatible.
[[nodiscard]] InputFormat find_format(std::string_view text);

/// Name of the binary format whose magic bytes begin the input ("PNG image"), or null.
[[nodiscard]] const char* binary_format(std::string_view bytes);

}  // namespace rapport::ingest
