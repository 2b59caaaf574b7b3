// Bytes of a page to UTF-8, whatever charset they are in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::ingest {

/// A text in UTF-8 and how it came about.
struct DecodedText {
  std::string text;     ///< Valid UTF-8 without byte order mark.
  std::string charset;  ///< Name of the charset the bytes were read in, e.g. "UTF-8", "windows-1252".
  std::vector<std::string>
      notes;  ///< What was guessed or repaired, in words; empty for clean or declared input.
};

/// Decodes a page. In this order: byte order mark; UTF-16 without one (by its zero bytes); valid UTF-8; the
/// charset an HTML page declares; nearly valid UTF-8 (malformed bytes become U+FFFD); ICU's detector;
/// windows-1252. Errors: kInputBinary (magic bytes or NUL bytes), kBadEncoding; `where` is left empty.
/// Thread-safe. Source: WHATWG Encoding §4 and HTML §13.2.3 (encoding sniffing), with valid UTF-8 ahead of a
/// declaration.
[[nodiscard]] Result<DecodedText> decode_text(std::string_view bytes);

/// The charset that <meta charset>, <meta http-equiv> or an XML declaration in the first 4 KiB names; empty
/// if none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

}  // namespace rapport::ingest
