// The element tree of an HTML page, flat in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.hpp"
#include "ingest/html_tag.hpp"

namespace rapport::ingest {

/// Number of a node; nodes stand in document order, so a parent and all earlier siblings have lower numbers.
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

/// An element, a text or (node 0) the document.
struct HtmlNode {
  Tag tag = Tag::kDocument;
  NodeId parent = kNoNode;
  NodeId subtree_end = 0;   ///< The first node behind this one's content: the subtree is [id, subtree_end).
  std::uint32_t begin = 0;  ///< Element: its attributes; text: the raw text; bytes of the page.
  std::uint32_t end = 0;
};

/// A parsed page. Unlike gumbo it is no conforming HTML5 parser, but takes linear time and bounded depth on
/// any input: end tags without a start are ignored, elements left open are closed by the tags that must close
/// them, misnested inline tags do not tear blocks apart, and below depth kMaxDepth elements lie side by side.
class HtmlTree {
 public:
  static constexpr std::size_t kMaxDepth = 256;

  /// Parses a page; `html` is borrowed and must outlive the tree. Pages over 4 GiB are cut there; once the
  /// deadline has passed the rest is left out.
  explicit HtmlTree(std::string_view html, const base::Deadline& deadline = {});

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const HtmlNode& node(NodeId id) const { return nodes_[id]; }
  /// Raw text of a text node.
  [[nodiscard]] std::string_view raw_text(NodeId id) const;
  /// An attribute of an element; see find_attribute.
  [[nodiscard]] std::optional<std::string> attribute(NodeId id, std::string_view name) const;
  /// The text below a node, character references decoded, white space collapsed; about the first `max_bytes`
  /// of it.
  [[nodiscard]] std::string text_of(NodeId id, std::size_t max_bytes) const;
  /// True when `id` is `ancestor` or below it.
  [[nodiscard]] bool is_within(NodeId id, NodeId ancestor) const {
    return ancestor <= id && id < nodes_[ancestor].subtree_end;
  }

 private:
  friend class HtmlTreeBuilder;
  std::string_view html_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace rapport::ingest
