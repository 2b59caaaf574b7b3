// Closed word classes of English that actor linking and coreference go by; no codes, no names of actors.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapport::coding {

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// All functions take a word as dict::PhraseWord::folded writes it.
[[nodiscard]] bool is_determiner(
    std::string_view word);                             ///< the, a, some, many, its ... also numbers in words
[[nodiscard]] bool is_quantity(std::string_view word);  ///< thousands, dozens, group ... before "of"
[[nodiscard]] bool is_former(std::string_view word);    ///< former, ex, ousted ...
[[nodiscard]] bool is_honorific(std::string_view word);  ///< mr, mrs, dr, sir ...
[[nodiscard]] bool is_particle(std::string_view word);   ///< al, bin, de, van ... inside personal names
[[nodiscard]] bool opens_tail(
    std::string_view word);  ///< of, in, who, loyal ...: what follows does not name the head
[[nodiscard]] bool is_family_letter(
    std::string_view word);  ///< jr, sr, ii, iii: another person than the one without
[[nodiscard]] bool is_calendar_word(
    std::string_view word);  ///< monday, january ...: capitals that are no names
/// What follows a hyphen and makes the name before it a party that is not meant: "U.S.-backed rebels".
[[nodiscard]] bool is_detaching_suffix(std::string_view word);
[[nodiscard]] bool is_detaching_prefix(std::string_view word);  ///< pro, anti, non
[[nodiscard]] bool is_generic_head(
    std::string_view word);  ///< leader, official, supporter ...: sector from the noun before
[[nodiscard]] bool is_function_word(
    std::string_view word);  ///< but, after, is, could ...: part of no name or noun phrase
[[nodiscard]] bool is_sentence_opener(
    std::string_view word);  ///< the same and new, senior ...: a capital of no meaning

enum class Pronoun : std::uint8_t { kNone, kHe, kShe, kThey, kIt, kSpeaker };

/// The class of a pronoun, also possessive and reflexive; kSpeaker for first and second person.
[[nodiscard]] Pronoun pronoun_of(std::string_view folded);

/// Of a common first name, or unknown. "he"/"she" go by it where no title tells.
[[nodiscard]] Gender gender_of_first_name(std::string_view word);
/// Of a title or noun that tells ("spokeswoman", "king", "mrs").
[[nodiscard]] Gender gender_of_title(std::string_view phrase);
/// Place names that are first names too ("jordan", "chad", "israel").
[[nodiscard]] bool is_first_name(std::string_view word);

}  // namespace rapport::coding
