// What a reader of one format finds on a page, before stories are told apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rapport/span.hpp"

namespace rapport::ingest {

/// A paragraph or heading: one line of UTF-8, white space collapsed, never empty.
struct Paragraph {
  enum class Mark {
    kNone,
    kSubheading,  ///< A heading inside of an article (h2 to h6).
    kHeadline,    ///< A further h1 of the page: perhaps the next story.
  };
  std::string text;
  Mark mark = Mark::kNone;
  ByteSpan page = {};  ///< Where it stands on an HTML page, see PageSpan; empty for other formats.
};

/// A page, or one story of it once story_splitter has run.
struct PageContent {
  std::optional<std::string> title;
  std::optional<std::string> outlet;
  std::optional<std::string> url;
  std::optional<std::string> published;  ///< ISO 8601 date or date-time.
  std::optional<std::string> modified;   ///< As `published`: of the last change.
  std::optional<std::string> language;   ///< BCP 47.
  std::optional<std::string> section;    ///< Of the outlet: "World".
  std::vector<std::string> authors;      ///< As the page names them.
  ByteSpan title_page = {};              ///< Where the title stands on an HTML page; empty if it does not.
  std::vector<Paragraph> paragraphs;     ///< The body.
};

}  // namespace rapport::ingest
