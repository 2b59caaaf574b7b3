// Words of a sentence: the units that triggers and roles are made of.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/sentence.hpp"
#include "rapport/span.hpp"

namespace rapport::text {

/// Splits `extent` of `story_text` into tokens: words, numbers, punctuation marks. Abbreviations ("U.S.",
/// "a.m.", "Gen.") and numbers ("1,000.5") keep their points; hyphenated words, possessives ("'s") and "n't"
/// are taken apart, because an actor often ends there ("Saudi-led", "Beijing's"). Pure; spans count bytes of
/// `story_text`.
[[nodiscard]] std::vector<Token> tokenize(std::string_view story_text, ByteSpan extent);

/// True for a word that is written with a final point within a sentence ("Gen.", "U.S.", "a.m.", "J.").
[[nodiscard]] bool is_abbreviation(std::string_view word_with_point);

}  // namespace rapport::text
