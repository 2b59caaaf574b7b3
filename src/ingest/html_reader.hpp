// HTML pages: the article of a page, with its metadata.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/result.hpp"

#include "base/deadline.hpp"
#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// Reads an HTML page or fragment: metadata and the paragraphs of its article; several contents when the page
/// holds several articles side by side. `html` is valid UTF-8. Errors: kNoArticle, kTimeout (`where` is left
/// empty). Pure but for the deadline; linear time; no recursion, so nesting of any depth is safe.
[[nodiscard]] Result<std::vector<PageContent>> read_html_page(std::string_view html,
                                                              const base::Deadline& deadline = {});

}  // namespace rapport::ingest
