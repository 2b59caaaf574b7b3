#include "ingest/html_tree.hpp"

#include <array>
#include <limits>

#include "base/utf8.hpp"
#include "ingest/html_entities.hpp"
#include "ingest/html_tokenizer.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kTokensPerCheck = 4096;  // Of the deadline.

bool is_table_part(Tag tag) {
  return tag == Tag::kTr || tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kTbody || tag == Tag::kThead ||
         tag == Tag::kTfoot;
}

/// An end tag does not reach out of these. Source: WHATWG HTML §13.2.4.2, "in scope".
bool is_barrier(Tag tag) {
  return tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kTable || tag == Tag::kTemplate;
}

/// True when an open `open` ends where `start` begins. Source: WHATWG HTML §13.1.2.4, optional tags.
bool closes(Tag start, Tag open) {
  switch (open) {
    case Tag::kP:
      return !is_inline(start) && start != Tag::kOther && start != Tag::kButton && start != Tag::kIframe &&
             start != Tag::kInput && start != Tag::kVideo && start != Tag::kAudio && start != Tag::kObject &&
             start != Tag::kTextarea && start != Tag::kSelect && start != Tag::kCanvas &&
             start != Tag::kEmbed && start != Tag::kTitle && start != Tag::kOption && start != Tag::kParam &&
             start != Tag::kTrack;
    case Tag::kLi:
      return start == Tag::kLi;
    case Tag::kDt:
    case Tag::kDd:
      return start == Tag::kDt || start == Tag::kDd;
    case Tag::kOption:
      return start == Tag::kOption;
    case Tag::kTd:
    case Tag::kTh:
      return is_table_part(start);
    case Tag::kTr:
      return start == Tag::kTr || start == Tag::kTbody || start == Tag::kTfoot || start == Tag::kThead;
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
      return start == Tag::kTbody || start == Tag::kTfoot || start == Tag::kThead;
    case Tag::kHead:
      return start == Tag::kBody || !(is_inline(start) || is_raw_text(start) || is_void(start));
    default:
      return is_heading(open) && is_heading(start);
  }
}

/// True for starts that may close something besides an open p.
bool closes_more(Tag start) {
  return start == Tag::kLi || start == Tag::kDt || start == Tag::kDd || start == Tag::kOption ||
         is_table_part(start) || is_heading(start);
}

/// How far up an element that `start` closes is looked for.
bool stops_search(Tag start, Tag open) {
  if (is_table_part(start)) {
    return open == Tag::kTable;
  }
  if (is_barrier(open)) {
    return true;
  }
  if (start == Tag::kLi) {
    return open == Tag::kUl || open == Tag::kOl || open == Tag::kMenu;
  }
  return (start == Tag::kDt || start == Tag::kDd) && open == Tag::kDl;
}

}  // namespace

/// Keeps the stack of open elements while the nodes are laid down.
class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder(HtmlTree& tree, std::string_view html) : nodes_(tree.nodes_), html_(html) {
    nodes_.push_back({Tag::kDocument, kNoNode, 0, 0, 0});
    stack_.push_back(0);
  }

  void build(const base::Deadline& deadline) {
    HtmlTokenizer tokenizer(html_);
    for (std::size_t tokens = 1; const auto token = tokenizer.next(); ++tokens) {
      if (nodes_.size() + 2 >= kNoNode || (tokens % kTokensPerCheck == 0 && deadline.passed())) {
        break;
      }
      switch (token->kind) {
        case HtmlToken::Kind::kText:
          add(Tag::kText, *token);
          break;
        case HtmlToken::Kind::kStartTag:
          start(*token);
          break;
        case HtmlToken::Kind::kEndTag:
          end(token->tag);
          break;
      }
    }
    pop_to(0);
    nodes_[0].subtree_end = static_cast<NodeId>(nodes_.size());
  }

 private:
  std::vector<HtmlNode>& nodes_;
  std::string_view html_;
  std::vector<NodeId> stack_;
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::kCount)> open_{};

  [[nodiscard]] Tag tag_at(std::size_t depth) const { return nodes_[stack_[depth]].tag; }
  [[nodiscard]] std::uint32_t& open_count(Tag tag) { return open_[static_cast<std::size_t>(tag)]; }

  NodeId add(Tag tag, const HtmlToken& token) {
    const auto id = static_cast<NodeId>(nodes_.size());
    nodes_.push_back({tag, stack_.back(), id + 1, static_cast<std::uint32_t>(token.span.begin),
                      static_cast<std::uint32_t>(token.span.end)});
    return id;
  }

  /// Closes the elements above stack position `depth`.
  void pop_to(std::size_t depth) {
    while (stack_.size() > depth + 1) {
      nodes_[stack_.back()].subtree_end = static_cast<NodeId>(nodes_.size());
      --open_count(tag_at(stack_.size() - 1));
      stack_.pop_back();
    }
  }

  /// Closes what `tag` cannot be inside of.
  void close_implied(Tag tag) {
    for (std::size_t depth = stack_.size() - 1; depth > 0; --depth) {
      const Tag open = tag_at(depth);
      if (closes(tag, open)) {
        pop_to(depth - 1);
        const bool looks_further =
            open == Tag::kP || open == Tag::kHead ? closes_more(tag) : is_table_part(tag);
        if (!looks_further) {
          return;
        }
        continue;
      }
      if (stops_search(tag, open)) {
        return;
      }
    }
  }

  [[nodiscard]] bool may_close_something(Tag tag) {
    if (tag == Tag::kOther || tag == Tag::kText) {
      return false;
    }
    const bool closes_head = open_count(Tag::kHead) > 0;
    return closes_head || open_count(Tag::kP) > 0 || closes_more(tag);
  }

  void start(const HtmlToken& token) {
    const bool repeated = (token.tag == Tag::kHtml || token.tag == Tag::kBody || token.tag == Tag::kHead) &&
                          open_count(token.tag) > 0;
    if (repeated) {
      return;
    }
    if (token.tag == Tag::kA && tag_at(stack_.size() - 1) == Tag::kA) {
      pop_to(stack_.size() - 2);
    }
    if (may_close_something(token.tag)) {
      close_implied(token.tag);
    }
    const NodeId id = add(token.tag, token);
    const bool closed = is_void(token.tag) || (token.self_closing && open_count(Tag::kSvg) > 0);
    if (!closed && stack_.size() < HtmlTree::kMaxDepth) {
      stack_.push_back(id);
      ++open_count(token.tag);
    }
  }

  void end(Tag tag) {
    if (tag == Tag::kBody || tag == Tag::kHtml || open_count(tag) == 0) {
      return;  // Content behind </body> is still the body's.
    }
    const bool inline_tag = is_inline(tag);
    for (std::size_t depth = stack_.size() - 1; depth > 0; --depth) {
      const Tag open = tag_at(depth);
      if (open == tag) {
        pop_to(depth - 1);
        return;
      }
      const bool blocked =
          inline_tag ? !is_inline(open) : is_barrier(open) && !is_table_part(tag) && tag != Tag::kTable;
      if (blocked || (is_table_part(tag) && open == Tag::kTable)) {
        return;
      }
    }
  }
};

HtmlTree::HtmlTree(std::string_view html, const base::Deadline& deadline)
    : html_(html.substr(0, std::numeric_limits<std::uint32_t>::max() - 1)) {
  HtmlTreeBuilder(*this, html_).build(deadline);
}

std::string_view HtmlTree::raw_text(NodeId id) const {
  return html_.substr(nodes_[id].begin, nodes_[id].end - nodes_[id].begin);
}

std::optional<std::string> HtmlTree::attribute(NodeId id, std::string_view name) const {
  return find_attribute(raw_text(id), name);
}

std::string HtmlTree::text_of(NodeId id, std::size_t max_bytes) const {
  std::string text;
  for (NodeId at = id; at < nodes_[id].subtree_end && text.size() < max_bytes; ++at) {
    if (nodes_[at].tag == Tag::kText) {
      text += decode_entities(raw_text(at).substr(0, max_bytes));
    } else if ((!is_inline(nodes_[at].tag) || nodes_[at].tag == Tag::kBr) && !text.empty() &&
               text.back() != ' ') {
      text += ' ';
    }
  }
  return collapse_space(base::repair(text));  // The cut may have gone through a character.
}

}  // namespace rapport::ingest
