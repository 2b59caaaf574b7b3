// Rules: a paragraph (text/paragraphs.hpp) is cut after '.', '?', '!' or an ellipsis and the quotes and
// brackets that close with it, where white space follows and neither the word before (text/abbreviations.hpp)
// nor what comes next says that the sentence goes on.
#include "text/sentence_splitter.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/abbreviations.hpp"
#include "text/paragraphs.hpp"
#include "text/sentence_words.hpp"
#include "text/tokenizer.hpp"
#include "text/white_space.hpp"

namespace rapport::text {
namespace {

constexpr std::size_t kMaxSentenceBytes = 2000;
/// Longer words are no abbreviations; bounds the look back and ahead.
constexpr std::size_t kMaxWordBytes = 40;

bool is_terminal(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == 0x2026;
}

bool is_closer(char32_t c) {
  return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'}' || c == 0x201D || c == 0x2019 ||
         c == 0xBB;
}

bool is_closing_quote(char32_t c) {
  return c == U'"' || c == U'\'' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

bool is_opener(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'(' || c == U'[' || c == U'{' || c == 0x201C || c == 0x2018 ||
         c == 0xAB;
}

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2012 && c <= 0x2015);
}

bool is_lower_letter(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) != 0;
}

/// End marks in a row with the quotes and brackets that close after them.
struct Mark {
  std::size_t begin = 0;
  std::size_t point_end = 0;  ///< End of the first mark.
  std::size_t end = 0;
  std::size_t points = 0;  ///< Points in the run; an ellipsis counts three.
  bool asks = false;       ///< Has '?' or '!'.
  bool closes_quote = false;
};

/// What comes after a mark and its white space.
struct Next {
  std::size_t word = 0;  ///< Where the first word begins, after opening quotes and brackets.
  char32_t first = 0;    ///< Its first code point; 0 at the end of the paragraph.
  bool dash = false;     ///< A dash stands before it.
};

/// Cuts one paragraph into sentences.
class ParagraphSplitter {
 public:
  ParagraphSplitter(std::string_view text, ByteSpan paragraph, std::vector<ByteSpan>& out)
      : text_(text), begin_(paragraph.begin), end_(paragraph.end), out_(out) {}

  void run() {
    for (std::size_t at = begin_; at < end_;) {
      const base::CodePoint point = base::decode(text_, at);
      if (!is_terminal(point.value)) {
        at += point.size;
        continue;
      }
      const Mark mark = read_mark(at);
      at = mark.end;
      if (mark.end < end_ && ends_at(mark)) {
        emit(mark.end);
        at = begin_;
      }
    }
    emit(end_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t at) const { return at < end_ ? base::decode(text_, at).value : 0; }

  /// Ends the sentence at `end`, cutting it where it is too long, and begins the next one.
  void emit(std::size_t end) {
    while (end - begin_ > kMaxSentenceBytes) {
      std::size_t cut = begin_ + kMaxSentenceBytes;
      while (cut > begin_ && !base::is_space(text_[cut])) {
        --cut;
      }
      if (cut == begin_) {
        cut = begin_ + kMaxSentenceBytes;
        while (cut > begin_ + kMaxSentenceBytes - 3 &&
               (static_cast<unsigned char>(text_[cut]) & 0xC0U) == 0x80U) {
          --cut;
        }
      }
      push({begin_, cut});
      begin_ = skip_white_space(text_, cut, end);
    }
    push({begin_, end});
    begin_ = skip_white_space(text_, end, end_);
  }

  void push(ByteSpan span) {
    const ByteSpan trimmed = trim_span(text_, span);
    if (!trimmed.empty()) {
      out_.push_back(trimmed);
    }
  }

  [[nodiscard]] Mark read_mark(std::size_t at) const {
    Mark mark;
    mark.begin = at;
    mark.point_end = at + base::decode(text_, at).size;
    while (true) {
      at = read_points(at, mark);
      at = read_closers(at, mark);
      const std::size_t spaced = skip_white_space(text_, at, end_);
      if (spaced == at || spaced >= end_ || !stands_alone(spaced)) {
        break;
      }
      at = spaced;
    }
    mark.end = at;
    return mark;
  }

  std::size_t read_points(std::size_t at, Mark& mark) const {
    for (char32_t point = peek(at); is_terminal(point); point = peek(at)) {
      mark.points += point == U'.' ? 1U : point == 0x2026 ? 3U : 0U;
      mark.asks = mark.asks || point == U'?' || point == U'!';
      at += point == 0x2026 ? 3 : 1;
    }
    return at;
  }

  std::size_t read_closers(std::size_t at, Mark& mark) const {
    while (at < end_) {
      const base::CodePoint point = base::decode(text_, at);
      const std::size_t note = footnote_end(at);
      if (note == at && !is_closer(point.value)) {
        break;
      }
      mark.closes_quote = mark.closes_quote || is_closing_quote(point.value);
      at = note > at ? note : at + point.size;
    }
    return at;
  }

  // A mark or bracket with white space on both sides belongs to what is before: ". . .", "( see below. )".
  [[nodiscard]] bool stands_alone(std::size_t at) const {
    if (footnote_end(at) > at) {
      return true;
    }
    const base::CodePoint point = base::decode(text_, at);
    const bool last = at + point.size >= end_;
    const bool mark = is_terminal(point.value) || point.value == U')' || point.value == U']' ||
                      point.value == 0x201D || (point.value == U'"' && last);
    return mark && (last || is_white_space(peek(at + point.size)));
  }

  // "left.[12] She": the end of the footnote mark, `at` when there is none.
  [[nodiscard]] std::size_t footnote_end(std::size_t at) const {
    std::size_t digits = at + 1;
    while (digits < end_ && digits < at + 4 && base::is_digit(text_[digits])) {
      ++digits;
    }
    const bool note = text_[at] == '[' && digits > at + 1 && digits < end_ && text_[digits] == ']';
    return note ? digits + 1 : at;
  }

  [[nodiscard]] Next read_next(std::size_t at) const {
    Next next;
    base::CodePoint point = base::decode(text_, at);
    while (is_dash(point.value) && at < end_) {
      next.dash = true;
      at += point.size;
      point = at < end_ ? base::decode(text_, at) : base::CodePoint{};
    }
    at = skip_white_space(text_, at, end_);
    while (at < end_ && is_opener(peek(at))) {
      at += base::decode(text_, at).size;
    }
    next.word = at;
    next.first = peek(at);
    return next;
  }

  [[nodiscard]] bool ends_at(const Mark& mark) const {
    const std::size_t after = skip_white_space(text_, mark.end, end_);
    if (after == mark.end) {
      return is_glued(mark);
    }
    const Next next = read_next(after);
    if (mark.asks) {
      return !is_lower_letter(next.first) && !(mark.closes_quote && is_speaker(next.word));
    }
    if (is_lower_letter(next.first) && !starts_lower_sentence(mark, next)) {
      return false;
    }
    return mark.points > 1 || point_ends(mark, next);
  }

  // What begins a sentence in lower case: "al-Shabab", "iPhone", an address, and, after a plain word, "i".
  [[nodiscard]] bool starts_lower_sentence(const Mark& mark, const Next& next) const {
    const std::string_view rest = text_.substr(next.word, std::min<std::size_t>(end_ - next.word, 8));
    const std::string word = lower_word(next.word);
    const bool camel = has_inner_capital(next.word, word.size());
    return mark.points == 1 && !mark.closes_quote && !next.dash &&
           (camel || rest.starts_with("al-") || rest.starts_with("http") || rest.starts_with("www.") ||
            word == "i");
  }

  [[nodiscard]] bool has_inner_capital(std::size_t at, std::size_t size) const {
    const std::string_view word = text_.substr(at, size);
    return std::any_of(word.begin(), word.end(), base::is_upper);
  }

  [[nodiscard]] bool point_ends(const Mark& mark, const Next& next) const {
    const std::size_t word = word_begin(mark.begin);
    if (word == begin_ && is_enumerator(word, mark.begin)) {
      return false;
    }
    const Abbreviation kind = kind_of_abbreviation(text_.substr(word, mark.point_end - word));
    if (kind == Abbreviation::kNone || next.first == 0) {
      return true;
    }
    const bool digit = next.first < 0x80 && base::is_digit(static_cast<char>(next.first));
    if (next.dash || digit || kind == Abbreviation::kTitle) {
      return false;
    }
    switch (kind) {
      case Abbreviation::kClock:
        return !follows_clock(lower_word(next.word));
      case Abbreviation::kUsual:
        return starts_with_starter(next.word) ||
               (is_initialism(word, mark.begin) && starts_with_subject(next.word));
      default:
        return true;
    }
  }

  /// Where the word before a point begins: letters, digits and points in a row.
  [[nodiscard]] std::size_t word_begin(std::size_t at) const {
    std::size_t begin = at;
    while (begin > begin_ && at - begin < kMaxWordBytes &&
           (base::is_alnum(text_[begin - 1]) || text_[begin - 1] == '.' ||
            static_cast<unsigned char>(text_[begin - 1]) >= 0xC3)) {
      --begin;
    }
    return begin;
  }

  // "1.", "2.1." and "B." at the start of a sentence number what follows.
  [[nodiscard]] bool is_enumerator(std::size_t begin, std::size_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.empty()) {
      return false;
    }
    const bool points = word.find('.') != std::string_view::npos;
    const bool number =
        word.size() <= (points ? 8U : 2U) && base::is_digit(word[0]) &&
        std::all_of(word.begin(), word.end(), [](char c) { return c == '.' || base::is_digit(c); });
    return number || (word.size() == 1 && base::is_upper(word[0]) && word[0] != 'I');
  }

  // "the talks.The minister": pages lose the space between paragraphs.
  [[nodiscard]] bool is_glued(const Mark& mark) const {
    const std::size_t word = word_begin(mark.begin);
    const std::string_view before = text_.substr(word, mark.begin - word);
    return mark.end - mark.begin == 1 && before.size() > 2 &&
           std::all_of(before.begin(), before.end(), base::is_lower) && word > begin_ &&
           base::is_space(text_[word - 1]) && starts_with_starter(mark.end);
  }

  /// The letters from `at` on, lower case.
  [[nodiscard]] std::string lower_word(std::size_t at) const {
    std::size_t end = at;
    while (end < end_ && end - at < kMaxWordBytes && base::is_alpha(text_[end])) {
      ++end;
    }
    return base::lower(text_.substr(at, end - at));
  }

  [[nodiscard]] bool starts_with_starter(std::size_t at) const {
    if (at >= end_ || !base::is_upper(text_[at])) {
      return false;
    }
    const std::string word = lower_word(at);
    const char after = at + word.size() < end_ ? text_[at + word.size()] : ' ';
    return after != '.' && after != '-' && is_sentence_starter(word);
  }

  // "U.S" before its last point, not "Inc".
  [[nodiscard]] bool is_initialism(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin).find('.') != std::string_view::npos;
  }

  // "over the U.S. Blinken is": one name and a finite verb begin a sentence, unless the name is of a state's
  // organ ("the U.S. Congress is").
  [[nodiscard]] bool starts_with_subject(std::size_t at) const {
    if (at >= end_ || !base::is_upper(text_[at])) {
      return false;
    }
    const std::string word = lower_word(at);
    const std::size_t after = at + word.size();
    const std::size_t verb = skip_white_space(text_, after, end_);
    return verb > after && verb < end_ && base::is_lower(text_[verb]) && is_finite_verb(lower_word(verb)) &&
           !is_state_organ(word);
  }

  // '"Why?" John Smith asked': up to six capitalised words and a verb of speech.
  [[nodiscard]] bool is_speaker(std::size_t at) const {
    for (int i = 0; i < 7 && at < end_; ++i) {
      const std::string word = lower_word(at);
      if (word.empty()) {
        return false;
      }
      if (!base::is_upper(text_[at])) {
        return i > 0 && is_speech_verb(word);
      }
      at += word.size();
      at += at < end_ && text_[at] == '.' ? 1U : 0U;
      at = skip_white_space(text_, at, end_);
    }
    return false;
  }

  std::string_view text_;
  std::size_t begin_;  ///< Of the sentence being read.
  std::size_t end_;
  std::vector<ByteSpan>& out_;
};

/// Where the title line ends; 0 without one.
std::size_t title_end(const Story& story) {
  if (!story.has_title_line) {
    return 0;
  }
  const std::string& text = story.text;
  const std::size_t size = story.title ? story.title->size() : 0;
  if (size > 0 && size < text.size() && text[size] == '\n' && text.starts_with(*story.title)) {
    return size;
  }
  return std::min(text.find('\n'), text.size());
}

void split_extent(const std::string& text, ByteSpan extent, bool is_title, std::vector<Sentence>& out) {
  std::vector<ByteSpan> spans;
  if (is_title) {
    ParagraphSplitter(text, trim_span(text, extent), spans).run();
  } else {
    for (const ByteSpan& paragraph : split_paragraphs(text, extent)) {
      ParagraphSplitter(text, paragraph, spans).run();
    }
  }
  for (const ByteSpan& span : spans) {
    out.push_back({span, is_title, tokenize(text, span)});
  }
}

}  // namespace

std::vector<Sentence> split_sentences(const Story& story) {
  std::vector<Sentence> out;
  const std::size_t title = title_end(story);
  split_extent(story.text, {0, title}, true, out);
  split_extent(story.text, {title, story.text.size()}, false, out);
  return out;
}

}  // namespace rapport::text
