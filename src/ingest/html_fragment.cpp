#include "ingest/html_fragment.hpp"

#include <iterator>
#include <utility>
#include <vector>

#include "ingest/html_blocks.hpp"
#include "ingest/html_reader.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

/// All lines of text.
PageContent read_all(std::string_view html, const base::Deadline& deadline) {
  PageContent out;
  for (HtmlBlock& block : blocks_of(HtmlTree(html, deadline))) {
    out.paragraphs.push_back({std::move(block.text), Paragraph::Mark::kNone});
  }
  return out;
}

/// The one article; several side by side are parts of the story.
PageContent joined(std::vector<PageContent> contents) {
  PageContent out = std::move(contents.front());
  for (std::size_t i = 1; i < contents.size(); ++i) {
    if (contents[i].title) {
      out.paragraphs.push_back({std::move(*contents[i].title), Paragraph::Mark::kSubheading});
    }
    std::move(contents[i].paragraphs.begin(), contents[i].paragraphs.end(),
              std::back_inserter(out.paragraphs));
  }
  return out;
}

void set_title(PageContent& content, const std::string& title) {
  const std::string line = collapse_space(title);
  if (line.empty()) {
    return;
  }
  if (content.paragraphs.size() > 1 && content.paragraphs.front().text == line) {
    content.paragraphs.erase(content.paragraphs.begin());
  }
  content.title = line;
  content.title_page = {};  // It stands in the feed, not in the fragment.
}

}  // namespace

Result<PageContent> read_html_fragment(std::string_view html, const std::optional<std::string>& title,
                                       const base::Deadline& deadline) {
  auto found = read_html_page(html, deadline);
  if (!found && found.error().code != ErrorCode::kNoArticle) {
    return tl::unexpected(found.error());
  }
  PageContent content = found ? joined(std::move(*found)) : read_all(html, deadline);
  if (content.paragraphs.empty()) {
    return fail(ErrorCode::kNoArticle, "no text");
  }
  set_title(content, title.value_or(""));
  return content;
}

std::string html_to_line(std::string_view html) {
  std::string out;
  for (const HtmlBlock& block : blocks_of(HtmlTree(html))) {
    out += (out.empty() ? "" : " ") + block.text;
  }
  return out;
}

}  // namespace rapport::ingest
