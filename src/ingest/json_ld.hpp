// The schema.org description of an article that pages carry as JSON-LD.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::ingest {

/// One entry of a live blog.
struct JsonLdUpdate {
  std::optional<std::string> headline;
  std::optional<std::string> published;  ///< datePublished, as written.
  std::optional<std::string> body;       ///< articleBody.
};

/// What a JSON-LD block says about an article.
struct JsonLdArticle {
  std::optional<std::string> headline;
  std::optional<std::string> publisher;  ///< publisher.name.
  std::optional<std::string> published;  ///< datePublished, as written.
  std::optional<std::string> modified;   ///< dateModified, as written.
  std::optional<std::string> url;
  std::optional<std::string> language;  ///< inLanguage.
  std::optional<std::string> section;   ///< articleSection, the first one.
  std::vector<std::string> authors;     ///< Names of author, people and organisations.
  bool is_live = false;                 ///< A LiveBlogPosting.
  std::vector<JsonLdUpdate> updates;    ///< Its liveBlogUpdate, those with a text; at most 1000.
};

/// What all JSON-LD blocks of a page say.
struct JsonLdFacts {
  std::optional<JsonLdArticle> article;       ///< The first with a headline, else the first.
  std::optional<std::string> site;            ///< Name of the WebSite.
  std::optional<std::string> page_published;  ///< datePublished of the WebPage,
  std::optional<std::string> page_modified;   ///< and its dateModified.
};

/// Reads the content of a <script type="application/ld+json"> into `facts`: of its objects, breadth first,
/// with those in @graph and in arrays, the first whose @type is an article, the first WebSite and WebPage.
/// JSON that does not parse says nothing. Source: schema.org/Article, LiveBlogPosting, WebPage.
void read_json_ld(std::string_view script, JsonLdFacts& facts);

}  // namespace rapport::ingest
