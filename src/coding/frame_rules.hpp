// Rules of language and of the annotation guidelines on frames, before anything in them is resolved.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/frame.hpp"
#include "rapport/sentence.hpp"

#include "coding/coreference.hpp"
#include "coding/quotations.hpp"

namespace rapport::coding {

/// What the rules read; borrowed.
struct FrameContext {
  std::string_view text;  ///< The story's.
  const std::vector<Sentence>& sentences;
  const Discourse& discourse;  ///< The parties that the story names.
  const Quotations& quotations;
};

/// A frame with the rules that changed it.
struct SettledFrame {
  Frame frame;
  std::vector<FrameStep> steps;
  bool repeats = false;  ///< Tells an act that an earlier frame of its sentence tells ("held talks").
  bool behind = false;   ///< Told as done, whatever its status ("denied that it had"): its times are past.
  std::size_t part = 1;  ///< Counts the frames that a rule made of one trigger.
};

/// Applies the rules, sentence by sentence. The frames come back in the order of their sentences; a rule can
/// add a frame, none takes one away. Pure.
[[nodiscard]] std::vector<SettledFrame> settle_frames(const FrameContext& context,
                                                      const std::vector<Frame>& frames);

}  // namespace rapport::coding
