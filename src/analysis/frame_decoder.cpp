#include "analysis/frame_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace rapport::analysis {
namespace {

constexpr std::size_t kOutside = 0;
constexpr std::size_t kInside = 1;
constexpr std::size_t kFirstType = 2;
constexpr std::size_t kMaxTriggerWords = 4;
constexpr std::size_t kTags = 3;
constexpr std::size_t kTagInside = 2;
constexpr std::size_t kMaxContexts = 3;

std::size_t argmax(std::span<const float> x) {
  return static_cast<std::size_t>(std::max_element(x.begin(), x.end()) - x.begin());
}

double log_odds(double p) {
  constexpr double kEdge = 1e-4;
  p = std::clamp(p, kEdge, 1 - kEdge);
  return std::log(p / (1 - p));
}

/// The three tag probabilities of one column (a role, or a type of entity) of a grid, word by word.
class ColumnTags {
 public:
  ColumnTags(std::span<const float> grid, std::size_t columns, std::size_t column)
      : grid_(grid), columns_(columns), column_(column) {}
  [[nodiscard]] std::span<const float> at(std::size_t word) const {
    return grid_.subspan((word * columns_ + column_) * kTags, kTags);
  }

 private:
  std::span<const float> grid_;
  std::size_t columns_;
  std::size_t column_;
};

ColumnTags role_tags(const nn::FrameScores& scores, std::size_t role) {
  return {scores.roles, kRoleCount, role};
}

std::vector<ScoredSpan> decode_spans(const ColumnTags& tags, std::span<const Token> tokens) {
  std::vector<ScoredSpan> out;
  for (std::size_t w = 0; w < tokens.size();) {
    if (argmax(tags.at(w)) == kOutside) {
      ++w;
      continue;
    }
    std::size_t end = w + 1;
    while (end < tokens.size() && argmax(tags.at(end)) == kTagInside) {
      ++end;
    }
    double score = 0;
    for (std::size_t i = w; i < end; ++i) {
      score += 1.0 - static_cast<double>(tags.at(i)[kOutside]);
    }
    out.push_back({{tokens[w].span.begin, tokens[end - 1].span.end}, score / static_cast<double>(end - w)});
    w = end;
  }
  return out;
}

/// Probability of the least certain tag of a role in the sentence.
double weakest(const ColumnTags& tags, std::size_t words) {
  float least = 1;
  for (std::size_t w = 0; w < words; ++w) {
    const auto tag = tags.at(w);
    least = std::min(least, tag[argmax(tag)]);
  }
  return static_cast<double>(least);
}

double confidence_of(const Calibration& calibration, const Trigger& trigger, const nn::FrameScores& scores,
                     std::size_t words) {
  const std::array<double, 4> inputs = {
      log_odds(trigger.score), log_odds(trigger.type_score / trigger.score),
      log_odds(weakest(role_tags(scores, static_cast<std::size_t>(Role::kActor)), words)),
      log_odds(weakest(role_tags(scores, static_cast<std::size_t>(Role::kRecipient)), words))};
  const double z =
      std::inner_product(inputs.begin(), inputs.end(), calibration.weights.begin(), calibration.bias);
  return 1 / (1 + std::exp(-z));
}

std::optional<std::string> decode_mode(const Manifest& manifest, const std::string& type,
                                       std::span<const float> scores) {
  std::size_t best = 0;
  for (std::size_t m = 0; m < manifest.modes.size(); ++m) {
    if (manifest.modes[m].type == type && scores[m + 1] > scores[best]) {
      best = m + 1;
    }
  }
  return best == 0 ? std::nullopt : std::optional(manifest.modes[best - 1].mode);
}

std::vector<std::string> decode_contexts(const Manifest& manifest, std::span<const float> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<std::string> out;
  for (const std::size_t c : order) {
    if (out.size() < kMaxContexts && static_cast<double>(scores[c]) >= manifest.context_floor) {
      out.push_back(manifest.contexts[c]);
    }
  }
  return out;
}

}  // namespace

std::vector<Trigger> decode_triggers(std::span<const float> tags, std::size_t types, double floor) {
  const std::size_t width = kFirstType + types;
  const std::size_t words = tags.size() / width;
  const auto starts = [&](std::size_t w) { return tags.subspan(w * width + kFirstType, types); };
  const auto total = [&](std::size_t w) {
    const auto s = starts(w);
    return static_cast<double>(std::accumulate(s.begin(), s.end(), 0.0F));
  };
  std::vector<Trigger> out;
  for (std::size_t w = 0; w < words;) {
    if (total(w) < floor) {
      ++w;
      continue;
    }
    std::size_t end = w + 1;
    while (end < words && end - w < kMaxTriggerWords && argmax(tags.subspan(end * width, width)) == kInside &&
           total(end) < floor) {
      ++end;
    }
    const std::size_t type = argmax(starts(w));
    out.push_back({w, end, type, total(w), static_cast<double>(starts(w)[type])});
    w = end;
  }
  return out;
}

Frame decode_frame(const Manifest& manifest, const Trigger& trigger, const nn::FrameScores& scores,
                   std::span<const Token> tokens) {
  Frame frame;
  frame.trigger = {tokens[trigger.begin].span.begin, tokens[trigger.end - 1].span.end};
  frame.type = manifest.types[trigger.type];
  frame.confidence = confidence_of(manifest.calibration, trigger, scores, tokens.size());
  const std::size_t status = argmax(scores.status);
  frame.status = manifest.statuses[status];
  frame.status_score = static_cast<double>(scores.status[status]);
  frame.mode = decode_mode(manifest, frame.type, scores.mode);
  if (const std::size_t about = argmax(scores.about); about != 0) {
    frame.about = manifest.types[about - 1];
  }
  frame.contexts = decode_contexts(manifest, scores.contexts);
  for (std::size_t r = 0; r < kRoleCount; ++r) {
    frame.roles[r] = decode_spans(role_tags(scores, r), tokens);
  }
  return frame;
}

std::vector<EntityMention> decode_entities(const std::vector<std::string>& types, std::span<const float> tags,
                                           std::span<const Token> tokens) {
  const std::size_t columns = types.size() * nn::kEntityLevels;
  std::vector<EntityMention> out;
  for (std::size_t column = 0; column < columns && !tags.empty(); ++column) {
    const std::string& type = types[column / nn::kEntityLevels];
    for (const ScoredSpan& found : decode_spans(ColumnTags(tags, columns, column), tokens)) {
      const auto same = [&](const EntityMention& m) { return m.span == found.span && m.type == type; };
      if (std::none_of(out.begin(), out.end(), same)) {  // Both levels can have it.
        out.push_back({0, found.span, type, found.score});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const EntityMention& a, const EntityMention& b) {
    return std::tuple(a.span.begin, b.span.end) < std::tuple(b.span.begin, a.span.end);
  });
  return out;
}

}  // namespace rapport::analysis
