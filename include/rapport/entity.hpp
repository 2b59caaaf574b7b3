// Mentions of people, organisations, places and other things in a sentence.
#pragma once

#include <cstddef>
#include <string>

#include "rapport/span.hpp"

namespace rapport {

/// A phrase that names or takes up a thing, nested ones too. The types are those of the model, as GUM has
/// them (Zeldes 2017): person, organization, place, time, object, event, abstract, substance, animal, plant.
struct EntityMention {
  std::size_t sentence = 0;  ///< Number in the story.
  ByteSpan span;             ///< In the story's text, whole tokens.
  std::string type;
  double score = 0;  ///< Mean probability over its words that they belong to a mention of this type.
  /// Mentions of one person, place or thing have the same number in their story, from 0 in the order of first
  /// mentions.
  std::size_t chain = 0;
};

}  // namespace rapport
