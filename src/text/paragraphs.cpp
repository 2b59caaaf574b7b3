#include "text/paragraphs.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/white_space.hpp"

namespace rapport::text {
namespace {

constexpr std::size_t kMinWrappedChars =
    40;  // A shorter line is a heading or a list item, not a wrapped line.
constexpr std::size_t kMaxWrappedChars = 132;  // Nobody wraps wider; longer lines are paragraphs.

/// A line without outer white space.
struct Line {
  ByteSpan span;
  std::size_t chars = 0;       ///< Width in code points.
  std::size_t first_word = 0;  ///< Width of the first word.
};

std::size_t width_of(std::string_view piece) {
  return static_cast<std::size_t>(std::count_if(
      piece.begin(), piece.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Line read_line(std::string_view text, ByteSpan extent) {
  Line line;
  line.span = trim_span(text, extent);
  const std::string_view piece = line.span.of(text);
  line.chars = width_of(piece);
  const auto space = std::find_if(piece.begin(), piece.end(), base::is_space);
  line.first_word = width_of(piece.substr(0, static_cast<std::size_t>(space - piece.begin())));
  return line;
}

/// Calls `visit(line)` for every line of `extent`.
template <class Visit>
void for_each_line(std::string_view text, ByteSpan extent, const Visit& visit) {
  for (std::size_t at = extent.begin; at < extent.end;) {
    const std::size_t newline = std::min(text.find('\n', at), extent.end);
    visit(read_line(text, {at, newline}));
    at = newline + 1;
  }
}

/// Width to which the text is hard-wrapped, 0 when its lines are paragraphs. Lines of one word (URLs) do not
/// count.
std::size_t wrap_width(std::string_view text, ByteSpan extent) {
  std::size_t widest = 0;
  for_each_line(text, extent, [&](const Line& line) {
    widest = line.first_word < line.chars ? std::max(widest, line.chars) : widest;
  });
  return widest <= kMaxWrappedChars ? widest : 0;
}

// "- item", "* item", "2) item"; "2. item" and a dash only after a complete line, since wrapped text can
// begin so.
bool is_bullet(std::string_view line, bool after_complete) {
  const base::CodePoint first = base::decode(line, 0);
  const bool spaced = first.size < line.size() && base::is_space(line[first.size]);
  if (first.value == U'*' || (first.value >= 0x25A0 && first.value <= 0x25FF) || first.value == 0x2022 ||
      first.value == 0x00B7) {
    return spaced || first.value >= 0x2022;
  }
  if (first.value == U'-' || first.value == 0x2013) {
    return spaced && after_complete;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && base::is_digit(line[digits])) {
    ++digits;
  }
  return digits > 0 && digits + 1 < line.size() && base::is_space(line[digits + 1]) &&
         (line[digits] == ')' || (line[digits] == '.' && after_complete));
}

bool starts_lower(std::string_view line) {
  return u_islower(static_cast<UChar32>(base::decode(line, 0).value)) != 0;
}

/// True for a line that ends with '.', '?', '!' or an ellipsis, closing quotes and brackets set aside.
bool is_complete(std::string_view line) {
  while (!line.empty()) {
    const char last = line.back();
    if (last == '"' || last == '\'' || last == ')' || last == ']') {
      line.remove_suffix(1);
    } else if (line.ends_with("\u201D") || line.ends_with("\u2019") || line.ends_with("\u00BB")) {
      line.remove_suffix(line.ends_with("\u00BB") ? 2 : 3);
    } else {
      return last == '.' || last == '?' || last == '!' || line.ends_with("\u2026");
    }
  }
  return false;
}

class Joiner {
 public:
  Joiner(std::string_view text, std::size_t width) : text_(text), width_(width) {}

  /// True when the break between two lines that follow each other is white space only.
  [[nodiscard]] bool joins(const Line& line, const Line& next) const {
    const bool complete = is_complete(line.span.of(text_));
    if (is_bullet(next.span.of(text_), complete)) {
      return false;
    }
    if (starts_lower(next.span.of(text_))) {
      return true;
    }
    return line.chars > kMinWrappedChars && width_ > 0 && line.chars + 1 + next.first_word > width_;
  }

 private:
  std::string_view text_;
  std::size_t width_;
};

}  // namespace

std::vector<ByteSpan> split_paragraphs(std::string_view text, ByteSpan extent) {
  extent.end = std::min(extent.end, text.size());
  const Joiner joiner(text, wrap_width(text, extent));
  std::vector<ByteSpan> out;
  Line before;
  for_each_line(text, extent, [&](const Line& line) {
    if (!before.span.empty() && !line.span.empty() && joiner.joins(before, line)) {
      out.back().end = line.span.end;
    } else if (!line.span.empty()) {
      out.push_back(line.span);
    }
    before = line;
  });
  return out;
}

}  // namespace rapport::text
