// Sentences and word tokens of a story.
#pragma once

#include <cstddef>
#include <vector>

#include "rapport/span.hpp"

namespace rapport {

/// One word, number or punctuation mark; `span` counts bytes of the story's text.
struct Token {
  ByteSpan span;
};

/// One sentence: its extent without outer white space, and its tokens in order, never overlapping.
struct Sentence {
  ByteSpan span;
  bool is_title = false;  ///< Lies in the title line.
  std::vector<Token> tokens;
};

}  // namespace rapport
