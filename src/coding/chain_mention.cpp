#include "coding/chain_mention.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "dict/phrase_words.hpp"

namespace rapport::coding {
namespace {

using Word = std::string_view;

template <std::size_t N>
bool among(Word word, const std::array<Word, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto kTypes = std::to_array<Word>({"person", "organization", "place", "time", "object", "event",
                                             "abstract", "substance", "animal", "plant"});
static_assert(kTypes.size() == kEntityTypes);

constexpr auto kPrepositions =
    std::to_array<Word>({"of", "in", "on", "at", "for", "from", "with", "to", "by", "about", "against",
                         "between", "as", "under", "over", "after", "before", "during", "into"});
// What follows a noun within its phrase.
constexpr auto kAfterHead =
    std::to_array<Word>({"who", "which", "that", "where", "whose", ",", "(", "-", "–", "—", ":"});
constexpr auto kEmpty = std::to_array<Word>(
    {"the", "a",  "an",   "this", "that", "these", "those", "his",  "her", "its",     "their",
     "our", "my", "your", "of",   "and",  "in",    "on",    "at",   "for", "to",      "mr",
     "mrs", "ms", "dr",   "some", "any",  "all",   "every", "each", "no",  "another", "other"});
constexpr auto kArticles = std::to_array<Word>({"the", "a", "an", "'s", "’s"});
constexpr auto kIndefinites = std::to_array<Word>(
    {"a", "an", "some", "any", "no", "every", "each", "another", "one", "two", "many", "several"});
constexpr auto kDemonstratives = std::to_array<Word>({"this", "that", "these", "those"});
constexpr auto kRelatives = std::to_array<Word>({"who", "which", "whom", "whose"});
constexpr auto kHe = std::to_array<Word>({"he", "him", "his", "himself"});
constexpr auto kShe = std::to_array<Word>({"she", "her", "hers", "herself"});
constexpr auto kIt = std::to_array<Word>({"it", "its", "itself"});
constexpr auto kThey = std::to_array<Word>({"they", "them", "their", "theirs", "themselves"});
constexpr auto kI = std::to_array<Word>({"i", "me", "my", "mine", "myself"});
constexpr auto kWe = std::to_array<Word>({"we", "us", "our", "ours", "ourselves"});
constexpr auto kYou = std::to_array<Word>({"you", "your", "yours", "yourself", "yourselves"});
constexpr auto kMale = std::to_array<Word>({"man", "boy", "father", "son", "brother", "husband", "king", "mr",
                                            "uncle", "gentleman", "sir", "prince", "spokesman", "chairman"});
constexpr auto kFemale =
    std::to_array<Word>({"woman", "girl", "mother", "daughter", "sister", "wife", "queen", "mrs", "ms",
                         "aunt", "lady", "princess", "spokeswoman", "chairwoman"});

bool is_possessive_ending(Word word) {
  return word == "'s" || word == "’s" || word == "'" || word == "’";
}

// The pronoun's form, or kBare.
MentionForm pronoun_form(Word word) {
  return among(word, kHe)     ? MentionForm::kHe
         : among(word, kShe)  ? MentionForm::kShe
         : among(word, kIt)   ? MentionForm::kIt
         : among(word, kThey) ? MentionForm::kThey
         : among(word, kI)    ? MentionForm::kI
         : among(word, kWe)   ? MentionForm::kWe
         : among(word, kYou)  ? MentionForm::kYou
                              : MentionForm::kBare;
}

MentionForm form_of(const ChainMention& mention, const std::vector<Word>& words, bool head_is_capital) {
  const Word first = words.front();
  if (words.size() == 1) {
    const MentionForm pronoun = pronoun_form(first);
    if (pronoun != MentionForm::kBare || among(first, kRelatives)) {
      return pronoun != MentionForm::kBare ? pronoun : MentionForm::kRelative;
    }
    if (among(first, kDemonstratives)) {
      return MentionForm::kDemonstrative;
    }
  }
  // One capital word that opens a sentence may be anything, but is a name more often than not.
  if (head_is_capital && !among(mention.head, kEmpty)) {
    return MentionForm::kName;
  }
  const auto early = words.begin() + std::min<std::ptrdiff_t>(4, std::ssize(words));
  const bool owned =
      std::any_of(words.begin(), early, [](Word word) { return word == "'s" || word == "’s"; });
  return first == "the"                                       ? MentionForm::kDefinite
         : among(first, kDemonstratives)                      ? MentionForm::kThisNoun
         : among(first, kIndefinites)                         ? MentionForm::kIndefinite
         : pronoun_form(first) != MentionForm::kBare || owned ? MentionForm::kPossessive
                                                              : MentionForm::kBare;
}

GrammaticalNumber number_of(const ChainMention& mention, const std::vector<Word>& words) {
  switch (mention.form) {
    case MentionForm::kThey:
    case MentionForm::kWe:
      return GrammaticalNumber::kPlural;
    case MentionForm::kHe:
    case MentionForm::kShe:
    case MentionForm::kIt:
    case MentionForm::kI:
      return GrammaticalNumber::kSingular;
    case MentionForm::kYou:
    case MentionForm::kRelative:
      return GrammaticalNumber::kUnknown;
    default:
      break;
  }
  const bool ends_in_s = mention.head.ends_with('s') && !mention.head.ends_with("ss");
  const bool joined = std::find(words.begin(), words.end(), "and") != words.end();
  if ((ends_in_s && mention.form != MentionForm::kName) || joined) {
    return GrammaticalNumber::kPlural;
  }
  const bool one =
      words.front() == "a" || words.front() == "an" || words.front() == "this" || words.front() == "that";
  return one ? GrammaticalNumber::kSingular : GrammaticalNumber::kUnknown;
}

Gender gender_in(const ChainMention& mention, const std::vector<Word>& words) {
  const auto any = [&](const auto& list) {
    return std::any_of(words.begin(), words.end(), [&](Word word) { return among(word, list); });
  };
  return mention.form == MentionForm::kHe || any(kMale)      ? Gender::kMale
         : mention.form == MentionForm::kShe || any(kFemale) ? Gender::kFemale
                                                             : Gender::kUnknown;
}

}  // namespace

std::size_t entity_type_number(std::string_view type) {
  return static_cast<std::size_t>(std::find(kTypes.begin(), kTypes.end(), type) - kTypes.begin());
}

StoryTokens::StoryTokens(std::string_view text, const std::vector<Sentence>& sentences) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    sentence_begin_.push_back(words_.size());
    for (const Token& token : sentences[i].tokens) {
      const std::string_view written = token.span.of(text);
      const auto folded = dict::phrase_words(written);
      words_.push_back({token.span, i, folded.size() == 1 ? folded.front().folded : base::lower(written),
                        !written.empty() && base::is_upper(written.front())});
    }
  }
}

std::size_t StoryTokens::head_of(std::size_t begin, std::size_t end) const {
  std::size_t head = begin;
  for (std::size_t i = begin; i < end; ++i) {
    const Word word = words_[i].folded;
    if (i > begin && (among(word, kPrepositions) || among(word, kAfterHead))) {
      break;
    }
    head = is_possessive_ending(word) ? head : i;
  }
  return head;
}

ChainMention StoryTokens::describe(const rapport::EntityMention& mention, std::size_t order) const {
  ChainMention out;
  const auto by_end = [](const auto& word, std::size_t at) { return word.span.end <= at; };
  const auto first = std::lower_bound(words_.begin(), words_.end(), mention.span.begin, by_end);
  auto last = first;
  while (last != words_.end() && last->span.begin < mention.span.end) {
    ++last;
  }
  out.order = order;
  out.begin = static_cast<std::size_t>(first - words_.begin());
  out.end = static_cast<std::size_t>(last - words_.begin());
  out.type = entity_type_number(mention.type);
  if (out.begin == out.end) {
    return out;
  }
  out.sentence = first->sentence;
  out.position = out.begin - sentence_begin_[out.sentence];
  const std::size_t head = head_of(out.begin, out.end);
  out.head = words_[head].folded;
  out.first = first->folded;
  std::vector<Word> words;
  for (std::size_t i = out.begin; i < out.end; ++i) {
    const Word word = words_[i].folded;
    words.push_back(word);
    if (!among(word, kArticles)) {
      out.whole += (out.whole.empty() ? "" : " ") + std::string(word);
    }
    const bool wordlike = base::is_alnum(word.empty() ? ' ' : word.front()) ||
                          (!word.empty() && static_cast<unsigned char>(word.front()) >= 0x80U);
    if (i <= head && wordlike && !among(word, kEmpty)) {
      out.content.emplace_back(word);
    }
  }
  std::sort(out.content.begin(), out.content.end());
  out.content.erase(std::unique(out.content.begin(), out.content.end()), out.content.end());
  const Word before = out.begin > 0 ? Word(words_[out.begin - 1].folded) : Word();
  out.oblique = among(before, kPrepositions);
  out.after_comma = before == ",";
  out.form = form_of(out, words, words_[head].capital);
  out.number = number_of(out, words);
  out.gender = gender_in(out, words);
  return out;
}

}  // namespace rapport::coding
