// Texts and words as PostgreSQL takes them.
#pragma once

#include <string>
#include <string_view>

namespace rapport::store {

/// The text in a form that PostgreSQL can hold: it refuses NUL and malformed UTF-8. Such bytes become
/// U+10FFFF (which is no character) and two hexadecimal digits. from_postgres() gives the text back.
[[nodiscard]] std::string to_postgres(std::string_view text);
[[nodiscard]] std::string from_postgres(std::string_view text);

/// Folded words (search_text.hpp) as a value of type tsvector, each with its places. Its limits: a word
/// counts up to 2,000 bytes, a word's first 255 places, and words and places of about 1,000,000 bytes in all.
[[nodiscard]] std::string search_vector(std::string_view folded);

/// search_query() as a value of type tsquery.
[[nodiscard]] std::string search_terms(std::string_view query);

}  // namespace rapport::store
