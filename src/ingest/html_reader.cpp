#include "ingest/html_reader.hpp"

#include <algorithm>
#include <utility>

#include "ingest/html_article.hpp"
#include "ingest/html_authors.hpp"
#include "ingest/html_blocks.hpp"
#include "ingest/html_live.hpp"
#include "ingest/html_metadata.hpp"
#include "ingest/html_scores.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/html_units.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kBylineWindow = 6;  // Blocks of a unit among which its byline stands.

/// One content a unit: own headline and time, the rest from the page.
std::vector<PageContent> read_units(const PageView& page, const PageContent& whole,
                                    const std::vector<StoryUnit>& units) {
  const auto& [tree, blocks, scores] = page;
  std::vector<PageContent> out;
  for (const StoryUnit& unit : units) {
    PageContent story = whole;
    story.title = unit.headline;
    story.title_page = unit.headline_page;
    story.modified = std::nullopt;
    const std::size_t begin = scores.first_block(unit.element);
    story.authors = byline_among(tree, blocks, begin, begin + kBylineWindow);
    story.paragraphs = find_article(page, unit.element, unit.headline);
    if (auto date = date_in(tree, unit.element)) {
      story.published = std::move(date);
    }
    if (!story.paragraphs.empty()) {
      out.push_back(std::move(story));
    }
  }
  return out;
}

/// Sections of an article look like stories side by side; then the page's title is none of their headings,
/// though the page says that it is an article.
bool are_stories(const std::vector<StoryUnit>& units, const PageMetadata& metadata) {
  return !metadata.says_article || std::any_of(units.begin(), units.end(), [&](const StoryUnit& unit) {
    return unit.headline == metadata.content.title;
  });
}

}  // namespace

Result<std::vector<PageContent>> read_html_page(std::string_view html, const base::Deadline& deadline) {
  const HtmlTree tree(html, deadline);
  if (auto in_time = deadline.check(); !in_time) {
    return tl::unexpected(in_time.error());
  }
  const std::vector<HtmlBlock> blocks = blocks_of(tree);
  const PageScores scores(tree, blocks);
  if (auto in_time = deadline.check(); !in_time) {
    return tl::unexpected(in_time.error());
  }
  const PageView view{tree, blocks, scores};
  PageMetadata metadata = read_metadata(tree, blocks);
  if (metadata.is_live) {
    auto entries = read_live_blog(view, metadata);
    if (entries.size() >= 2) {
      return entries;
    }
  }
  const std::vector<StoryUnit> units = find_story_units(view);
  if (units.size() >= 2 && are_stories(units, metadata)) {
    auto stories = read_units(view, metadata.content, units);
    if (stories.size() >= 2) {
      return stories;
    }
  }
  PageContent page = std::move(metadata.content);
  page.paragraphs = find_article(view, 0, page.title.value_or(""));
  if (page.paragraphs.empty()) {
    return fail(ErrorCode::kNoArticle,
                blocks.empty() ? "no visible text" : "no article among the text of the page");
  }
  return std::vector<PageContent>{std::move(page)};
}

}  // namespace rapport::ingest
