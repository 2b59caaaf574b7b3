// Finds the article of an HTML page among its blocks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ingest/html_scores.hpp"
#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// Paragraphs and headings of the article under `area` (0: the whole page), in order; empty when there is
/// none. The headline `title` ("" if unknown) is left out. Method: the smallest element that holds most of
/// the good prose; of it, what no class, tag, link density or wording marks as boilerplate.
[[nodiscard]] std::vector<Paragraph> find_article(const PageView& page, NodeId area,
                                                  const std::string& title);

/// Blocks [begin, end) under an element.
struct BlockRange {
  NodeId container = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Paragraphs and headings among blocks that are no boilerplate, neither by themselves nor by an element
/// below the container; without a heading `title` and without headings at the end.
[[nodiscard]] std::vector<Paragraph> paragraphs_among(const PageView& page, const BlockRange& range,
                                                      const std::string& title);

}  // namespace rapport::ingest
