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

/// Decodes a page. In this order: byte order mark; UTF-16 without one (by its zero bytes); ISO-2022 that is
/// declared; valid UTF-8; another declared charset; nearly valid UTF-8 (malformed bytes become U+FFFD); ICU's
/// detector; windows-1252. Declared is what `transport_charset` says (the Content-Type of an HTTP header),
/// else declared_charset(). Errors: kInputBinary (magic bytes or NUL bytes), kBadEncoding, kInputTooLarge
/// (over 512 MiB that are not UTF-8); `where` is left empty. Thread-safe. Source: WHATWG Encoding §4 and HTML
/// §13.2.3 (encoding sniffing), with valid UTF-8 ahead of a declaration: pages in UTF-8 that still declare
/// what they were in before are common, other text that happens to be valid UTF-8 is not.
[[nodiscard]] Result<DecodedText> decode_text(std::string_view bytes,
                                              std::string_view transport_charset = {});

}  // namespace rapport::ingest
