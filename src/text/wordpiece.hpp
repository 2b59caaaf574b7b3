// WordPiece: words to the sub-word ids of a BERT vocabulary, uncased.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::text {

/// Greedy longest-match sub-words. Source: Devlin 2019; the uncased BERT rules: lower case, accents off,
/// punctuation and CJK characters stand alone. Thread-safe after load().
class WordPiece {
 public:
  /// Reads vocab.txt, one piece a line, its number its id. Errors: kBadModel when it is missing or lacks
  /// [UNK], [CLS] or [SEP].
  [[nodiscard]] static Result<WordPiece> load(const std::string& vocab_path);

  /// Appends the ids of `word` (a token, no white space) to `out`; at least one id, [UNK] for what has no
  /// pieces.
  void encode(std::string_view word, std::vector<std::int32_t>& out) const;

  [[nodiscard]] std::int32_t cls() const { return cls_; }
  [[nodiscard]] std::int32_t sep() const { return sep_; }
  [[nodiscard]] std::size_t size() const { return pieces_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  void encode_run(std::string_view run, std::vector<std::int32_t>& out) const;

  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> pieces_;
  std::int32_t unk_ = 0;
  std::int32_t cls_ = 0;
  std::int32_t sep_ = 0;
};

}  // namespace rapport::text
