// The words of a place phrase and the names that the place table knows among them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rapport/span.hpp"

#include "dict/place_table.hpp"

namespace rapport::coding {

/// A word of a text without outer punctuation and possessive ending; a hyphenated word is one word first and
/// is cut in pieces where the table does not know it whole.
struct PlaceWordSpan {
  ByteSpan span;
  bool capital = false;       ///< Begins with a capital, "al-" and the like aside, or a letter outside ASCII.
  bool possessive = false;    ///< "'s" follows.
  bool comma_after = false;   ///< Comma, bracket, dash or the like follows.
  bool hyphen_after = false;  ///< Piece of a hyphenated word.
};

/// A name that the table knows, or a country's adjective: words [first, last) of the phrase.
struct PlaceHit {
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<const dict::PlaceEntry*> places;  ///< Empty for an adjective.
  std::string_view adjective_of;                ///< ISO code; empty for a name.
};

/// A phrase read into words and hits. The text and the table are borrowed.
struct PlacePhrase {
  std::string_view text;
  std::vector<PlaceWordSpan> words;
  std::vector<PlaceHit> hits;  ///< In order, not overlapping, longest first from the left.

  [[nodiscard]] std::string_view word(std::size_t index) const { return words[index].span.of(text); }
  /// Text of words [first, last) without the outer punctuation.
  [[nodiscard]] std::string_view between(std::size_t first, std::size_t last) const {
    return text.substr(words[first].span.begin, words[last - 1].span.end - words[first].span.begin);
  }
};

/// Reads `text`. Spans in the result count bytes of `text`.
[[nodiscard]] PlacePhrase read_place_phrase(const dict::PlaceTable& table, std::string_view text);

}  // namespace rapport::coding
