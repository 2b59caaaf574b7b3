// Longest-match look-up of phrases at a word position.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dict/phrase_words.hpp"

namespace rapport::dict {

/// Phrases with numbers attached, found word by word through rolling hashes of their beginnings (64 bits: no
/// two of a million phrases collide in practice). A phrase asks for the case it was added with: a capitalised
/// word wants a capital, a word of capitals wants capitals or points ("US" and "U.S.", never "us"); small
/// letters take both.
class PhraseIndex {
 public:
  struct Match {
    std::size_t words = 0;              ///< Length, at least 1.
    std::vector<std::uint32_t> values;  ///< In the order of add(); never empty.
  };

  /// Makes room for about `phrases` phrases; fewer rehashes, same result.
  void reserve(std::size_t phrases);

  /// Adds `phrase`, which must have words; the same phrase may have many values. Phrases of more than 16
  /// words are left out.
  void add(std::string_view phrase, std::uint32_t value);

  /// The longest phrase that begins at words[at], with all its values whose case fits.
  [[nodiscard]] std::optional<Match> longest(std::span<const PhraseWord> words, std::size_t at) const;

 private:
  struct Node {
    std::uint64_t key = 0;
    std::uint32_t first = 0;  ///< Index into links_ plus one; 0: only a beginning of longer phrases.
    std::uint32_t last = 0;
  };
  struct Link {
    std::uint32_t value = 0;
    std::uint32_t next = 0;
    std::uint32_t capitals = 0;  ///< Bit a word: must begin with a capital.
    std::uint32_t initials = 0;  ///< Bit a word: must be all capitals or pointed.
  };

  Node& insert(std::uint64_t key);
  [[nodiscard]] const Node* find(std::uint64_t key) const;
  void grow(std::size_t slots);

  std::vector<Node> nodes_;
  std::vector<Link> links_;
  std::size_t used_ = 0;
};

}  // namespace rapport::dict
