#include "ingest/html_live.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
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
                   std::map<NodeId, std::vector<NodeId>>& groups) {
  constexpr std::size_t kMaxHops = 8;
  NodeId id = time;
  for (std::size_t hops = 0; hops < kMaxHops && id != 0; ++hops, id = tree.node(id).parent) {
    const Tag tag = tree.node(id).tag;
    const bool may_be = tag == Tag::kArticle || tag == Tag::kSection || tag == Tag::kDiv || tag == Tag::kLi;
    auto& siblings = groups[tree.node(id).parent];
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

/// Elements that may be entries, of all parents of one kind: blogs group their entries by day.
struct EntryKind {
  std::size_t parents = 0;
  std::vector<NodeId> entries;

  /// Parents with one entry each are parts of the entries themselves.
  [[nodiscard]] bool is_group() const { return entries.size() * 2 >= parents * 3; }
};

std::string kind_of(const HtmlTree& tree, NodeId id) {
  return std::to_string(static_cast<int>(tree.node(id).tag)) + tree.attribute(id, "class").value_or("");
}

/// Without those that lie inside of others.
std::vector<NodeId> outermost(const HtmlTree& tree, std::vector<NodeId> entries) {
  std::sort(entries.begin(), entries.end());
  std::vector<NodeId> out;
  for (const NodeId id : entries) {
    if (out.empty() || !tree.is_within(id, out.back())) {
      out.push_back(id);
    }
  }
  return out;
}

/// Entries: the elements that hold a time and prose under one parent, or under parents of one kind; of
/// several kinds the one with the most, of those with as many the outermost.
std::vector<NodeId> find_entries(const PageView& page) {
  std::map<NodeId, std::vector<NodeId>> by_parent;
  for (NodeId id = 1; id < page.tree.size(); ++id) {
    if (states_time(page.tree, id)) {
      count_parents(page.tree, page.scores, id, by_parent);
    }
  }
  std::vector<EntryKind> kinds;  // In the order of their first parents.
  std::unordered_map<std::string, std::size_t> numbers;
  for (auto& [parent, entries] : by_parent) {
    std::erase_if(entries, [&](NodeId id) { return !has_prose(page, id); });
    if (entries.empty()) {
      continue;
    }
    const auto [number, is_new] = numbers.emplace(kind_of(page.tree, parent), kinds.size());
    if (is_new) {
      kinds.emplace_back();
    }
    EntryKind& kind = kinds[number->second];
    ++kind.parents;
    kind.entries.insert(kind.entries.end(), entries.begin(), entries.end());
  }
  std::vector<NodeId> best;
  for (const EntryKind& kind : kinds) {
    if (kind.is_group() && kind.entries.size() > best.size()) {
      best = kind.entries;
    }
  }
  best = outermost(page.tree, std::move(best));
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
  // Pages show the last entries and fetch the others later; JSON-LD may have them all.
  const bool by_json = metadata.updates.size() > 2 * entries.size();
  std::vector<PageContent> out;
  PageContent intro = metadata.content;
  const std::string title = intro.title.value_or("");
  if (entries.empty()) {
    intro.paragraphs = find_article(page, 0, title);
  } else if (const std::size_t first = page.scores.first_block(entries.front());
             metadata.title_block < first) {
    intro.paragraphs = paragraphs_among(page, {0, metadata.title_block + 1, first}, title);
  }
  if (!intro.paragraphs.empty()) {
    out.push_back(std::move(intro));
  }
  if (by_json) {
    auto updates = read_updates(metadata);
    std::move(updates.begin(), updates.end(), std::back_inserter(out));
    return out;
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
