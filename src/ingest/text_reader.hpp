// Plain text pages: title, outlet, date and paragraphs from lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/page_content.hpp"

namespace rapport::ingest {

/// Reads a plain text page. A first headline-like line is the title; lines after it that only name the
/// outlet, the author or the time are its header and leave the body. Paragraphs are lines, or blocks between
/// blank lines where the lines are wrapped. `text` is valid UTF-8. Never fails: an empty page has no
/// paragraphs. Pure; linear time.
[[nodiscard]] PageContent read_text_page(std::string_view text);

/// Takes the header lines (outlet, date, byline, link, source) off the front of `paragraphs` into `page`,
/// where it does not have them yet. At least one paragraph stays.
void take_header_lines(PageContent& page, std::vector<Paragraph>& paragraphs);

}  // namespace rapport::ingest
