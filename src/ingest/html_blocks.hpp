// The lines of text of an HTML page, with what is needed to judge them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rapport/span.hpp"

#include "ingest/html_tree.hpp"

namespace rapport::ingest {

/// Text of a block element (or part of one, cut at blocks inside it and at double line breaks).
struct HtmlBlock {
  NodeId node = 0;  ///< The innermost block element; blocks stand in document order of their first text.
  NodeId first_text = 0;  ///< The first text node of it.
  ByteSpan page;          ///< From the first to the last letter of it, in bytes of the page.
  std::string text;       ///< White space collapsed; never empty.
  std::size_t link_bytes =
      0;  ///< Bytes of it inside of links, before white space was collapsed: an estimate.
};

/// All visible text of a page in blocks. Left out: elements that are never text, and hidden ones. Linear
/// time.
[[nodiscard]] std::vector<HtmlBlock> blocks_of(const HtmlTree& tree);

}  // namespace rapport::ingest
