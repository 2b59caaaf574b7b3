// Encodings of mail.
#pragma once

#include <string>
#include <string_view>

namespace rapport::ingest {

/// Bytes of base64; what is no digit of it is passed over. Source: RFC 2045 §6.8.
[[nodiscard]] std::string decode_base64(std::string_view text);

/// Bytes of quoted-printable; a '=' that begins nothing stays. Source: RFC 2045 §6.7.
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);

/// A body in the encoding that Content-Transfer-Encoding names; others are as they are.
[[nodiscard]] std::string decode_transfer(std::string_view body, std::string_view encoding);

/// A field's value with its encoded words decoded, in valid UTF-8, white space collapsed. Source: RFC 2047.
[[nodiscard]] std::string decode_header_words(std::string_view value);

}  // namespace rapport::ingest
