#include "ingest/html_blocks.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "ingest/html_entities.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMaxCellRun = 120;  // Longer cells are layout, not data.

/// hidden, style="display:none".
bool is_hidden(const HtmlTree& tree, NodeId id) {
  const HtmlNode& node = tree.node(id);
  if (node.begin == node.end) {
    return false;
  }
  if (tree.attribute(id, "hidden")) {
    return true;
  }
  const auto style = tree.attribute(id, "style");
  if (!style) {
    return false;
  }
  std::string plain = base::lower(*style);
  std::erase(plain, ' ');
  return plain.find("display:none") != std::string::npos;
}

class BlockCollector {
 public:
  explicit BlockCollector(const HtmlTree& tree) : tree_(tree) {}

  std::vector<HtmlBlock> collect() {
    for (NodeId id = 1; id < tree_.size();) {
      leave_ended(id);
      id = visit(id);
    }
    flush();
    return std::move(blocks_);
  }

 private:
  const HtmlTree& tree_;
  std::vector<HtmlBlock> blocks_;
  std::vector<NodeId> open_;
  std::size_t open_links_ = 0;
  std::string text_;
  std::size_t link_bytes_ = 0;
  NodeId first_text_ = kNoNode;
  ByteSpan page_;
  bool after_break_ = false;

  void leave_ended(NodeId id) {
    while (!open_.empty() && tree_.node(open_.back()).subtree_end <= id) {
      const Tag tag = tree_.node(open_.back()).tag;
      open_links_ -= tag == Tag::kA ? 1U : 0U;
      end_block(tag);
      open_.pop_back();
    }
  }

  /// Takes the node in; the next node to visit.
  NodeId visit(NodeId id) {
    const HtmlNode& node = tree_.node(id);
    if (node.tag == Tag::kText) {
      add_text(id);
      return id + 1;
    }
    if (node.tag == Tag::kBr) {
      line_break();
      return id + 1;
    }
    end_block(node.tag);
    if (is_never_text(node.tag) || is_hidden(tree_, id)) {
      text_ += node.tag == Tag::kImg || node.tag == Tag::kButton ? " " : "";
      return node.subtree_end;
    }
    open_links_ += node.tag == Tag::kA ? 1U : 0U;
    open_.push_back(id);
    return id + 1;
  }

  /// The begin and the end of a block element end a block; short cells of a table row stay on one line.
  void end_block(Tag tag) {
    const bool is_cell = tag == Tag::kTd || tag == Tag::kTh;
    const bool unlinked = link_bytes_ * 2 < text_.size();
    if (is_cell && text_.size() < kMaxCellRun && unlinked) {
      text_ += ' ';
    } else if (!is_inline(tag)) {
      flush();
    }
  }

  void add_text(NodeId id) {
    const std::string text = decode_entities(tree_.raw_text(id));
    if (!is_blank(text)) {
      first_text_ = first_text_ == kNoNode ? id : first_text_;
      after_break_ = false;
      link_bytes_ += open_links_ > 0 ? text.size() : 0;
      stretch_to(id);
    }
    text_ += text;
  }

  /// Takes the letters of a text node into the block's place on the page.
  void stretch_to(NodeId id) {
    const std::string_view raw = tree_.raw_text(id);
    const std::string_view inner = base::trim(raw);
    const std::size_t begin = tree_.node(id).begin + static_cast<std::size_t>(inner.data() - raw.data());
    page_ = {first_text_ == id ? begin : page_.begin, begin + inner.size()};
  }

  /// A second line break in a row ends a paragraph.
  void line_break() {
    if (after_break_) {
      flush();
      return;
    }
    text_ += ' ';
    after_break_ = true;
  }

  void flush() {
    if (first_text_ != kNoNode) {
      HtmlBlock block;
      block.text = collapse_space(text_);
      block.first_text = first_text_;
      block.page = page_;
      block.node = block_element(first_text_);
      block.link_bytes = std::min(link_bytes_, block.text.size());
      blocks_.push_back(std::move(block));
    }
    text_.clear();
    link_bytes_ = 0;
    first_text_ = kNoNode;
    after_break_ = false;
  }

  [[nodiscard]] NodeId block_element(NodeId id) const {
    while (id != 0 && is_inline(tree_.node(id).tag)) {
      id = tree_.node(id).parent;
    }
    return id;
  }
};

}  // namespace

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree) {
  return BlockCollector(tree).collect();
}

}  // namespace rapport::ingest
