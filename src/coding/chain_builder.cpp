#include "coding/chain_builder.hpp"

#include <algorithm>
#include <array>

#include "base/numbers.hpp"
#include "base/tsv.hpp"

namespace rapport::coding {
namespace {

// Chains that a mention may join: the last ones spoken of, so that time grows with the mentions and no
// faster.
constexpr std::size_t kMostRecent = 1000;

}  // namespace

Result<ChainWeights> ChainWeights::load(const std::string& path) {
  const auto table = base::TsvTable::load(path, {"feature", "weight"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  ChainWeights out;
  for (const auto& row : table->rows()) {
    FeatureId feature = 0;
    double weight = 0;
    if (!base::read_number(table->cell(row, 0), feature) || !base::read_number(table->cell(row, 1), weight) ||
        !out.weights_.emplace(feature, weight).second) {
      return fail(ErrorCode::kBadTable, "no feature and weight, or a feature for the second time",
                  path + ":" + std::to_string(row.line));
    }
  }
  return out;
}

double ChainWeights::of(const std::vector<FeatureId>& features) const {
  double sum = 0;
  for (const FeatureId feature : features) {
    const auto found = weights_.find(feature);
    sum += found == weights_.end() ? 0 : found->second;
  }
  return sum;
}

bool ChainBuilder::knows_head(const std::string& head) const {
  return heads_.contains(head);
}

std::vector<ChainCandidate> ChainBuilder::candidates(const ChainMention& mention) const {
  std::vector<ChainCandidate> out;
  std::array<std::size_t, kEntityTypes + 1> seen{};
  for (auto number = recent_.rbegin(); number != recent_.rend(); ++number) {
    const Chain& chain = chains_[*number];
    const std::size_t fresher = seen.at(chain.type())++;
    if (may_join(mention, chain)) {
      out.push_back({*number, fresher});
    }
  }
  return out;
}

std::size_t ChainBuilder::add(const ChainMention& mention) {
  std::vector<FeatureId> features;
  new_features(mention, knows_head(mention.head), features);
  double best = weights_.of(features);
  std::size_t chain = chains_.size();
  for (const ChainCandidate& candidate : candidates(mention)) {
    join_features(mention, chains_[candidate.number], candidate.fresher, features);
    if (const double weight = weights_.of(features); weight > best) {
      best = weight;
      chain = candidate.number;
    }
  }
  put(mention, chain);
  return chain;
}

void ChainBuilder::put(const ChainMention& mention, std::size_t chain) {
  if (chain >= chains_.size()) {
    chains_.emplace_back();
  }
  const std::size_t number = std::min(chain, chains_.size() - 1);
  chains_[number].add(mention);
  std::erase(recent_, number);
  recent_.push_back(number);
  if (recent_.size() > kMostRecent) {
    recent_.erase(recent_.begin());
  }
  if (!is_pronoun(mention.form)) {
    ++heads_[mention.head];
  }
}

std::vector<std::size_t> chains_of(std::string_view text, const std::vector<Sentence>& sentences,
                                   const std::vector<rapport::EntityMention>& mentions,
                                   const ChainWeights& weights) {
  if (mentions.empty()) {
    return {};
  }
  const StoryTokens tokens(text, sentences);
  ChainBuilder builder(weights);
  std::vector<std::size_t> out;
  out.reserve(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    out.push_back(builder.add(tokens.describe(mentions[i], i)));
  }
  return out;
}

}  // namespace rapport::coding
