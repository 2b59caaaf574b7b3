// Nouns that take up an act told before: "the talks", "Sunday's attack".
#pragma once

#include <string_view>

namespace rapport::coding {

/// The event that a noun (folded, singular or plural) names by itself, or "".
[[nodiscard]] std::string_view event_of_noun(std::string_view folded);

/// Issues, disagreements, differences: nouns of what parties discuss or dispute, lists of which follow.
[[nodiscard]] bool is_topic_noun(std::string_view folded);

}  // namespace rapport::coding
