// The relation between two given parties of a sentence.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "rapport/result.hpp"
#include "rapport/span.hpp"

namespace rapport {

/// A sentence with the places where it names two parties. Either list may be empty: the sentence does not
/// name that party.
struct RelationQuery {
  std::string id;  ///< As JSON: a quoted string, a number, or "null" where the line has none.
  std::string text;
  std::vector<ByteSpan> source;  ///< In `text`, not empty.
  std::vector<ByteSpan> target;
};

/// The probability of one PLOVER category.
struct CategoryScore {
  std::string plover;
  double probability = 0;
};

/// All categories in the order of the model's labels; the probabilities sum to 1.
struct Relation {
  std::vector<CategoryScore> scores;

  /// The most probable category; the first of equal ones. Requires scores.
  [[nodiscard]] const std::string& plover() const {
    const auto less = [](const CategoryScore& a, const CategoryScore& b) {
      return a.probability < b.probability;
    };
    return std::max_element(scores.begin(), scores.end(), less)->plover;
  }
};

/// One line's answer: a relation, or why there is none.
struct RelationResult {
  RelationQuery query;
  std::optional<Relation> relation;
  std::optional<Error> error;
};

}  // namespace rapport
