// Nouns that point back to an act told before: "the talks", "Sunday's attack".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rapport/record.hpp"

#include "coding/clause_words.hpp"

namespace rapport::coding {

/// "Sunday" of "Sunday's", and "today".
[[nodiscard]] bool is_day_word(std::string_view folded);

/// Whether the words before the noun point back: "the talks", "these peace talks", "Sunday's attack". A name
/// or nationality between them ("the Lima bombing", "the Danish strikes") tells another act.
[[nodiscard]] bool points_back(const ClauseWords& words, std::size_t noun);

/// The first word behind the noun of what makes it an act of its own: "bombing in Lima", "meeting between",
/// "talks that", "attack claimed by".
[[nodiscard]] std::optional<std::size_t> complement_of(const ClauseWords& words, std::size_t noun);

/// Whether the noun can name the act of this record, which has its event: "attack" any assault, "bombing" one
/// told by a word of the same stem; "visit" a visit, "talks" none.
[[nodiscard]] bool can_name(std::string_view noun, const Record& act);

/// Whether two records of one event can tell of one act by their parties: one has no others than the other.
[[nodiscard]] bool parties_agree(const Record& a, const Record& b);

/// Whether each known place of `noun` is one of `act`, or, where that has none, in the country of one of its
/// parties; and its day, where both have one, the same.
[[nodiscard]] bool same_scene(const Record& noun, const Record& act);

/// Whether the places of `act` have this one, or a place in this country.
[[nodiscard]] bool has_place(const Record& act, const Place& place);

}  // namespace rapport::coding
