#include "text/language.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "base/ascii.hpp"

namespace rapport::text {
namespace {

constexpr std::size_t kFewestWords = 15;
constexpr double kLeastShare = 0.08;
// A script of its own has no English function words; a single foreign name must not count like one.
constexpr unsigned char kFirstOtherByte = 0x80;

// Lower case, sorted. Words that other languages write alike ("in", "an", "die", "was", "of" ...) are left
// out.
constexpr std::string_view kFunctionWords[] = {
    "about",  "after", "against", "also",  "and",    "any",  "are",  "as",   "at",    "be",   "been",
    "before", "but",   "by",      "could", "for",    "from", "had",  "has",  "have",  "he",   "her",
    "his",    "if",    "into",    "is",    "it",     "its",  "more", "not",  "of",    "on",   "or",
    "other",  "our",   "over",    "she",   "should", "some", "that", "the",  "their", "them", "there",
    "these",  "they",  "this",    "those", "to",     "up",   "we",   "were", "what",  "when", "which",
    "while",  "who",   "will",    "with",  "would",  "you",  "your"};
static_assert(std::is_sorted(std::begin(kFunctionWords), std::end(kFunctionWords)));

/// True for a word of lower-case letters, or of another script; names, numbers and marks do not count.
bool counts(std::string_view word) {
  return base::is_lower(word.front()) || static_cast<unsigned char>(word.front()) >= kFirstOtherByte;
}

}  // namespace

Language language_of(std::string_view story_text, const std::vector<Sentence>& sentences) {
  std::size_t words = 0;
  std::size_t known = 0;
  for (const Sentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      const std::string_view word = token.span.of(story_text);
      if (word.empty() || !counts(word)) {
        continue;
      }
      ++words;
      known += std::binary_search(std::begin(kFunctionWords), std::end(kFunctionWords), word) ? 1U : 0U;
    }
  }
  if (words < kFewestWords) {
    return Language::kUnknown;
  }
  return static_cast<double>(known) >= kLeastShare * static_cast<double>(words) ? Language::kEnglish
                                                                                : Language::kOther;
}

}  // namespace rapport::text
