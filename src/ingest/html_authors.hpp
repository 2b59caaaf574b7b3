// Who wrote the article of a page.
#pragma once

#include <string>
#include <vector>

#include "ingest/html_blocks.hpp"
#include "ingest/html_facts.hpp"

namespace rapport::ingest {

/// The authors, from the first of: JSON-LD, meta elements, itemprop and rel="author", a byline among the
/// first blocks from `begin` on.
[[nodiscard]] std::vector<std::string> find_authors(const HtmlTree& tree, const HtmlFacts& facts,
                                                    const std::vector<HtmlBlock>& blocks, std::size_t begin);

/// The names of the first byline among blocks [begin, end).
[[nodiscard]] std::vector<std::string> byline_among(const HtmlTree& tree,
                                                    const std::vector<HtmlBlock>& blocks, std::size_t begin,
                                                    std::size_t end);

}  // namespace rapport::ingest
