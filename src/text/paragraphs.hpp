// Story text to paragraphs: which line breaks end a sentence and which are only white space.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/span.hpp"

namespace rapport::text {

/// Splits `extent` of `text` into paragraphs in order, without outer white space, none empty. A line break
/// ends a paragraph at a blank line, before a bullet, after a complete line (one that ends with '.', '?', '!'
/// or an ellipsis) and after a heading; it is white space where the next line goes on in lower case or where
/// the text is hard-wrapped: the next word would not have fitted into the widest line. Linear and
/// thread-safe.
[[nodiscard]] std::vector<ByteSpan> split_paragraphs(std::string_view text, ByteSpan extent);

}  // namespace rapport::text
