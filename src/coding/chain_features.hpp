// What speaks for and against a mention joining a chain, as numbers that weights are kept by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "coding/chain_mention.hpp"

namespace rapport::coding {

/// Number of a feature: which kind, and its values packed.
using FeatureId = std::uint32_t;

/// The mentions that are one thing, as far as the story has been read.
class Chain {
 public:
  void add(const ChainMention& mention);

  [[nodiscard]] const ChainMention& last() const { return mentions_.back(); }
  [[nodiscard]] const std::vector<ChainMention>& mentions() const { return mentions_; }
  [[nodiscard]] bool has(MentionForm form) const { return forms_[static_cast<std::size_t>(form)] > 0; }
  /// The type of most of its mentions, the earlier one of two.
  [[nodiscard]] std::size_t type() const;
  [[nodiscard]] Gender gender() const { return gender_; }
  [[nodiscard]] GrammaticalNumber number() const { return number_; }
  /// Of its mentions that are no pronouns.
  [[nodiscard]] const std::set<std::string>& heads() const { return heads_; }
  [[nodiscard]] const std::set<std::string>& wholes() const { return wholes_; }
  [[nodiscard]] const std::set<std::string>& content() const { return content_; }
  /// Form of the last mention that is no pronoun; kHe where there is none.
  [[nodiscard]] MentionForm last_noun() const { return last_noun_; }

 private:
  std::vector<ChainMention> mentions_;
  std::size_t forms_[kMentionForms] = {};
  std::size_t types_[kEntityTypes + 1] = {};
  Gender gender_ = Gender::kUnknown;
  GrammaticalNumber number_ = GrammaticalNumber::kUnknown;
  MentionForm last_noun_ = MentionForm::kHe;
  std::set<std::string> heads_;
  std::set<std::string> wholes_;
  std::set<std::string> content_;
};

/// Whether a chain comes into question for a mention: pronouns look back 120 mentions; other mentions need a
/// word in common, or the chain must have been spoken of within two sentences.
[[nodiscard]] bool may_join(const ChainMention& mention, const Chain& chain);

/// Features of the mention joining the chain; `fresher` chains of the chain's type were spoken of since.
/// `out` is cleared first.
void join_features(const ChainMention& mention, const Chain& chain, std::size_t fresher,
                   std::vector<FeatureId>& out);

/// Features of the mention beginning a chain of its own; `same_head`: some chain has its head word.
void new_features(const ChainMention& mention, bool same_head, std::vector<FeatureId>& out);

}  // namespace rapport::coding
