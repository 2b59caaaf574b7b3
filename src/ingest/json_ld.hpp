// The schema.org description of an article that pages carry as JSON-LD.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapport::ingest {

/// What a JSON-LD block says about an article.
struct JsonLdArticle {
  std::optional<std::string> headline;
  std::optional<std::string> publisher;  ///< publisher.name.
  std::optional<std::string> published;  ///< datePublished, as written.
  std::optional<std::string> url;
  std::optional<std::string> body;  ///< articleBody.
};

/// Reads the content of a <script type="application/ld+json">; the first object in it whose @type is an
/// article, found breadth first. Empty when there is none or the JSON does not parse. Source:
/// schema.org/Article.
[[nodiscard]] std::optional<JsonLdArticle> read_json_ld(std::string_view script);

}  // namespace rapport::ingest
