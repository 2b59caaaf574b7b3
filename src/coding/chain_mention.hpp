// A mention of a person, place or thing as the grouping of mentions into chains sees it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/entity.hpp"
#include "rapport/sentence.hpp"

#include "coding/actor_words.hpp"

namespace rapport::coding {

/// How a mention names its thing: a pronoun of some kind, a name, or a noun with what stands before it.
enum class MentionForm : std::uint8_t {
  kHe,
  kShe,
  kIt,
  kThey,
  kI,
  kWe,
  kYou,
  kRelative,       ///< who, which
  kDemonstrative,  ///< this, those
  kName,
  kDefinite,    ///< the ship
  kThisNoun,    ///< this ship
  kPossessive,  ///< his ship, Norway's ship
  kIndefinite,  ///< a ship, several ships
  kBare         ///< ships
};
inline constexpr std::size_t kMentionForms = 15;

[[nodiscard]] constexpr bool is_pronoun(MentionForm form) {
  return form < MentionForm::kName;
}

enum class GrammaticalNumber : std::uint8_t { kUnknown, kSingular, kPlural, kBoth };

/// Number of an entity type of EntityMention::type, from 0; the number of types for others.
[[nodiscard]] std::size_t entity_type_number(std::string_view type);
inline constexpr std::size_t kEntityTypes = 10;

/// What is seen of one mention. Words are folded (dict::phrase_words).
struct ChainMention {
  std::size_t order = 0;  ///< Among the mentions of the story.
  std::size_t sentence = 0;
  std::size_t begin = 0;  ///< Tokens of the story.
  std::size_t end = 0;
  std::size_t position = 0;  ///< Tokens from the beginning of its sentence.
  std::size_t type = kEntityTypes;
  MentionForm form = MentionForm::kBare;
  GrammaticalNumber number = GrammaticalNumber::kUnknown;
  Gender gender = Gender::kUnknown;
  bool oblique = false;  ///< Follows a preposition.
  bool after_comma = false;
  std::string head;                  ///< The last word before what follows the noun ("of", a comma, "who").
  std::vector<std::string> content;  ///< Words up to the head, sorted, without articles and the like.
  std::string whole;                 ///< All words but articles.
  std::string first;                 ///< The first word.
};

/// The tokens of a story with the sentence that each stands in.
class StoryTokens {
 public:
  StoryTokens(std::string_view text, const std::vector<Sentence>& sentences);

  /// Describes a mention; `order` is its number. A span that cuts tokens takes them whole.
  [[nodiscard]] ChainMention describe(const rapport::EntityMention& mention, std::size_t order) const;

 private:
  struct StoryWord {
    ByteSpan span;
    std::size_t sentence = 0;
    std::string folded;
    bool capital = false;
  };
  [[nodiscard]] std::size_t head_of(std::size_t begin, std::size_t end) const;

  std::vector<StoryWord> words_;
  std::vector<std::size_t> sentence_begin_;  // Token with which each sentence begins.
};

}  // namespace rapport::coding
