#include "dict/phrase_index.hpp"

#include <algorithm>
#include <bit>

namespace rapport::dict {
namespace {

constexpr std::size_t kMaxWords = 16;
constexpr std::size_t kShortInitials = 4;  // "WHO", "NATO": longer words of capitals may be written "Unesco"
constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15ULL;

std::uint64_t extend(std::uint64_t prefix, std::uint64_t word) {
  std::uint64_t h = (prefix ^ word) * 0xBF58476D1CE4E5B9ULL;
  h ^= h >> 29;
  h *= 0x94D049BB133111EBULL;
  return (h ^ (h >> 32)) | 1U;  // never 0, which marks an empty slot
}

}  // namespace

void PhraseIndex::reserve(std::size_t phrases) {
  links_.reserve(phrases);
  grow(std::bit_ceil(phrases * 5));
}

void PhraseIndex::grow(std::size_t slots) {
  if (slots <= nodes_.size()) {
    return;
  }
  std::vector<Node> old(slots);
  old.swap(nodes_);
  for (const Node& node : old) {
    if (node.key != 0) {
      std::size_t at = node.key & (nodes_.size() - 1);
      while (nodes_[at].key != 0) {
        at = (at + 1) & (nodes_.size() - 1);
      }
      nodes_[at] = node;
    }
  }
}

PhraseIndex::Node& PhraseIndex::insert(std::uint64_t key) {
  if ((used_ + 1) * 2 > nodes_.size()) {
    grow(std::max<std::size_t>(1024, nodes_.size() * 2));
  }
  std::size_t at = key & (nodes_.size() - 1);
  while (nodes_[at].key != 0 && nodes_[at].key != key) {
    at = (at + 1) & (nodes_.size() - 1);
  }
  used_ += nodes_[at].key == 0;
  nodes_[at].key = key;
  return nodes_[at];
}

const PhraseIndex::Node* PhraseIndex::find(std::uint64_t key) const {
  if (nodes_.empty()) {
    return nullptr;
  }
  std::size_t at = key & (nodes_.size() - 1);
  while (nodes_[at].key != 0) {
    if (nodes_[at].key == key) {
      return &nodes_[at];
    }
    at = (at + 1) & (nodes_.size() - 1);
  }
  return nullptr;
}

void PhraseIndex::add(std::string_view phrase, std::uint32_t value) {
  const auto words = phrase_words(phrase);
  if (words.empty() || words.size() > kMaxWords) {
    return;
  }
  Link link;
  link.value = value;
  std::uint64_t key = kSeed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t bit = 1U << i;
    link.capitals |= words[i].upper ? bit : 0;
    link.initials |= words[i].all_caps && words[i].folded.size() <= kShortInitials ? bit : 0;
    key = extend(key, words[i].key);
    if (i + 1 < words.size()) {
      insert(key);
    }
  }
  Node& node = insert(key);
  links_.push_back(link);
  const auto number = static_cast<std::uint32_t>(links_.size());
  if (node.first == 0) {
    node.first = number;
  } else {
    links_[node.last - 1].next = number;
  }
  node.last = number;
}

std::optional<PhraseIndex::Match> PhraseIndex::longest(std::span<const PhraseWord> words,
                                                       std::size_t at) const {
  Match best;
  std::uint64_t key = kSeed;
  std::uint32_t capitals = 0;
  std::uint32_t initials = 0;
  for (std::size_t i = 0; i < kMaxWords && at + i < words.size(); ++i) {
    const PhraseWord& word = words[at + i];
    key = extend(key, word.key);
    const Node* node = find(key);
    if (node == nullptr) {
      break;
    }
    capitals |= word.upper ? 1U << i : 0;
    initials |= word.all_caps || word.pointed ? 1U << i : 0;
    std::vector<std::uint32_t> values;
    for (std::uint32_t n = node->first; n != 0; n = links_[n - 1].next) {
      const Link& link = links_[n - 1];
      if ((link.capitals & ~capitals) == 0 && (link.initials & ~initials) == 0) {
        values.push_back(link.value);
      }
    }
    if (!values.empty()) {
      best = {i + 1, std::move(values)};
    }
  }
  return best.words == 0 ? std::nullopt : std::optional<Match>(std::move(best));
}

}  // namespace rapport::dict
