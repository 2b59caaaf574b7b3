#include "ingest/html_article.hpp"

#include <algorithm>

#include "ingest/html_words.hpp"
#include "ingest/line_kind.hpp"

namespace rapport::ingest {
namespace {

constexpr double kMinContainerShare = 0.65;   // Of the good prose that the article's element holds.
constexpr double kMinMarkedShare = 0.3;       // Same, for an element marked as article body.
constexpr std::size_t kMinLineBytes = 60;     // Of text outside of paragraph elements that ends no sentence.
constexpr std::size_t kMinArticleBytes = 80;  // One sentence that says something.
constexpr std::size_t kShortLinkLine = 200;

/// An element that is a paragraph itself holds no article, its parent does.
bool is_single_block(Tag tag) {
  return is_inline(tag) || tag == Tag::kP || is_heading(tag) || tag == Tag::kLi || tag == Tag::kBlockquote ||
         tag == Tag::kPre;
}

/// The largest element in `area` marked as body, if it holds enough.
NodeId find_marked_body(const HtmlTree& tree, const PageScores& scores, NodeId area) {
  NodeId best = area;
  double best_good = 0;
  const double enough = kMinMarkedShare * scores.good_below(area);
  for (NodeId id = area + 1; id < tree.node(area).subtree_end; ++id) {
    const double good = scores.is_marked_body(id) ? scores.good_below(id) : 0.0;
    if (good > best_good && good >= enough) {
      best = id;
      best_good = good;
    }
  }
  return best;
}

NodeId find_container(const HtmlTree& tree, const PageScores& scores, NodeId area) {
  area = find_marked_body(tree, scores, area);
  const double enough = kMinContainerShare * scores.good_below(area);
  NodeId best = area;
  for (NodeId id = area + 1; id < tree.node(area).subtree_end; ++id) {
    if (!is_single_block(tree.node(id).tag) && scores.good_below(id) >= enough) {
      best = id;
    }
  }
  return best;
}

bool is_boilerplate_text(const std::string& text) {
  return is_boilerplate_line(text) || is_byline(text) || is_separator(text) || is_time_stamp(text);
}

bool is_text_element(Tag tag) {
  return tag == Tag::kP || tag == Tag::kLi || tag == Tag::kBlockquote || tag == Tag::kPre ||
         tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kDd || tag == Tag::kDt;
}

bool is_kept(const HtmlBlock& block, Tag tag) {
  if (is_boilerplate_text(block.text)) {
    return false;
  }
  const double links = link_share(block);
  if (is_heading(tag)) {
    return links < 0.5;
  }
  const bool is_link_line = links > 0.5 && block.text.size() < kShortLinkLine && !ends_sentence(block.text);
  if (links > 0.8 || is_link_line) {
    return false;
  }
  return is_text_element(tag) || block.text.size() >= kMinLineBytes || ends_sentence(block.text);
}

}  // namespace

std::vector<Paragraph> paragraphs_among(const PageView& page, const BlockRange& range,
                                        const std::string& title) {
  std::vector<Paragraph> out;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const HtmlBlock& block = page.blocks[i];
    const Tag tag = page.tree.node(block.node).tag;
    const bool is_page_headline = block.text == title || (tag == Tag::kH1 && out.empty());
    const bool is_boilerplate = page.scores.boilerplate_at(block.node) > range.container;
    if (is_page_headline || is_boilerplate || !is_kept(block, tag)) {
      continue;
    }
    const Paragraph::Mark mark = tag == Tag::kH1   ? Paragraph::Mark::kHeadline
                                 : is_heading(tag) ? Paragraph::Mark::kSubheading
                                                   : Paragraph::Mark::kNone;
    out.push_back({block.text, mark, block.page});
  }
  while (!out.empty() && out.back().mark != Paragraph::Mark::kNone) {  // "Related", "More on this story".
    out.pop_back();
  }
  return out;
}

std::vector<Paragraph> find_article(const PageView& page, NodeId area, const std::string& title) {
  if (page.scores.good_below(area) <= 0) {
    return {};
  }
  const NodeId container = find_container(page.tree, page.scores, area);
  std::vector<Paragraph> out =
      paragraphs_among(page,
                       {container, page.scores.first_block(container),
                        page.scores.first_block(page.tree.node(container).subtree_end)},
                       title);
  std::size_t bytes = 0;
  for (const Paragraph& paragraph : out) {
    bytes += paragraph.mark == Paragraph::Mark::kNone ? paragraph.text.size() : 0;
  }
  return bytes >= kMinArticleBytes ? out : std::vector<Paragraph>{};
}

}  // namespace rapport::ingest
