// The words of one sentence, looked up by byte: what the rules on frames read.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "rapport/span.hpp"

#include "dict/phrase_words.hpp"

namespace rapport::coding {

/// Words are numbered from 0; a number equal to size() is behind the last one.
class ClauseWords {
 public:
  ClauseWords(std::string_view text, ByteSpan sentence) : words_(dict::phrase_words(text, sentence)) {}

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const dict::PhraseWord& operator[](std::size_t i) const { return words_[i]; }
  /// The folded word; empty outside the sentence.
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < words_.size() ? std::string_view(words_[i].folded) : std::string_view();
  }
  [[nodiscard]] bool is_mark(std::size_t i) const { return i >= words_.size() || words_[i].mark; }
  [[nodiscard]] bool is_one_of(std::size_t i, std::initializer_list<std::string_view> words) const;

  /// The first word that begins at `byte` or behind it.
  [[nodiscard]] std::size_t from(std::size_t byte) const;
  /// The first word that ends behind `byte`: the one that holds it, or the next one.
  [[nodiscard]] std::size_t holding(std::size_t byte) const;
  /// The word before `at` that is no determiner or number, if there is one.
  [[nodiscard]] std::optional<std::size_t> before_determiners(std::size_t at) const;

 private:
  std::vector<dict::PhraseWord> words_;
};

/// The end of a word that stands as an adjective or participle before a noun ("military", "planned").
[[nodiscard]] bool looks_like_modifier(std::string_view folded);

}  // namespace rapport::coding
