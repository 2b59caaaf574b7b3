// The HTML of one story, as feeds and tables hold it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rapport/result.hpp"

#include "base/deadline.hpp"
#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// Reads HTML that is known to be a story and no whole page: its article as the HTML reader finds it, else
/// all its lines of text. `title`, where there is one, wins over what the fragment states, and a first line
/// that only repeats it is left out. `html` is valid UTF-8. Errors: kNoArticle (no text at all), kTimeout;
/// `where` is left empty.
[[nodiscard]] Result<PageContent> read_html_fragment(std::string_view html,
                                                     const std::optional<std::string>& title,
                                                     const base::Deadline& deadline = {});

/// The text of HTML that is no more than a line, as a feed's title: tags left out, character references
/// decoded, white space collapsed.
[[nodiscard]] std::string html_to_line(std::string_view html);

}  // namespace rapport::ingest
