// When a page says that its article was published and last changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/html_blocks.hpp"
#include "ingest/html_facts.hpp"

namespace rapport::ingest {

/// The day, or day and time, of publication, from the first of: JSON-LD article, meta elements, JSON-LD page,
/// itemprop="datePublished", <time>, the address, the text near the headline, "Published ..." anywhere. ISO
/// 8601.
[[nodiscard]] std::optional<std::string> find_published(const HtmlFacts& facts,
                                                        const std::optional<std::string>& url,
                                                        const std::vector<HtmlBlock>& blocks);

/// The same of the last change: JSON-LD, meta elements, itemprop="dateModified", "Updated ..." near the
/// headline. ISO 8601.
[[nodiscard]] std::optional<std::string> find_modified(const HtmlFacts& facts,
                                                       const std::vector<HtmlBlock>& blocks);

}  // namespace rapport::ingest
