#include "coding/chain_features.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/hash.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kPronounReach = 120;  // Mentions.
constexpr std::size_t kNearSentences = 2;
constexpr std::size_t kMostWords = 3;

/// Kinds of features; their numbers are in the weights, so new ones go to the end.
enum Kind : std::uint32_t {
  kForm,
  kFormSameType,
  kFormLastForm,
  kFormDistance,
  kFormTypes,
  kSamePronoun,
  kFormGenderNumber,
  kFormSize,
  kLastFirst,
  kLastOblique,
  kNested,
  kTypeDistance,
  kFirstForm,
  kBothOblique,
  kHasForm,
  kAdjacentRelative,
  kMentionDistance,
  kMentionDistanceType,
  kMatch,
  kMatchSameType,
  kMatchDistance,
  kMatchType,
  kMatchFirstForm,
  kMatchNumbers,
  kMatchExtra,
  kMatchLastNoun,
  kNounNested,
  kAdjacentNoun,
  kNewForm,
  kNewType,
  kNewEarly,
  kNewHead,
  kNewHeadLength,
  kNewWord,
  kNewOblique,
  kNewPronounOblique,
  kFresher,
  kFresherType,
  kFresherMatch,
  kTypeSize,
  kSameSentenceOrder,
};

/// How the words of a mention and of a chain agree.
enum Match : std::uint32_t { kExact, kSubset, kSuperset, kHead, kInside, kShared, kNothing };

std::uint32_t bucket(std::size_t n) {
  return n <= 2 ? static_cast<std::uint32_t>(n) : n <= 4 ? 3 : n <= 8 ? 4 : n <= 20 ? 5 : 6;
}

template <class Value>
std::uint32_t number(Value value) {
  return static_cast<std::uint32_t>(value);
}

// Six bits for the kind, and 26 for up to four values; words take 16 bits.
FeatureId id(Kind kind, std::initializer_list<std::uint32_t> values) {
  constexpr std::uint32_t kKindBits = 6;
  constexpr std::uint32_t kValueBits = 4;
  std::uint32_t packed = 0;
  for (const std::uint32_t value : values) {
    packed = (packed << kValueBits) | (value & 0xFU);
  }
  return (packed << kKindBits) | kind;
}

FeatureId word_id(Kind kind, const std::string& word, std::uint32_t value = 0) {
  constexpr std::uint32_t kKindBits = 6;
  constexpr std::uint32_t kWordBits = 16;
  const auto hash = static_cast<std::uint32_t>(base::hash64(word) & 0xFFFFU);
  return (((value << kWordBits) | hash) << kKindBits) | kind;
}

std::size_t common_words(const ChainMention& mention, const Chain& chain) {
  return static_cast<std::size_t>(
      std::count_if(mention.content.begin(), mention.content.end(),
                    [&](const std::string& word) { return chain.content().contains(word); }));
}

Match match_of(const ChainMention& mention, const Chain& chain) {
  if (chain.wholes().contains(mention.whole)) {
    return kExact;
  }
  const std::size_t common = common_words(mention, chain);
  const bool inside = !mention.content.empty() && common == mention.content.size();
  const bool around = !chain.content().empty() && common == chain.content().size();
  if (chain.heads().contains(mention.head)) {
    return inside ? kSubset : around ? kSuperset : kHead;
  }
  return inside ? kInside : common > 0 ? kShared : kNothing;
}

bool contains(const ChainMention& outer, const ChainMention& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// 0: apart; 1: within one of the chain's last mentions; 2: around one.
std::uint32_t nesting(const ChainMention& mention, const Chain& chain) {
  constexpr std::size_t kLast = 3;
  const auto& all = chain.mentions();
  std::uint32_t out = 0;
  for (std::size_t i = all.size() - std::min(all.size(), kLast); i < all.size(); ++i) {
    if (contains(all[i], mention)) {
      return 1;
    }
    out = contains(mention, all[i]) ? 2 : out;
  }
  return out;
}

void pronoun_features(const ChainMention& m, const Chain& chain, std::uint32_t distance,
                      std::vector<FeatureId>& out) {
  const ChainMention& last = chain.last();
  const std::uint32_t form = number(m.form);
  const std::uint32_t type = number(chain.type());
  const std::uint32_t mentions = bucket(m.order - last.order);
  out.push_back(id(kSamePronoun, {form, chain.has(m.form) ? 1U : 0U, distance}));
  out.push_back(id(kFormGenderNumber, {form, number(chain.gender()), number(chain.number())}));
  out.push_back(id(kFormSize, {form, bucket(chain.mentions().size())}));
  out.push_back(id(kLastFirst, {form, last.position <= 1 ? 1U : 0U, distance}));
  out.push_back(id(kLastOblique, {form, last.oblique ? 1U : 0U, distance}));
  out.push_back(id(kNested, {form, contains(last, m) ? 1U : 0U}));
  out.push_back(id(kTypeDistance, {form, type, distance}));
  out.push_back(id(kFirstForm, {form, number(chain.mentions().front().form), distance}));
  out.push_back(
      id(kBothOblique, {form, m.oblique ? 1U : 0U, last.oblique ? 1U : 0U, distance == 0 ? 1U : 0U}));
  for (const MentionForm each :
       {MentionForm::kName, MentionForm::kHe, MentionForm::kShe, MentionForm::kIt, MentionForm::kThey,
        MentionForm::kI, MentionForm::kWe, MentionForm::kYou, MentionForm::kDefinite}) {
    if (chain.has(each)) {
      out.push_back(id(kHasForm, {form, number(each)}));
    }
  }
  if (m.form == MentionForm::kRelative || m.form == MentionForm::kDemonstrative) {
    out.push_back(id(kAdjacentRelative, {form, last.end == m.begin ? 1U : 0U, m.after_comma ? 1U : 0U}));
  }
  out.push_back(id(kMentionDistance, {form, mentions}));
  out.push_back(id(kMentionDistanceType, {form, mentions, type}));
}

void noun_features(const ChainMention& m, const Chain& chain, std::uint32_t distance,
                   std::vector<FeatureId>& out) {
  const ChainMention& last = chain.last();
  const std::uint32_t form = number(m.form);
  const std::uint32_t match = match_of(m, chain);
  const std::uint32_t same_type = chain.type() == m.type ? 1U : 0U;
  const std::size_t extra = m.content.size() - common_words(m, chain);
  out.push_back(id(kMatch, {form, match}));
  out.push_back(id(kMatchSameType, {form, match, same_type}));
  out.push_back(id(kMatchDistance, {form, match, distance}));
  out.push_back(id(kMatchType, {form, match, number(m.type)}));
  out.push_back(id(kMatchFirstForm, {form, match, number(chain.mentions().front().form)}));
  out.push_back(id(kMatchNumbers, {form, match, number(m.number), number(chain.number())}));
  out.push_back(id(kMatchExtra, {form, match, number(std::min(extra, kMostWords)),
                                 number(std::min(m.content.size(), kMostWords))}));
  out.push_back(id(kMatchLastNoun, {form, match, number(chain.last_noun())}));
  out.push_back(id(kNounNested, {form, nesting(m, chain)}));
  if (last.end <= m.begin && m.begin <= last.end + 1) {
    out.push_back(id(kAdjacentNoun, {form, (m.after_comma ? 2U : 0U) + number(m.begin - last.end), same_type,
                                     number(last.form)}));
  }
}

}  // namespace

void Chain::add(const ChainMention& mention) {
  ++forms_[static_cast<std::size_t>(mention.form)];
  ++types_[mention.type];
  if (!is_pronoun(mention.form)) {
    content_.insert(mention.content.begin(), mention.content.end());
    heads_.insert(mention.head);
    wholes_.insert(mention.whole);
    last_noun_ = mention.form;
  }
  gender_ = mention.gender != Gender::kUnknown ? mention.gender : gender_;
  if (mention.number != GrammaticalNumber::kUnknown) {
    const bool same = number_ == GrammaticalNumber::kUnknown || number_ == mention.number;
    number_ = same ? mention.number : GrammaticalNumber::kBoth;
  }
  mentions_.push_back(mention);
}

std::size_t Chain::type() const {
  return static_cast<std::size_t>(std::max_element(std::begin(types_), std::end(types_)) -
                                  std::begin(types_));
}

bool may_join(const ChainMention& mention, const Chain& chain) {
  const ChainMention& last = chain.last();
  if (is_pronoun(mention.form)) {
    return mention.order - last.order <= kPronounReach;
  }
  return mention.sentence - last.sentence <= kNearSentences || common_words(mention, chain) > 0;
}

void join_features(const ChainMention& mention, const Chain& chain, std::size_t fresher,
                   std::vector<FeatureId>& out) {
  out.clear();
  const ChainMention& last = chain.last();
  const std::uint32_t distance = bucket(mention.sentence - last.sentence);
  const std::uint32_t form = number(mention.form);
  const std::uint32_t type = number(chain.type());
  out.push_back(id(kForm, {form}));
  out.push_back(id(kFormSameType, {form, chain.type() == mention.type ? 1U : 0U}));
  out.push_back(id(kFormLastForm, {form, number(last.form)}));
  out.push_back(id(kFormDistance, {form, distance}));
  out.push_back(id(kFormTypes, {form, type, is_pronoun(mention.form) ? 0U : number(mention.type)}));
  out.push_back(id(kFresher, {form, bucket(fresher)}));
  out.push_back(id(kFresherType, {form, bucket(fresher), type}));
  out.push_back(id(kTypeSize, {form, type, bucket(chain.mentions().size())}));
  if (is_pronoun(mention.form)) {
    pronoun_features(mention, chain, distance, out);
    out.push_back(id(kSameSentenceOrder, {form, distance, bucket(fresher), last.position <= 1 ? 1U : 0U}));
  } else {
    noun_features(mention, chain, distance, out);
    out.push_back(id(kFresherMatch, {form, match_of(mention, chain), bucket(fresher)}));
  }
}

void new_features(const ChainMention& mention, bool same_head, std::vector<FeatureId>& out) {
  constexpr std::size_t kEarly = 5;
  out.clear();
  const std::uint32_t form = number(mention.form);
  out.push_back(id(kNewForm, {form}));
  out.push_back(id(kNewType, {form, number(mention.type)}));
  out.push_back(id(kNewEarly, {form, mention.order < kEarly ? 1U : 0U}));
  if (is_pronoun(mention.form)) {
    out.push_back(word_id(kNewWord, mention.first));
    out.push_back(word_id(kNewPronounOblique, mention.first, mention.oblique ? 1U : 0U));
    return;
  }
  out.push_back(id(kNewHead, {form, same_head ? 1U : 0U}));
  out.push_back(
      id(kNewHeadLength, {form, same_head ? 1U : 0U, number(std::min(mention.content.size(), kMostWords)),
                          number(mention.type)}));
  out.push_back(word_id(kNewWord, mention.head));
  out.push_back(id(kNewOblique, {form, mention.oblique ? 1U : 0U}));
}

}  // namespace rapport::coding
