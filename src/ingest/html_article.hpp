// Finds the article of an HTML page among its blocks.
#pragma once

#include <string>
#include <vector>

#include "ingest/html_scores.hpp"
#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// Paragraphs and headings of the article under `area` (0: the whole page), in order; empty when there is
/// none. The headline `title` ("" if unknown) is left out. Method: the smallest element that holds most of
/// the good prose; of it, what no class, tag, link density or wording marks as boilerplate.
[[nodiscard]] std::vector<Paragraph> find_article(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                                  const PageScores& scores, NodeId area,
                                                  const std::string& title);

/// Paragraphs and headings among blocks [begin, end) that are no boilerplate, neither by themselves nor by an
/// element below `container`; without a heading `title` and without headings at the end.
[[nodiscard]] std::vector<Paragraph> paragraphs_among(const HtmlTree& tree,
                                                      const std::vector<HtmlBlock>& blocks,
                                                      const PageScores& scores, NodeId container,
                                                      std::size_t begin, std::size_t end,
                                                      const std::string& title);

}  // namespace rapport::ingest
