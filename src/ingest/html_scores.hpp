// How much of a page's prose stands under each element, and which elements are boilerplate.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/html_blocks.hpp"
#include "ingest/html_tree.hpp"

namespace rapport::ingest {

/// Text and link density of a page (Kohlschütter et al. 2010, "Boilerplate detection using shallow text
/// features").
class PageScores {
 public:
  /// Borrows both; they must outlive the scores. Linear time.
  PageScores(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

  /// Bytes of good prose under an element: blocks of some length, with few links, outside of boilerplate;
  /// blocks that do not end a sentence count less. O(log n).
  [[nodiscard]] double good_below(NodeId id) const;
  /// good_below of the whole page.
  [[nodiscard]] double total() const { return good_sums_.back(); }
  /// The innermost boilerplate element at or above a node; 0 if there is none.
  [[nodiscard]] NodeId boilerplate_at(NodeId id) const { return boilerplate_[id]; }
  /// True for an element marked as the body of an article, outside of boilerplate.
  [[nodiscard]] bool is_marked_body(NodeId id) const { return is_body_[id] != 0 && boilerplate_[id] == 0; }
  /// Number of the first block that begins at or behind a node.
  [[nodiscard]] std::size_t first_block(NodeId id) const;

 private:
  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  std::vector<double> good_sums_;  // good_sums_[i]: of the blocks before block i.
  std::vector<NodeId> boilerplate_;
  std::vector<char> is_body_;

  /// What the class and id of an element say.
  struct NameVerdict {
    bool is_boilerplate = false;
    bool is_body = false;
  };
  std::unordered_map<std::string, NameVerdict> verdicts_;  // Pages give many elements the same names.

  void mark_elements();
  [[nodiscard]] NameVerdict verdict_of(NodeId id);
  void sum_up(const std::vector<double>& values);
};

/// A page as those see it who look for articles; borrows all three.
struct PageView {
  const HtmlTree& tree;
  const std::vector<HtmlBlock>& blocks;
  const PageScores& scores;
};

/// Share of a block's bytes inside of links, 0 to 1.
[[nodiscard]] double link_share(const HtmlBlock& block);

}  // namespace rapport::ingest
