// Places of a story: from a mention's words to a country, a name and coordinates.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/record.hpp"
#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

#include "coding/place_context.hpp"
#include "dict/place_table.hpp"

namespace rapport::coding {

/// Resolves the place mentions of one story. Built once a story; then immutable and thread-safe. `table`,
/// `story` and `sentences` are borrowed and must outlive it.
class StoryPlaces {
 public:
  StoryPlaces(const dict::PlaceTable& table, const Story& story, const std::vector<Sentence>& sentences);

  /// The place that the bytes `mention` of the story's text name, in sentence `sentence` (index into
  /// `sentences`; an index past the end means no sentence). `text` and `span` are the mention as given. A
  /// place that the table does not know keeps its capitalised phrase as name and has neither country nor
  /// coordinates; a mention without a name
  /// ("the border") has no name. Never guesses: of several places of one name, one whose country or region
  /// stands beside it or in the story wins, then a capital, then the more populous; two countries at once are
  /// no place. `why`, where given, is told how.
  [[nodiscard]] Place resolve(ByteSpan mention, std::size_t sentence, PlaceTrace* why = nullptr) const;

  /// ISO 3166-1 alpha-3 of the dateline's place; empty where there is none or it is not known.
  [[nodiscard]] std::optional<std::string> country_of_dateline() const;

 private:
  const dict::PlaceTable& table_;
  const Story& story_;
  const std::vector<Sentence>& sentences_;
  PlaceContext context_;
  std::optional<Place> dateline_;
};

}  // namespace rapport::coding
