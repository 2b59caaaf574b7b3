// What an HTML page states about its article.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/html_blocks.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/json_ld.hpp"
#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// The facts of a page.
struct PageMetadata {
  PageContent content;                ///< Without paragraphs.
  bool says_article = false;          ///< og:type or JSON-LD call the page an article.
  bool is_live = false;               ///< An element or JSON-LD calls the page a live blog.
  std::vector<JsonLdUpdate> updates;  ///< The entries of a live blog that JSON-LD has.
  std::size_t title_block = 0;        ///< The block that has the title; the number of blocks where none has.
};

/// Title, outlet, dates, address, language, section and authors of a page. Each from the first of its sources
/// that has it: title: the h1 that JSON-LD, og:title or <title> agree with, else these; the others: see
/// html_outlet, html_dates, html_authors; address: <link rel=canonical>, og:url, JSON-LD. Source: ogp.me,
/// schema.org/NewsArticle.
[[nodiscard]] PageMetadata read_metadata(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

/// Date of the first <time> or itemprop="datePublished" under an element.
[[nodiscard]] std::optional<std::string> date_in(const HtmlTree& tree, NodeId id);

}  // namespace rapport::ingest
