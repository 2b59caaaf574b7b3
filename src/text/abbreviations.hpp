// Words that are written with a final point, and what a point after them means.
#pragma once

#include <string_view>

namespace rapport::text {

/// When a sentence goes on after the abbreviation and a white space.
enum class Abbreviation {
  kNone,      ///< No abbreviation: its point ends the sentence.
  kTitle,     ///< Always: "Gen. Smith", "vs. Iran", "e.g. The".
  kNumbered,  ///< Before a digit: "No. 5", "Jan. 3".
  kClock,     ///< Before a digit, a time zone, a weekday or a month: "9 a.m. EST".
  kUsual,     ///< Unless a function word with a capital follows: "U.S. officials", "Acme Inc. Chief"; "in the
              ///< U.S. The".
};

/// Kind of `word_with_point` ("Gen.", "U.S.", "J."); case counts only where the lower-case word is common
/// ("Miss.").
[[nodiscard]] Abbreviation kind_of_abbreviation(std::string_view word_with_point);

/// True where the tokenizer keeps the point with the word (the list that the model was trained with). Lower
/// case.
[[nodiscard]] bool is_listed_abbreviation(std::string_view lower_case_word_with_point);

/// True for letters that each have a point, lower case: "u.s.", "a.m.", "j.".
[[nodiscard]] bool is_pointed_letters(std::string_view lower_case_word);

}  // namespace rapport::text
