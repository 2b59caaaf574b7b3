#include "ingest/html_scores.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/html_tokenizer.hpp"
#include "ingest/html_words.hpp"
#include "ingest/line_kind.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMinGoodBytes = 60;  // Shorter blocks say nothing about where the article is.
constexpr double kMaxLinkShare = 0.4;      // Of a good block.
constexpr double kUnfinished = 0.3;        // Weight of a block that ends no sentence.
constexpr double kMajority = 0.5;          // No element with so much of the prose is boilerplate.

double value_of(const HtmlTree& tree, const HtmlBlock& block) {
  const bool is_good = block.text.size() >= kMinGoodBytes && link_share(block) <= kMaxLinkShare &&
                       !is_heading(tree.node(block.node).tag);
  const auto own_bytes = static_cast<double>(block.text.size() - block.link_bytes);
  return !is_good ? 0 : ends_sentence(block.text) ? own_bytes : own_bytes * kUnfinished;
}

bool is_boilerplate_tag(Tag tag) {
  return tag == Tag::kAside || tag == Tag::kFooter || tag == Tag::kFigcaption || tag == Tag::kFigure ||
         tag == Tag::kForm || tag == Tag::kHeader || tag == Tag::kLabel || tag == Tag::kFieldset ||
         tag == Tag::kDetails;
}

}  // namespace

double link_share(const HtmlBlock& block) {
  return static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

PageScores::PageScores(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks)
    : tree_(tree), blocks_(blocks) {
  std::vector<double> values;
  values.reserve(blocks.size());
  for (const HtmlBlock& block : blocks) {
    values.push_back(value_of(tree, block));
  }
  sum_up(values);
  mark_elements();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    values[i] = boilerplate_[blocks[i].node] == 0 ? values[i] : 0.0;
  }
  sum_up(values);
}

void PageScores::sum_up(const std::vector<double>& values) {
  good_sums_.assign(values.size() + 1, 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    good_sums_[i + 1] = good_sums_[i] + values[i];
  }
}

std::size_t PageScores::first_block(NodeId id) const {
  const auto at = std::lower_bound(blocks_.begin(), blocks_.end(), id,
                                   [](const HtmlBlock& block, NodeId key) { return block.first_text < key; });
  return static_cast<std::size_t>(at - blocks_.begin());
}

double PageScores::good_below(NodeId id) const {
  return good_sums_[first_block(tree_.node(id).subtree_end)] - good_sums_[first_block(id)];
}

PageScores::NameVerdict PageScores::verdict_of(NodeId id) {
  const std::string_view attributes = tree_.raw_text(id);
  const bool is_marked = attributes.find("articleBody") != std::string_view::npos &&
                         tree_.attribute(id, "itemprop") == "articleBody";
  std::string names = class_and_id(attributes);
  auto found = verdicts_.find(names);
  if (found == verdicts_.end()) {
    const NameVerdict verdict{names_boilerplate(names), names_article_body(names)};
    found = verdicts_.emplace(std::move(names), verdict).first;
  }
  return {found->second.is_boilerplate, found->second.is_body || is_marked};
}

void PageScores::mark_elements() {
  boilerplate_.assign(tree_.size(), 0);
  is_body_.assign(tree_.size(), 0);
  for (NodeId id = 1; id < tree_.size(); ++id) {
    const HtmlNode& node = tree_.node(id);
    boilerplate_[id] = boilerplate_[node.parent];
    if (node.tag == Tag::kText) {
      continue;
    }
    const NameVerdict verdict = node.end > node.begin ? verdict_of(id) : NameVerdict{};
    is_body_[id] = verdict.is_body ? 1 : 0;
    const bool is_bad = is_boilerplate_tag(node.tag) || verdict.is_boilerplate;
    if (is_bad && good_below(id) < kMajority * total()) {
      boilerplate_[id] = id;
    }
  }
}

}  // namespace rapport::ingest
