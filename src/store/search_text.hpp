// Text as it is searched: words in lower case without accents, the same in every back end.
#pragma once

#include <string>
#include <string_view>

#include "rapport/result.hpp"

namespace rapport::store {

/// The words of a text, folded, with one space between: letters and digits stay, in compatibility form,
/// without case and without accents; everything else separates. "Ødegård's U.S. visit" -> "ødegard s u s
/// visit" (ø is a letter of its own). Source: Unicode NFKD, default case folding.
[[nodiscard]] std::string fold(std::string_view text);

/// fold() between spaces, so that LIKE '% words %' finds whole words; " " where there are none.
[[nodiscard]] std::string fold_spaced(std::string_view text);

/// The pattern for LIKE that finds the words of `text` in a fold_spaced() text.
[[nodiscard]] std::string word_pattern(std::string_view text);

/// A search as the user writes it, in the words of FTS5: every word must be there, "words in quotes" one
/// after the other, wor* as the beginning of a word. Errors: kBadOption where there is no word.
[[nodiscard]] Result<std::string> search_query(std::string_view text);

}  // namespace rapport::store
