// Several stories side by side on one HTML page.
#pragma once

#include <string>
#include <vector>

#include "ingest/html_scores.hpp"

namespace rapport::ingest {

/// A story of a page: its element and its headline.
struct StoryUnit {
  NodeId element = 0;
  std::string headline;
  ByteSpan headline_page;  ///< Where it stands on the page.
};

/// Elements of one parent that are stories of their own: <article>, or named story, article or post, each
/// with a heading at its begin and two paragraphs of prose or more, together most of the page's prose. Empty
/// when there are not two of them: then the page has one article, whatever its sections.
[[nodiscard]] std::vector<StoryUnit> find_story_units(const PageView& page);

}  // namespace rapport::ingest
