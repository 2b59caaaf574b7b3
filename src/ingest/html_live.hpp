// Live blogs: pages of entries, each with its own time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ingest/html_metadata.hpp"
#include "ingest/html_scores.hpp"
#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// The stories of a live blog in the order of the page: what stands above the entries, with the page's title,
/// then each entry with its own heading and time (the page's time where it states none). Entries are elements
/// of one parent, or of parents of one kind, two or more, each with a <time> or itemprop="datePublished" and
/// a paragraph; where JSON-LD has more than twice as many, those of JSON-LD. Of a page without entries what
/// it has as an article, if anything.
[[nodiscard]] std::vector<PageContent> read_live_blog(const PageView& page, const PageMetadata& metadata);

}  // namespace rapport::ingest
