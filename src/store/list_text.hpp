// A list of words in one column: "|GOV|MIL|", so that LIKE '%|MIL|%' finds one; "" for none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport::store {

[[nodiscard]] std::string list_text(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> words_of_list(std::string_view text);

/// The pattern of LIKE ... ESCAPE '!' that finds `word` in a list.
[[nodiscard]] std::string list_pattern(std::string_view word);

/// `text` for LIKE ... ESCAPE '!', standing for itself.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace rapport::store
