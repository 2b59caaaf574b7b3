#include "ingest/html_units.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "ingest/html_words.hpp"
#include "ingest/line_kind.hpp"

namespace rapport::ingest {
namespace {

constexpr double kMinUnitBytes = 120;      // A teaser of one line is no story.
constexpr double kMinUnitsShare = 0.6;     // Of the page's prose, for all units together.
constexpr std::size_t kHeadingWindow = 4;  // The heading is among the first blocks of the unit.
constexpr std::size_t kMinProseBytes = 60;
constexpr std::size_t kMinProseBlocks = 2;

bool is_unit_element(const HtmlTree& tree, NodeId id) {
  const HtmlNode& node = tree.node(id);
  if (node.tag == Tag::kArticle) {
    return true;
  }
  const bool is_container = node.tag == Tag::kDiv || node.tag == Tag::kSection || node.tag == Tag::kLi;
  return is_container && node.end > node.begin && names_story(tree.attribute(id, "class").value_or(""));
}

/// The unit at an element that looks like one; empty if its content does not.
std::optional<StoryUnit> read_unit(const PageView& page, NodeId id) {
  const auto& [tree, blocks, scores] = page;
  const std::size_t begin = scores.first_block(id);
  const std::size_t end = scores.first_block(tree.node(id).subtree_end);
  StoryUnit unit{id, {}, {}};
  std::size_t prose = 0;
  for (std::size_t i = begin; i < end && prose < kMinProseBlocks; ++i) {
    const HtmlBlock& block = blocks[i];
    const bool heads =
        is_heading(tree.node(block.node).tag) && i < begin + kHeadingWindow && unit.headline.empty();
    if (heads) {
      unit.headline = block.text;
      unit.headline_page = block.page;
    } else if (block.text.size() >= kMinProseBytes && ends_sentence(block.text) && link_share(block) < 0.5) {
      ++prose;
    }
  }
  const bool is_unit = !unit.headline.empty() && prose >= kMinProseBlocks;
  return is_unit ? std::optional(std::move(unit)) : std::nullopt;
}

}  // namespace

std::vector<StoryUnit> find_story_units(const PageView& page) {
  const auto& [tree, blocks, scores] = page;
  std::map<NodeId, std::vector<StoryUnit>> by_parent;
  for (NodeId id = 1; id < tree.size(); ++id) {
    const bool may_be =
        tree.node(id).tag != Tag::kText && scores.boilerplate_at(id) == 0 && is_unit_element(tree, id);
    if (!may_be || scores.good_below(id) < kMinUnitBytes) {
      continue;
    }
    if (auto unit = read_unit(page, id)) {
      by_parent[tree.node(id).parent].push_back(std::move(*unit));
    }
  }
  for (auto& [parent, units] : by_parent) {
    double good = 0;
    for (const StoryUnit& unit : units) {
      good += scores.good_below(unit.element);
    }
    if (units.size() >= 2 && good >= kMinUnitsShare * scores.total()) {
      return std::move(units);
    }
  }
  return {};
}

}  // namespace rapport::ingest
