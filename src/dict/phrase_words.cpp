#include "dict/phrase_words.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace rapport::dict {
namespace {

// First letter of the compatibility decomposition, lower case (Unicode 15); '?' where there is none.
// Generated.
constexpr std::string_view kLatin1AndA =  // U+00C0 to U+017F
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view kLatinAdditional =  // U+1E00 to U+1EFF
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

char base_letter(char32_t c) {
  if (c >= 0xC0 && c < 0xC0 + kLatin1AndA.size()) {
    return kLatin1AndA[c - 0xC0];
  }
  if (c >= 0x1E00 && c < 0x1E00 + kLatinAdditional.size()) {
    return kLatinAdditional[c - 0x1E00];
  }
  switch (c) {
    case 0x1A0:
    case 0x1A1:
      return 'o';
    case 0x1AF:
    case 0x1B0:
      return 'u';
    case 0x218:
    case 0x219:
      return 's';
    case 0x21A:
    case 0x21B:
      return 't';
    case 0x18F:
    case 0x259:
      return 'e';
    default:
      return '?';
  }
}

bool is_capital(char32_t c) {
  if (c < 0x80) {
    return base::is_upper(static_cast<char>(c));
  }
  if (c < 0x100) {
    return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  }
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x178 && c <= 0x17E)) {
    return c % 2 == 1 || c == 0x178;
  }
  return (c < 0x180 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x218 && c <= 0x21B)) && c % 2 == 0;
}

bool is_silent(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x2B0 && c <= 0x2FF);
}
bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2018 || c == 0x2019;
}
bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2013);
}
bool is_double_quote(char32_t c) {
  return c == U'"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

bool is_space(char32_t c) {
  return (c < 0x80 && base::is_space(static_cast<char>(c))) || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) {
    return base::is_alnum(static_cast<char>(c));
  }
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
         !(c >= 0x3000 && c <= 0x303F) && c != 0xFFFD && c != 0xFEFF;
}

class Splitter {
 public:
  Splitter(std::string_view text, ByteSpan extent) : text_(text), at_(extent.begin), end_(extent.end) {}

  std::vector<PhraseWord> run() {
    bool joined = false;
    while (at_ < end_) {
      const base::CodePoint point = base::decode(text_, at_);
      if (is_letter(point.value)) {
        read_word(joined);
        joined = false;
      } else if (is_space(point.value) || point.value == U'.' || is_silent(point.value)) {
        at_ += point.size;
        joined = false;
      } else if (is_dash(point.value) && at_ > 0 && !out_.empty() && out_.back().span.end == at_ &&
                 is_letter(peek(at_ + point.size))) {
        at_ += point.size;
        joined = true;
      } else {
        read_mark(point);
        joined = false;
      }
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t at) const { return at < end_ ? base::decode(text_, at).value : 0; }

  void read_mark(base::CodePoint point) {
    PhraseWord word;
    word.span = {at_, at_ + point.size};
    at_ += point.size;
    if (is_apostrophe(point.value)) {
      const bool possessive = !out_.empty() && out_.back().span.end == word.span.begin && !out_.back().mark;
      const char32_t next = peek(at_);
      if (possessive && (next == U's' || next == U'S') && !is_letter(peek(at_ + 1))) {
        word.span.end = ++at_;
        push(std::move(word), "'s");
        return;
      }
      push(std::move(word), "'");
      out_.back().mark = true;
      return;
    }
    const bool ampersand = point.value == U'&';
    word.mark = !ampersand;
    push(std::move(word), ampersand                      ? std::string("and")
                          : is_double_quote(point.value) ? std::string("\"")
                          : is_dash(point.value) || point.value == 0x2014
                              ? std::string("-")
                              : std::string(text_.substr(at_ - point.size, point.size)));
  }

  void push(PhraseWord word, std::string folded) {
    word.folded = std::move(folded);
    word.key = base::hash64(word.folded);
    out_.push_back(std::move(word));
  }

  void add_letter(base::CodePoint point, std::string& folded) {
    if (point.value < 0x80) {
      folded += base::to_lower(static_cast<char>(point.value));
      return;
    }
    const char letter = base_letter(point.value);
    letter != '?' ? folded += letter : folded.append(text_.substr(at_, point.size));
  }

  void read_word(bool joined) {
    PhraseWord word;
    word.span.begin = at_;
    word.joined = joined;
    word.upper = is_capital(base::decode(text_, at_).value);
    std::string folded;
    std::size_t letters = 0;
    std::size_t capitals = 0;
    while (at_ < end_) {
      const base::CodePoint point = base::decode(text_, at_);
      if (is_letter(point.value)) {
        ++letters;
        capitals +=
            is_capital(point.value) || (point.value < 0x80 && base::is_digit(static_cast<char>(point.value)));
        add_letter(point, folded);
      } else if (!is_silent(point.value) && !keeps(word.span.begin, point)) {
        break;
      } else if (point.value == U'.') {
        word.pointed = word.pointed || is_letter(peek(at_ + 1));
      }
      at_ += point.size;
    }
    word.span.end = at_;
    word.all_caps = letters >= 2 && capitals == letters && word.upper;
    push(std::move(word), std::move(folded));
  }

  // An apostrophe between letters that opens no possessive, and the points of initialisms and initials.
  [[nodiscard]] bool keeps(std::size_t begin, base::CodePoint point) const {
    const std::size_t after = at_ + point.size;
    if (is_apostrophe(point.value)) {
      const char32_t next = peek(after);
      return is_letter(next) && !((next == U's' || next == U'S') && !is_letter(peek(after + 1)));
    }
    if (point.value != U'.' || !base::is_alpha(text_[at_ - 1])) {
      return false;
    }
    const bool single = at_ == begin + 1 || (at_ >= begin + 2 && text_[at_ - 2] == '.');
    return single && (base::is_upper(text_[at_ - 1]) || is_letter(peek(after)));
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  std::vector<PhraseWord> out_;
};

}  // namespace

std::vector<PhraseWord> phrase_words(std::string_view text, ByteSpan extent) {
  return Splitter(text, extent).run();
}

std::vector<PhraseWord> phrase_words(std::string_view text) {
  return phrase_words(text, {0, text.size()});
}

}  // namespace rapport::dict
