#include "ingest/text_lines.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/line_kind.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMaxWrapWidth = 110;  // Wider lines are paragraphs.
constexpr std::size_t kMinWrapWidth = 50;   // Narrower ones are verse, lists, headers.

/// True for bytes that begin no white space.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte < 0x7F;
}

/// Bytes of the white space at `at`: ASCII space and control bytes, U+00A0, U+2028, U+2029, U+3000, U+FEFF;
/// else 0.
std::size_t space_size(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte <= 0x20 || byte == 0x7F) {
    return 1;
  }
  if (byte < 0xC2) {
    return 0;
  }
  if (text.substr(at, 2) == "\xC2\xA0") {
    return 2;
  }
  const std::string_view three = text.substr(at, 3);
  const bool wide = three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" || three == "\xE3\x80\x80" ||
                    three == "\xEF\xBB\xBF" || three == "\xE2\x80\x8B";
  return wide ? 3 : 0;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n' && text[at] != '\r') {
      continue;
    }
    out.push_back(text.substr(begin, at - begin));
    at += text.substr(at, 2) == "\r\n" ? 1U : 0U;
    begin = at + 1;
  }
  out.push_back(text.substr(begin));
  return out;
}

/// Wrapped: no wide line, the lines before the last are of like width and mostly do not end a sentence.
bool is_wrapped(const std::vector<std::string>& block) {
  if (block.size() < 2) {
    return false;
  }
  std::size_t widest = 0;
  std::size_t open_lines = 0;
  std::size_t full_lines = 0;
  for (const std::string& line : block) {
    widest = std::max(widest, base::count_code_points(line));
  }
  for (const std::string& line : block) {
    open_lines += ends_sentence(line) ? 0U : 1U;
    full_lines += base::count_code_points(line) * 10 >= widest * 7 ? 1U : 0U;
  }
  return widest <= kMaxWrapWidth && widest >= kMinWrapWidth && open_lines * 2 >= block.size() - 1 &&
         full_lines * 2 >= block.size() && open_lines > 0 &&
         std::any_of(block.begin() + 1, block.end(),
                     [](const std::string& line) { return base::is_lower(line[0]); });
}

/// Joins the lines of a wrapped block; a short line that ends a sentence, and a list item, end a paragraph.
void join_wrapped(const std::vector<std::string>& block, std::vector<std::string>& out) {
  std::size_t widest = 0;
  for (const std::string& line : block) {
    widest = std::max(widest, line.size());
  }
  std::string paragraph;
  for (const std::string& line : block) {
    if (!paragraph.empty() && is_list_item(line)) {
      out.push_back(std::move(paragraph));
      paragraph.clear();
    }
    paragraph += paragraph.empty() ? line : ' ' + line;
    if (ends_sentence(line) && line.size() * 4 < widest * 3) {
      out.push_back(std::move(paragraph));
      paragraph.clear();
    }
  }
  if (!paragraph.empty()) {
    out.push_back(std::move(paragraph));
  }
}

void flush(std::vector<std::string>& block, std::vector<std::string>& out) {
  if (is_wrapped(block)) {
    // A title above wrapped lines of the same block keeps its line.
    const bool titled = out.empty() && block.size() > 2 && is_headline_like(block[0]) &&
                        !base::is_lower(block[1][0]) && block[0].size() * 10 < block[1].size() * 9;
    if (titled) {
      out.push_back(std::move(block.front()));
      block.erase(block.begin());
    }
    join_wrapped(block, out);
  } else {
    std::move(block.begin(), block.end(), std::back_inserter(out));
  }
  block.clear();
}

}  // namespace

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = space_size(text, at);
    if (size == 0) {
      return false;
    }
    at += size;
  }
  return true;
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = space_size(text, at)) {
      at += size;
      continue;
    }
    const std::size_t begin = at;
    do {
      ++at;
    } while (at < text.size() && (is_plain(text[at]) || space_size(text, at) == 0));
    if (!out.empty()) {
      out += ' ';
    }
    out.append(text, begin, at - begin);
  }
  return out;
}

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> out;
  std::vector<std::string> block;
  for (const std::string_view raw : lines_of(text)) {
    std::string line = collapse_space(raw);
    if (line.empty() || is_separator(line)) {
      flush(block, out);
    } else {
      block.push_back(std::move(line));
    }
  }
  flush(block, out);
  return out;
}

}  // namespace rapport::ingest
