// Words as the actor tables compare them: accents and case folded away, the case kept as flags.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/span.hpp"

namespace rapport::dict {

/// One word or mark. `folded` is lower case without accents, points and apostrophes ("U.S." -> "us",
/// "O'Neill" -> "oneill"); a possessive ending is a word of its own, "'s".
struct PhraseWord {
  ByteSpan span;  ///< Bytes of the text given to phrase_words().
  std::string folded;
  std::uint64_t key = 0;  ///< Hash of `folded`.
  bool upper = false;     ///< Begins with a capital letter.
  bool all_caps = false;  ///< Two letters or more, none of them small.
  bool pointed = false;   ///< Written with inner points ("U.S.", "D.C.").
  bool joined = false;    ///< A hyphen or dash stands between it and the word before, without space.
  bool mark = false;      ///< Punctuation; `folded` is the mark, any quotation mark being '"'.
};

/// Splits `extent` of `text` into words. Full points are dropped (abbreviations match with and without), "&"
/// becomes the word "and". Pure; works on any bytes.
[[nodiscard]] std::vector<PhraseWord> phrase_words(std::string_view text, ByteSpan extent);

/// The whole text.
[[nodiscard]] std::vector<PhraseWord> phrase_words(std::string_view text);

}  // namespace rapport::dict
