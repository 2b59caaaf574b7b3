// Whose officials, troops or country a mention names: "its foreign minister", "Holm's spokeswoman".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rapport/span.hpp"

#include "coding/coreference.hpp"

namespace rapport::coding {

/// The words of a mention and those before it.
struct OwnedMention {
  std::string_view text;  ///< The story's; borrowed.
  ByteSpan span;          ///< Of the mention.
  std::size_t sentence = 0;
};

/// The entities that a possessive pronoun before the mention's noun, or a name with "'s" in it, stands for,
/// as far as their country is known; empty where there is no possessor or nothing is known of him. Pure.
[[nodiscard]] std::vector<EntityId> possessors_of(const Discourse& discourse, const OwnedMention& mention);

/// Whether `who`, without a country by its own words, is of its possessor's: officials, troops and organs of
/// anybody's, other people only of a state or body ("its citizens", but not "his lawyer").
[[nodiscard]] bool belongs_to(const LinkedActor& who, const LinkedActor& owner);

/// "his Danish counterpart": holds the office that the possessor holds. Nothing where that is not known.
void take_office_of(LinkedActor& who, const LinkedActor& owner);

/// Gives `who` the country of its owner, and a spokesman, aide or envoy his sectors.
void take_owner(LinkedActor& who, const LinkedActor& owner, EntityId id);

}  // namespace rapport::coding
