#include "store/search_text.hpp"

#include <algorithm>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/ascii.hpp"

namespace rapport::store {
namespace {

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
}

// Appends a letter or digit, or a space where something else stands after a word.
class WordCollector {
 public:
  explicit WordCollector(std::size_t size) { out_.reserve(size); }
  void letter(char c) {
    if (gap_ && !out_.empty()) {
      out_ += ' ';
    }
    gap_ = false;
    out_ += c;
  }
  void gap() { gap_ = true; }
  std::string take() && { return std::move(out_); }

 private:
  std::string out_;
  bool gap_ = false;
};

std::string fold_ascii(std::string_view text) {
  WordCollector words(text.size());
  for (const char c : text) {
    if (base::is_alnum(c)) {
      words.letter(base::to_lower(c));
    } else {
      words.gap();
    }
  }
  return std::move(words).take();
}

std::string fold_unicode(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(error);
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  // What stands for letters ("№", "℃") may stand for capitals.
  if (U_SUCCESS(error)) {
    wide = normalizer->normalize(wide, error);
  }
  wide.foldCase();
  const icu::UnicodeString folded = U_SUCCESS(error) ? normalizer->normalize(wide, error) : wide;
  WordCollector words(text.size());
  for (int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const UChar32 point = folded.char32At(at);
    const int8_t type = u_charType(point);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) {
      continue;
    }
    if (u_isalnum(point) == 0) {
      words.gap();
      continue;
    }
    std::string bytes;
    icu::UnicodeString(point).toUTF8String(bytes);
    for (const char c : bytes) {
      words.letter(c);
    }
  }
  return std::move(words).take();
}

// The folded words of a part of a search, as one phrase of FTS5; "" where there are none.
std::string phrase_of(std::string_view part, bool prefix) {
  const std::string words = fold(part);
  if (words.empty()) {
    return {};
  }
  return '"' + words + (prefix ? "\"*" : "\"");
}

}  // namespace

std::string fold(std::string_view text) {
  return is_plain(text) ? fold_ascii(text) : fold_unicode(text);
}

std::string fold_spaced(std::string_view text) {
  const std::string words = fold(text);
  return words.empty() ? " " : ' ' + words + ' ';
}

std::string word_pattern(std::string_view text) {
  return '%' + fold_spaced(text) + '%';
}

Result<std::string> search_query(std::string_view text) {
  std::vector<std::string> phrases;
  bool quoted = false;
  for (const std::string_view part : base::split(text, '"')) {
    if (quoted) {
      phrases.push_back(phrase_of(part, false));
    } else {
      for (const std::string_view word : base::words(part)) {
        phrases.push_back(phrase_of(word, word.back() == '*'));
      }
    }
    quoted = !quoted;
  }
  std::string out;
  for (const std::string& phrase : phrases) {
    out += (out.empty() || phrase.empty() ? "" : " AND ") + phrase;
  }
  if (out.empty()) {
    return fail(ErrorCode::kBadOption, "'" + std::string(text) + "' has no word to search for");
  }
  return out;
}

}  // namespace rapport::store
