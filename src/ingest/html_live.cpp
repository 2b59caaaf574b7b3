#include "ingest/html_live.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/html_article.hpp"
#include "ingest/html_authors.hpp"
#include "ingest/html_facts.hpp"
#include "ingest/line_kind.hpp"
#include "ingest/news_date.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMinEntries = 2;
constexpr std::size_t kMinEntryBytes = 40;  // Of its longest paragraph.
constexpr std::size_t kHeadingWindow = 4;   // The heading is among the first blocks of an entry.
constexpr std::size_t kBylineWindow = 6;
constexpr std::size_t kMaxTitleBytes = 400;

/// True where an element has a paragraph of prose outside of boilerplate.
bool has_prose(const PageView& page, NodeId id) {
  const auto& [tree, blocks, scores] = page;
  const std::size_t end = scores.first_block(tree.node(id).subtree_end);
  for (std::size_t i = scores.first_block(id); i < end; ++i) {
    const HtmlBlock& block = blocks[i];
    if (block.text.size() >= kMinEntryBytes && ends_sentence(block.text) && link_share(block) < 0.5 &&
        scores.boilerplate_at(block.node) <= id) {
      return true;
    }
  }
  return false;
}

/// The element above a time that may be its entry; each time is looked at once for each element above it, up
/// to the one that is some other entry's parent.
void count_parents(const HtmlTree& tree, const PageScores& scores, NodeId time,
                   std::map<NodeId, std::vector<NodeId>>& entries) {
  constexpr std::size_t kMaxHops = 8;
  NodeId id = time;
  for (std::size_t hops = 0; hops < kMaxHops && id != 0; ++hops, id = tree.node(id).parent) {
    const Tag tag = tree.node(id).tag;
    const bool may_be = tag == Tag::kArticle || tag == Tag::kSection || tag == Tag::kDiv || tag == Tag::kLi;
    auto& siblings = entries[tree.node(id).parent];
    if (may_be && scores.boilerplate_at(id) == 0 && (siblings.empty() || siblings.back() != id)) {
      siblings.push_back(id);
    }
  }
}

bool states_time(const HtmlTree& tree, NodeId id) {
  if (tree.node(id).tag == Tag::kTime) {
    return true;
  }
  return tree.node(id).tag != Tag::kText &&
         tree.raw_text(id).find("datePublished") != std::string_view::npos &&
         tree.attribute(id, "itemprop") == "datePublished";
}

/// Entries: the elements of one parent that hold a time and prose; of several parents the one with the most.
std::vector<NodeId> find_entries(const PageView& page) {
  const HtmlTree& tree = page.tree;
  std::map<NodeId, std::vector<NodeId>> by_parent;
  for (NodeId id = 1; id < tree.size(); ++id) {
    if (states_time(tree, id)) {
      count_parents(tree, page.scores, id, by_parent);
    }
  }
  std::vector<NodeId> best;
  for (auto& [parent, entries] : by_parent) {
    if (entries.size() <= best.size()) {
      continue;
    }
    std::erase_if(entries, [&](NodeId id) { return !has_prose(page, id); });
    if (entries.size() > best.size()) {
      best = std::move(entries);
    }
  }
  return best.size() >= kMinEntries ? best : std::vector<NodeId>{};
}

/// A page without what its entries do not inherit.
PageContent entry_of(const PageContent& page) {
  PageContent out;
  out.outlet = page.outlet;
  out.url = page.url;
  out.language = page.language;
  out.section = page.section;
  out.published = page.published;
  return out;
}

/// `whole` is the content of the page.
PageContent read_entry(const PageView& page, const PageContent& whole, NodeId id) {
  const auto& [tree, blocks, scores] = page;
  PageContent story = entry_of(whole);
  const BlockRange range{id, scores.first_block(id), scores.first_block(tree.node(id).subtree_end)};
  const std::size_t heading_end = std::min(range.end, range.begin + kHeadingWindow);
  for (std::size_t i = range.begin; i < heading_end && !story.title; ++i) {
    const HtmlBlock& block = blocks[i];
    if (is_heading(tree.node(block.node).tag) && block.text.size() <= kMaxTitleBytes &&
        !is_time_stamp(block.text)) {
      story.title = block.text;
      story.title_page = block.page;
    }
  }
  if (auto date = date_in(tree, id)) {
    story.published = std::move(date);
  }
  story.authors = byline_among(tree, blocks, range.begin, std::min(range.end, range.begin + kBylineWindow));
  story.paragraphs = paragraphs_among(page, range, story.title.value_or(""));
  return story;
}

std::vector<PageContent> read_updates(const PageMetadata& metadata) {
  std::vector<PageContent> out;
  for (const JsonLdUpdate& update : metadata.updates) {
    PageContent story = entry_of(metadata.content);
    story.title = update.headline;
    if (update.published) {
      auto date = read_date_field(*update.published);
      story.published = date ? std::move(date) : story.published;
    }
    story.paragraphs.push_back({*update.body, Paragraph::Mark::kNone, {}});
    out.push_back(std::move(story));
  }
  return out;
}

}  // namespace

std::vector<PageContent> read_live_blog(const PageView& page, const PageMetadata& metadata) {
  const std::vector<NodeId> entries = find_entries(page);
  if (entries.empty()) {
    return read_updates(metadata);
  }
  std::vector<PageContent> out;
  PageContent intro = metadata.content;
  const std::size_t first = page.scores.first_block(entries.front());
  if (metadata.title_block < first) {
    intro.paragraphs = paragraphs_among(page, {0, metadata.title_block + 1, first}, intro.title.value_or(""));
  }
  if (!intro.paragraphs.empty()) {
    out.push_back(std::move(intro));
  }
  for (const NodeId id : entries) {
    PageContent story = read_entry(page, metadata.content, id);
    if (!story.paragraphs.empty()) {
      out.push_back(std::move(story));
    }
  }
  return out;
}

}  // namespace rapport::ingest
