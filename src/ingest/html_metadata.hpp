// What an HTML page states about its article.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/html_blocks.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// The facts of a page.
struct PageMetadata {
  PageContent content;        ///< Without paragraphs.
  bool says_article = false;  ///< og:type or JSON-LD call the page an article.
};

/// Title, outlet, publication date, address and language of a page. Each from the first of its
/// sources that has it: title: JSON-LD headline, og:title, h1, <title>; outlet: og:site_name, JSON-LD
/// publisher, application-name, the end of <title>; date: JSON-LD, meta elements, <time>, itemprop, the
/// address, the text near the headline. Source: ogp.me, schema.org/NewsArticle.
[[nodiscard]] PageMetadata read_metadata(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

/// Date of the first <time> or itemprop="datePublished" under an element.
[[nodiscard]] std::optional<std::string> date_in(const HtmlTree& tree, NodeId id);

}  // namespace rapport::ingest
