// The elements of an HTML page that state facts about it, gathered in one pass.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/html_tree.hpp"
#include "ingest/json_ld.hpp"

namespace rapport::ingest {

/// Raw material of html_metadata. Strings are decoded, white space collapsed; only non-empty ones are kept.
struct HtmlFacts {
  std::unordered_map<std::string, std::string>
      meta;                               ///< name, property or itemprop in lower case -> content.
  std::optional<JsonLdArticle> json_ld;   ///< The first one with a headline, date or body.
  std::optional<std::string> html_title;  ///< <title>.
  std::optional<std::string> canonical;
  std::optional<std::string> language;
  std::optional<std::string> marked_date;  ///< itemprop="datePublished", or <time pubdate>.
  std::optional<std::string> first_time;   ///< datetime of the first <time>.
  std::vector<NodeId> headlines;           ///< h1 elements, at most 16.
};

/// The date that an element states: of <time>, or of anything with itemprop="datePublished". Empty for other
/// elements.
[[nodiscard]] std::optional<std::string> date_of_element(const HtmlTree& tree, NodeId id);

/// One pass over the page; linear time.
[[nodiscard]] HtmlFacts gather_facts(const HtmlTree& tree);

}  // namespace rapport::ingest
