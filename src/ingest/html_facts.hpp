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
      meta;  ///< name, property or itemprop in lower case -> content; the name of an itemprop="publisher" is
             ///< its content.
  JsonLdFacts json_ld;
  std::optional<std::string> html_title;  ///< <title>.
  std::optional<std::string> canonical;
  std::optional<std::string> language;
  std::optional<std::string> marked_date;      ///< itemprop="datePublished", or <time pubdate>.
  std::optional<std::string> marked_modified;  ///< itemprop="dateModified".
  std::optional<std::string> first_time;       ///< datetime of the first <time>.
  std::optional<std::string> marked_section;   ///< itemprop="articleSection".
  std::vector<std::string> marked_authors;     ///< itemprop="author", rel="author"; at most 16.
  std::vector<std::string> logos;              ///< What images that are logos say instead; at most 8.
  std::vector<NodeId> headlines;               ///< h1 elements, at most 16.
  bool is_live = false;                        ///< An element or JSON-LD calls the page a live blog.

  /// The content of a meta element.
  [[nodiscard]] std::optional<std::string> meta_of(const char* name) const {
    const auto found = meta.find(name);
    return found == meta.end() ? std::nullopt : std::optional(found->second);
  }
};

/// The date that an element states: of <time>, or of anything with itemprop="datePublished". Empty for other
/// elements.
[[nodiscard]] std::optional<std::string> date_of_element(const HtmlTree& tree, NodeId id);

/// One pass over the page; linear time.
[[nodiscard]] HtmlFacts gather_facts(const HtmlTree& tree);

}  // namespace rapport::ingest
