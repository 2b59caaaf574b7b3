// Whether a story is in English, by its function words.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/sentence.hpp"

namespace rapport::text {

enum class Language {
  kEnglish,
  kOther,    ///< Another language, or no running text.
  kUnknown,  ///< Too few words to tell.
};

/// Decides by the share of English function words among the words in lower case or another script. On public
/// web pages it was 0.14 or more in English prose, and 0.005 or less in other languages.
[[nodiscard]] Language language_of(std::string_view story_text, const std::vector<Sentence>& sentences);

}  // namespace rapport::text
