#include "analysis/frame_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rapport::analysis {
namespace {

constexpr std::size_t kOutside = 0;
constexpr std::size_t kInside = 1;
constexpr std::size_t kFirstType = 2;
constexpr std::size_t kMaxTriggerWords = 4;
constexpr std::size_t kRoleTags = 3;
constexpr std::size_t kRoleInside = 2;
constexpr std::size_t kMaxContexts = 3;

std::size_t argmax(std::span<const float> x) {
  return static_cast<std::size_t>(std::max_element(x.begin(), x.end()) - x.begin());
}

double log_odds(double p) {
  constexpr double kEdge = 1e-4;
  p = std::clamp(p, kEdge, 1 - kEdge);
  return std::log(p / (1 - p));
}

/// The three tag probabilities of one role, word by word.
class RoleTags {
 public:
  RoleTags(std::span<const float> roles, std::size_t role) : roles_(roles), role_(role) {}
  [[nodiscard]] std::span<const float> at(std::size_t word) const {
    return roles_.subspan((word * kRoleCount + role_) * kRoleTags, kRoleTags);
  }

 private:
  std::span<const float> roles_;
  std::size_t role_;
};

std::vector<ScoredSpan> decode_spans(const RoleTags& tags, std::span<const Token> tokens) {
  std::vector<ScoredSpan> out;
  for (std::size_t w = 0; w < tokens.size();) {
    if (argmax(tags.at(w)) == kOutside) {
      ++w;
      continue;
    }
    std::size_t end = w + 1;
    while (end < tokens.size() && argmax(tags.at(end)) == kRoleInside) {
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
double weakest(const RoleTags& tags, std::size_t words) {
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
      log_odds(weakest(RoleTags(scores.roles, static_cast<std::size_t>(Role::kActor)), words)),
      log_odds(weakest(RoleTags(scores.roles, static_cast<std::size_t>(Role::kRecipient)), words))};
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
    frame.roles[r] = decode_spans(RoleTags(scores.roles, r), tokens);
  }
  return frame;
}

}  // namespace rapport::analysis
