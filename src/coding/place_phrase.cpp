#include "coding/place_phrase.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"

namespace rapport::coding {
namespace {

using dict::PlaceTable;
using dict::PlaceWord;

constexpr std::size_t kLongestName = 7;  ///< Words; "South Georgia and the South Sandwich Islands".

constexpr std::array<std::string_view, 8> kOpening{"\"", "(", "[", "'", "“", "‘", "«", "-"};
constexpr std::array<std::string_view, 12> kClosing{"\"", ")", "]", "'", "”", "’",
                                                    "»",  ",", ";", ":", "!", "?"};
constexpr std::array<std::string_view, 2> kPossessive{"'s", "’s"};
constexpr std::array<std::string_view, 3> kDashes{"-", "–", "—"};

bool begins_capital(std::string_view word) {
  for (const std::string_view article : {"al-", "el-", "ad-", "ar-", "as-", "ash-", "at-", "az-", "an-"}) {
    if (word.starts_with(article)) {
      word.remove_prefix(article.size());
      break;
    }
  }
  return !word.empty() && (base::is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3);
}

/// Cuts punctuation off a run of bytes without white space.
PlaceWordSpan trim_word(std::string_view text, ByteSpan span) {
  PlaceWordSpan word{.span = span};
  const auto cut_front = [&](std::string_view mark) {
    const bool there = word.span.of(text).starts_with(mark);
    word.span.begin += there ? mark.size() : 0;
    return there;
  };
  const auto cut_back = [&](std::string_view mark) {
    const bool there = word.span.of(text).ends_with(mark);
    word.span.end -= there ? mark.size() : 0;
    return there;
  };
  while (std::any_of(kOpening.begin(), kOpening.end(), cut_front)) {
  }
  const auto possessive = [&] { return std::any_of(kPossessive.begin(), kPossessive.end(), cut_back); };
  for (bool more = true; more;) {
    word.possessive = possessive() || word.possessive;
    const bool quote = word.span.of(text).ends_with("s'") || word.span.of(text).ends_with("s’");
    more = std::any_of(kClosing.begin(), kClosing.end(), cut_back);
    word.possessive = word.possessive || (more && quote);
    word.comma_after = word.comma_after || (more && !quote);
  }
  // A full stop belongs to an abbreviation ("U.S.", "D.C.", "St."), else it ends the word.
  const std::string_view rest = word.span.of(text);
  if (rest.ends_with('.') && rest.size() > 4 && rest.find('.') == rest.size() - 1) {
    --word.span.end;
    word.comma_after = true;
  }
  word.capital = begins_capital(word.span.of(text));
  return word;
}

std::vector<PlaceWordSpan> words_of(std::string_view text) {
  std::vector<PlaceWordSpan> words;
  for (std::size_t at = 0; at < text.size();) {
    if (base::is_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !base::is_space(text[end])) {
      ++end;
    }
    const PlaceWordSpan word = trim_word(text, {at, end});
    if (!word.span.empty()) {
      words.push_back(word);
    } else if (!words.empty()) {
      words.back().comma_after = true;
    }
    at = end;
  }
  return words;
}

/// Replaces word `index` by its pieces between dashes; false when there is no dash inside.
bool cut_hyphens(std::string_view text, std::vector<PlaceWordSpan>& words, std::size_t index) {
  const PlaceWordSpan whole = words[index];
  std::vector<PlaceWordSpan> pieces;
  std::size_t begin = whole.span.begin;
  for (std::size_t at = begin; at < whole.span.end;) {
    const auto dash = std::find_if(kDashes.begin(), kDashes.end(),
                                   [&](std::string_view d) { return text.substr(at).starts_with(d); });
    if (dash == kDashes.end()) {
      ++at;
      continue;
    }
    if (at > begin) {
      pieces.push_back({.span = {begin, at}, .hyphen_after = true});
    }
    at += dash->size();
    begin = at;
  }
  if (pieces.empty() || begin >= whole.span.end) {
    return false;
  }
  PlaceWordSpan last = whole;
  last.span.begin = begin;
  pieces.push_back(last);
  for (PlaceWordSpan& piece : pieces) {
    piece.capital = begins_capital(piece.span.of(text));
  }
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(index));
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(index), pieces.begin(), pieces.end());
  return true;
}

/// The longest hit that begins with word `first`; `last` is 0 when there is none.
PlaceHit longest_hit(const PlaceTable& table, const PlacePhrase& phrase, std::size_t first) {
  const std::size_t most = std::min(kLongestName, phrase.words.size() - first);
  for (std::size_t count = most; count > 0; --count) {
    const std::size_t last = first + count;
    PlaceHit hit{first, last, table.find(phrase.between(first, last)), {}};
    const bool country = std::any_of(hit.places.begin(), hit.places.end(),
                                     [](const auto* p) { return p->kind <= dict::PlaceKind::kWorldRegion; });
    if (const auto of = table.country_of_adjective(phrase.between(first, last)); of && !country) {
      hit.places.clear();
      hit.adjective_of = *of;
      return hit;
    }
    if (!hit.places.empty()) {
      return hit;
    }
  }
  return {};
}

}  // namespace

PlacePhrase read_place_phrase(const PlaceTable& table, std::string_view text) {
  PlacePhrase phrase{text, words_of(text), {}};
  for (std::size_t at = 0; at < phrase.words.size();) {
    PlaceHit hit;
    const bool start =
        phrase.words[at].capital || (at + 1 < phrase.words.size() && phrase.words[at + 1].capital);
    if (start) {
      hit = longest_hit(table, phrase, at);
    }
    if (hit.last > at) {
      at = hit.last;
      phrase.hits.push_back(std::move(hit));
    } else if (!start || !cut_hyphens(text, phrase.words, at)) {
      ++at;
    }
  }
  return phrase;
}

}  // namespace rapport::coding
