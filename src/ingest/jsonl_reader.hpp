// One line of JSONL to its fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rapport/result.hpp"

#include "ingest/item.hpp"

namespace rapport::ingest {

/// The fields of a line that Rapport reads; others are ignored. null counts as absent. `id` is a string, or
/// an integer in decimal.
struct JsonlFields : GivenFields {
  std::optional<std::string> text;
  std::optional<std::string> html;
};

/// Reads one JSON object from valid UTF-8. Nested values are passed over without being built, at any depth.
/// Errors: kBadJson (with the byte and the reason; no object; a field of another type; neither text nor
/// html); `where` is left empty. Thread-safe. Source: RFC 8259; docs/formats/jsonl.md.
[[nodiscard]] Result<JsonlFields> read_jsonl_line(std::string_view line);

}  // namespace rapport::ingest
