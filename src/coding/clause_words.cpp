#include "coding/clause_words.hpp"

#include <algorithm>
#include <array>

#include "coding/actor_words.hpp"

namespace rapport::coding {

bool ClauseWords::is_one_of(std::size_t i, std::initializer_list<std::string_view> words) const {
  return i < words_.size() && std::find(words.begin(), words.end(), words_[i].folded) != words.end();
}

std::size_t ClauseWords::from(std::size_t byte) const {
  const auto at = std::partition_point(words_.begin(), words_.end(),
                                       [&](const dict::PhraseWord& word) { return word.span.begin < byte; });
  return static_cast<std::size_t>(at - words_.begin());
}

std::size_t ClauseWords::holding(std::size_t byte) const {
  const auto at = std::partition_point(words_.begin(), words_.end(),
                                       [&](const dict::PhraseWord& word) { return word.span.end <= byte; });
  return static_cast<std::size_t>(at - words_.begin());
}

std::optional<std::size_t> ClauseWords::before_determiners(std::size_t at) const {
  while (at > 0 && is_determiner(words_[at - 1].folded)) {
    --at;
  }
  return at > 0 ? std::optional(at - 1) : std::nullopt;
}

bool looks_like_modifier(std::string_view folded) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"new",    "own",     "first",   "second",   "third", "last",   "next",   "latest",
       "long",   "joint",   "top",     "state",    "air",   "ground", "drone",  "brief",
       "recent", "current", "present", "surprise", "deep",  "two",    "day",    "hour",
       "week",   "high",    "level",   "senior",   "peace", "trade",  "nuclear"});
  constexpr auto kEndings =
      std::to_array<std::string_view>({"al", "ic", "ive", "ous", "ful", "ent", "ant", "ary", "ish", "ese",
                                       "ian", "able", "ible", "less", "ing", "ed"});
  constexpr std::size_t kLeast = 5;  // "war", "bed", "plan" end so by chance
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end() ||
         (folded.size() >= kLeast && std::any_of(kEndings.begin(), kEndings.end(),
                                                 [&](auto ending) { return folded.ends_with(ending); }));
}

}  // namespace rapport::coding
