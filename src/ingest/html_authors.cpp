#include "ingest/html_authors.hpp"

#include <algorithm>
#include <array>

#include "ingest/byline.hpp"
#include "ingest/html_words.hpp"
#include "ingest/line_kind.hpp"

namespace rapport::ingest {
namespace {

constexpr std::array kAuthorMetas = {"author",          "byl",
                                     "parsely-author",  "sailthru.author",
                                     "dc.creator",      "dcterms.creator",
                                     "article:author",  "article.author",
                                     "citation_author", "creator"};
constexpr std::size_t kMaxBylineBytes = 200;
constexpr std::size_t kMaxClassHops = 3;
constexpr std::size_t kNearHeadline = 8;

/// True where a class of the block's element, or of one close above it, says so.
bool is_named_byline(const HtmlTree& tree, NodeId id) {
  for (std::size_t hops = 0; hops < kMaxClassHops && id != 0; ++hops, id = tree.node(id).parent) {
    if (tree.node(id).tag != Tag::kText && names_byline(tree.attribute(id, "class").value_or(""))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> byline_among(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                      std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, blocks.size()); ++i) {
    const HtmlBlock& block = blocks[i];
    const bool may_be = block.text.size() <= kMaxBylineBytes && !ends_sentence(block.text);
    if (may_be && (is_byline(block.text) || is_named_byline(tree, block.first_text))) {
      auto names = names_in_byline(block.text);
      if (!names.empty()) {
        return names;
      }
    }
  }
  return {};
}

std::vector<std::string> find_authors(const HtmlTree& tree, const HtmlFacts& facts,
                                      const std::vector<HtmlBlock>& blocks, std::size_t begin) {
  std::vector<std::string> out;
  if (facts.json_ld.article) {
    for (const std::string& author : facts.json_ld.article->authors) {
      add_names(out, names_in_byline(author));
    }
  }
  for (const char* name : kAuthorMetas) {
    const auto value = out.empty() ? facts.meta_of(name) : std::nullopt;
    if (value) {
      add_names(out, names_in_byline(*value));
    }
  }
  if (out.empty()) {
    for (const std::string& author : facts.marked_authors) {
      add_names(out, names_in_byline(author));
    }
  }
  return out.empty() ? byline_among(tree, blocks, begin, begin + kNearHeadline) : out;
}

}  // namespace rapport::ingest
