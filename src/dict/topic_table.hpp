// Topics of issues: data/ontology/topics.tsv in memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::dict {

/// Immutable and thread-safe after load().
class TopicTable {
 public:
  /// Reads the table. Errors: kBadTable naming file and line for a topic or phrase that is there twice, and a
  /// topic without phrases.
  [[nodiscard]] static Result<TopicTable> load(const std::string& path);

  /// The topic of the words of an issue: that of the longest phrase of the table in them, then of the earlier
  /// row. The last word of a phrase also stands for its plural in -s. Empty where no phrase is in them.
  [[nodiscard]] std::optional<std::string> topic_of(std::string_view issue) const;

 private:
  struct Phrase {
    std::vector<std::string> words;  ///< Folded.
    std::size_t topic = 0;
  };

  std::vector<std::string> topics_;
  std::unordered_map<std::string, std::vector<Phrase>> by_first_;  ///< By first word, as written or in -s.
};

}  // namespace rapport::dict
