// Story text to sentences with tokens.
#pragma once

#include <vector>

#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

namespace rapport::text {

/// Splits the story's text into sentences in order, without outer white space, and tokenises each. The title
/// line (where the story has one) is one or more sentences of its own with is_title set; a line break in the
/// body ends a sentence only where it ends a paragraph (blank line) or the line is complete by itself (see
/// the rules in the source). Abbreviations, initials, decimal points, ellipses and closing quotes are no
/// ends. Pure and thread-safe.
[[nodiscard]] std::vector<Sentence> split_sentences(const Story& story);

}  // namespace rapport::text
