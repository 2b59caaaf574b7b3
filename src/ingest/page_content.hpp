// What a reader of one format finds on a page, before stories are told apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
};

/// A page, or one story of it once story_splitter has run.
struct PageContent {
  std::optional<std::string> title;
  std::optional<std::string> outlet;
  std::optional<std::string> url;
  std::optional<std::string> published;  ///< ISO 8601 date or date-time.
  std::optional<std::string> language;   ///< BCP 47.
  std::vector<Paragraph> paragraphs;     ///< The body.
};

}  // namespace rapport::ingest
