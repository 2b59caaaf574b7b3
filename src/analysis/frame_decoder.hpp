// From the network's probabilities to frames: pure arithmetic, the same rules as
// training/rapport_training/decode.py.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rapport/entity.hpp"
#include "rapport/frame.hpp"
#include "rapport/sentence.hpp"

#include "analysis/manifest.hpp"
#include "nn/event_model.hpp"

namespace rapport::analysis {

/// A trigger: words [begin, end) of a sentence.
struct Trigger {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t type = 0;
  double score = 0;       ///< Probability that a trigger begins at the first word.
  double type_score = 0;  ///< Probability that one of this type begins there.
};

/// tags: [words, 2 + types] as EventModel::tag gives them. Triggers in order of words, none overlapping.
[[nodiscard]] std::vector<Trigger> decode_triggers(std::span<const float> tags, std::size_t types,
                                                   double floor);

/// Builds the frame of one trigger. `tokens` are the words that the scores count.
[[nodiscard]] Frame decode_frame(const Manifest& manifest, const Trigger& trigger,
                                 const nn::FrameScores& scores, std::span<const Token> tokens);

/// Entity mentions of one sentence from EventModel::tag_entities, in the order of the text, the longer one
/// first. `sentence` is left 0.
[[nodiscard]] std::vector<EntityMention> decode_entities(const std::vector<std::string>& types,
                                                         std::span<const float> tags,
                                                         std::span<const Token> tokens);

}  // namespace rapport::analysis
