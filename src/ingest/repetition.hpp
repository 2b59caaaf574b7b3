// Paragraphs that a page prints more than once.
#pragma once

#include <vector>

#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// Drops what is printed again: a paragraph of four words or more that the page has already had, the title as
/// a paragraph, and a summary above the text that is the begin of one of the first paragraphs. Case, white
/// space and punctuation at the ends do not count. Linear time.
void drop_repetitions(PageContent& page);

}  // namespace rapport::ingest
