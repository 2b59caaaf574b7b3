#include "text/tokenizer.hpp"

#include <string>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/abbreviations.hpp"
#include "text/white_space.hpp"

namespace rapport::text {
namespace {

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2019';
}

bool is_word(char32_t c) {
  if (c < 0x80) {
    return base::is_alnum(static_cast<char>(c));
  }
  const bool latin_symbol = c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA;
  const bool general_punctuation = (c >= 0x2010 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20CF) ||
                                   (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) ||
                                   c == 0xFFFD;
  return !latin_symbol && !general_punctuation && c != 0xD7 && c != 0xF7;
}

/// Reads one token after another from a chunk without white space.
class ChunkReader {
 public:
  ChunkReader(std::string_view text, ByteSpan chunk, std::vector<Token>& out)
      : text_(text), end_(chunk.end), out_(out) {
    at_ = chunk.begin;
  }

  void read() {
    while (at_ < end_) {
      const base::CodePoint point = base::decode(text_, at_);
      if (is_word(point.value)) {
        read_word();
      } else {
        read_mark(point);
      }
    }
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t at) const { return at < end_ ? base::decode(text_, at).value : 0; }

  void push(std::size_t begin, std::size_t end) {
    out_.push_back({{begin, end}});
    at_ = end;
  }

  // Dots in a row and dashes in a row are one mark; "'s" after a word is one token.
  void read_mark(base::CodePoint point) {
    std::size_t end = at_ + point.size;
    if (is_apostrophe(point.value) && at_ > 0 && !out_.empty() && out_.back().span.end == at_) {
      const char next = end < end_ ? base::to_lower(text_[end]) : '\0';
      const bool closes = end + 1 >= end_ || !is_word(peek(end + 1));
      if ((next == 's' || next == 'd' || next == 'm') && closes) {
        push(at_, end + 1);
        return;
      }
    }
    if (point.value == U'.' || point.value == U'-') {
      while (end < end_ && text_[end] == static_cast<char>(point.value)) {
        ++end;
      }
    }
    push(at_, end);
  }

  // A point or comma inside a number, a point inside an initialism, and a final point of an abbreviation
  // stay.
  [[nodiscard]] bool keeps(std::size_t begin, std::size_t at, char32_t mark) const {
    const char32_t next = peek(at + 1);
    const bool digit_before = base::is_digit(text_[at - 1]);
    const bool digit_after = next < 0x80 && base::is_digit(static_cast<char>(next));
    if ((mark == U'.' || mark == U',' || mark == U':') && digit_before && digit_after) {
      return true;
    }
    if (mark == U'.') {
      if (is_word(next)) {
        return true;
      }
      return is_abbreviation(text_.substr(begin, at + 1 - begin)) ||
             (at + 1 < end_ && is_initialism(begin, at + 1));
    }
    return mark == U'&' && is_word(next) && at - begin <= 2;
  }

  [[nodiscard]] bool is_initialism(std::size_t begin, std::size_t end) const {
    return end - begin >= 4 && text_[begin + 1] == '.' && base::is_alpha(text_[begin]);
  }

  void read_word() {
    const std::size_t begin = at_;
    std::size_t at = at_;
    while (at < end_) {
      const base::CodePoint point = base::decode(text_, at);
      if (is_word(point.value)) {
        at += point.size;
      } else if (is_apostrophe(point.value) && inner_apostrophe(begin, at, point.size)) {
        at += point.size;
      } else if (point.size == 1 && keeps(begin, at, point.value)) {
        ++at;
      } else {
        break;
      }
    }
    const std::size_t split = negation_begin(begin, at);
    if (split > begin && split < at) {
      push(begin, split);
      push(split, at);
    } else {
      push(begin, at);
    }
  }

  // "O'Neill", "don't", "they're" hold their apostrophe; "Blinken's" does not.
  [[nodiscard]] bool inner_apostrophe(std::size_t begin, std::size_t at, std::size_t size) const {
    const std::size_t after = at + size;
    if (at == begin || !is_word(peek(after))) {
      return false;
    }
    const char next = base::to_lower(text_[after]);
    const bool one_letter = after + 1 >= end_ || !is_word(peek(after + 1));
    return !(one_letter && (next == 's' || next == 'd' || next == 'm'));
  }

  // Where "n't" begins in a word that ends with it, else npos.
  [[nodiscard]] std::size_t negation_begin(std::size_t begin, std::size_t end) const {
    const std::string word = base::lower(text_.substr(begin, end - begin));
    for (const std::string_view tail : {"n't", "n\u2019t"}) {
      if (word.size() > tail.size() && std::string_view(word).substr(word.size() - tail.size()) == tail) {
        return end - tail.size();
      }
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_;
  std::vector<Token>& out_;
};

}  // namespace

bool is_abbreviation(std::string_view word) {
  if (word.size() < 2 || word.back() != '.') {
    return false;
  }
  const std::string low = base::lower(word);
  if (is_listed_abbreviation(low)) {
    return true;
  }
  // Single letters with points: "U.S.", "a.m.", "J."; but not "I." and "a." alone, which end sentences.
  return is_pointed_letters(low) && (low.size() > 2 || (base::is_upper(word[0]) && word[0] != 'I'));
}

std::vector<Token> tokenize(std::string_view story_text, ByteSpan extent) {
  std::vector<Token> out;
  std::size_t at = extent.begin;
  while (at < extent.end) {
    base::CodePoint point = base::decode(story_text, at);
    if (is_white_space(point.value)) {
      at += point.size;
      continue;
    }
    const std::size_t begin = at;
    while (at < extent.end && !is_white_space(point.value)) {
      at += point.size;
      point = at < extent.end ? base::decode(story_text, at) : base::CodePoint{};
    }
    ChunkReader(story_text, {begin, at}, out).read();
  }
  return out;
}

}  // namespace rapport::text
