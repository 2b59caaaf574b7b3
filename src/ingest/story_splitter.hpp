// Tells the stories of a page apart.
#pragma once

#include <vector>

#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// Splits a page where a second story is glued to the first: a headline-like line whose next paragraph takes
/// up its words, and whose matter is new to the page (a subheading goes on with the story's own names), or
/// that has header lines or a dateline of its own. The first story keeps title, outlet and date of the page;
/// later ones have their own title, the page's date unless they state one, and no outlet unless they state
/// one. Repeated paragraphs are dropped. Stories without text are left out. Near-linear time.
[[nodiscard]] std::vector<PageContent> split_stories(PageContent page);

}  // namespace rapport::ingest
