#include "ingest/mime_coding.hpp"

#include <cstdint>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/charset.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

int digit_of_base64(char c) {
  if (base::is_upper(c)) {
    return c - 'A';
  }
  if (base::is_lower(c)) {
    return c - 'a' + 26;
  }
  if (base::is_digit(c)) {
    return c - '0' + 52;
  }
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

int digit_of_hex(char c) {
  const char low = base::to_lower(c);
  return base::is_digit(low) ? low - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::optional<char> hex_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) {
    return std::nullopt;
  }
  const int high = digit_of_hex(text[at]);
  const int low = digit_of_hex(text[at + 1]);
  return high < 0 || low < 0 ? std::nullopt : std::optional(static_cast<char>(high * 16 + low));
}

/// "=?charset?B?text?=" at the beginning of a text.
struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t size = 0;
};

std::optional<EncodedWord> read_word(std::string_view text) {
  const std::size_t charset_end = text.find('?', 2);
  if (!text.starts_with("=?") || charset_end == std::string_view::npos || charset_end + 2 >= text.size() ||
      text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  const char encoding = base::to_lower(text[charset_end + 1]);
  if (end == std::string_view::npos || (encoding != 'b' && encoding != 'q')) {
    return std::nullopt;
  }
  std::string content(text.substr(begin, end - begin));
  if (encoding == 'q') {
    for (char& c : content) {
      c = c == '_' ? ' ' : c;
    }
  }
  const std::string_view charset = text.substr(2, charset_end - 2);
  return EncodedWord{base::lower(charset.substr(0, charset.find('*'))),  // RFC 2231 §5: a language behind it.
                     encoding == 'b' ? decode_base64(content) : decode_quoted_printable(content), end + 2};
}

void append_decoded(std::string& out, const EncodedWord& word) {
  const auto decoded = decode_text(word.bytes, word.charset);
  out += decoded ? decoded->text : base::repair(word.bytes);
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') {  // What comes behind an end is another text.
      bits = 0;
      count = 0;
    }
    const int digit = digit_of_base64(c);
    if (digit < 0) {
      continue;
    }
    bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    std::size_t end = i + 1;  // A soft end of line may have white space in front of it.
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) {
      ++end;
    }
    if (const auto byte = hex_at(text, i + 1)) {
      out += *byte;
      i += 2;
    } else if (end < text.size() && text[end] == '\n') {
      i = end;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_transfer(std::string_view body, std::string_view encoding) {
  const std::string name = base::lower(base::trim(encoding));
  return name == "base64"             ? decode_base64(body)
         : name == "quoted-printable" ? decode_quoted_printable(body)
                                      : std::string(body);
}

std::string decode_header_words(std::string_view value) {
  std::string out;
  std::string plain;                // Not yet in `out`.
  std::optional<EncodedWord> open;  // One charset over several words: a character may lie across them.
  const auto flush = [&] {
    if (open) {
      append_decoded(out, *open);
      open.reset();
    }
  };
  while (!value.empty()) {
    auto word = value.front() == '=' ? read_word(value) : std::nullopt;
    if (!word) {
      plain += value.front();
      value.remove_prefix(1);
      continue;
    }
    value.remove_prefix(word->size);
    const bool joins = open && base::trim(plain).empty();
    if (joins && open->charset == word->charset) {
      open->bytes += word->bytes;
    } else {
      flush();
      out += joins ? "" : base::repair(plain);
      open = std::move(word);
    }
    plain.clear();
  }
  flush();
  const auto rest = decode_text(plain);
  out += rest ? rest->text : base::repair(plain);
  return collapse_space(out);
}

}  // namespace rapport::ingest
