// Groups the mentions of a story into chains: what is one person, place or thing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/entity.hpp"
#include "rapport/result.hpp"
#include "rapport/sentence.hpp"

#include "coding/chain_features.hpp"

namespace rapport::coding {

/// What each feature weighs; immutable after loading.
class ChainWeights {
 public:
  /// Reads a table with the columns feature (a number) and weight. Errors: kBadTable naming file and line.
  [[nodiscard]] static Result<ChainWeights> load(const std::string& path);

  /// Sum of the weights of the features; what is not in the table weighs nothing.
  [[nodiscard]] double of(const std::vector<FeatureId>& features) const;

 private:
  std::unordered_map<FeatureId, double> weights_;
};

/// A chain that a mention may join.
struct ChainCandidate {
  std::size_t number = 0;
  std::size_t fresher = 0;  ///< Chains of its type that were spoken of since.
};

/// Reads mentions in the order of the text. Time grows with mentions times chains that come into question.
class ChainBuilder {
 public:
  /// Borrows the weights.
  explicit ChainBuilder(const ChainWeights& weights) : weights_(weights) {}

  /// The number of the chain that the mention joins: the one that weighs most, or a new one.
  std::size_t add(const ChainMention& mention);

  /// Puts the mention where it is known to belong, as training does; a number that was not used yet begins a
  /// chain.
  void put(const ChainMention& mention, std::size_t chain);

  /// The chains that come into question for a mention, the most recent first.
  [[nodiscard]] std::vector<ChainCandidate> candidates(const ChainMention& mention) const;

  [[nodiscard]] const std::vector<Chain>& chains() const { return chains_; }
  [[nodiscard]] bool knows_head(const std::string& head) const;

 private:
  const ChainWeights& weights_;
  std::vector<Chain> chains_;
  std::vector<std::size_t> recent_;  // Numbers of chains, the one spoken of last at the end.
  std::unordered_map<std::string, std::size_t> heads_;  // How many chains have it.
};

/// The chain of each mention, numbered from 0 in the order of first mentions. `mentions` must be sorted by
/// begin, longer ones first.
[[nodiscard]] std::vector<std::size_t> chains_of(std::string_view text,
                                                 const std::vector<Sentence>& sentences,
                                                 const std::vector<rapport::EntityMention>& mentions,
                                                 const ChainWeights& weights);

}  // namespace rapport::coding
