// Lists of what parties discuss: "ranging from trade to fishing, visas and the border in the north".
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rapport/span.hpp"

#include "coding/clause_words.hpp"

namespace rapport::coding {

/// The items of a list in words [begin, end): split at commas, "and", "or" and, for a list that began with
/// "from", at "to". Articles are left out; a name behind "and" that goes on with the places of the item
/// before ("in Peru and Chile") belongs to it.
[[nodiscard]] std::vector<ByteSpan> split_items(const ClauseWords& words, std::size_t begin, std::size_t end,
                                                bool from_to);

/// A list that a topic noun introduces.
struct IssueList {
  std::size_t noun = 0;  ///< Word number of the topic noun.
  std::vector<ByteSpan> items;
  bool shared =
      false;  ///< The sentence speaks of talks or of both sides, or points back ("their differences").
};

/// The first list behind a topic noun and "ranging from", "including", "such as" or a colon; it ends at a
/// verb.
[[nodiscard]] std::optional<IssueList> find_issue_list(const ClauseWords& words);

}  // namespace rapport::coding
