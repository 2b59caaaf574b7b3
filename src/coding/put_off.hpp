// A planned act and the word that puts it off or calls it off: two frames of one sentence.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/frame.hpp"

namespace rapport::coding {

/// "his postponement of plans to visit China": the postponement (REJECT) and the visit share their parties,
/// and the word says whether the act was postponed or cancelled. Each postponed or cancelled frame takes from
/// the nearest such REJECT frame of its sentence the status that its word names, and, where it has no party
/// of its own, actors and recipients. Other frames stay as they are. Pure.
[[nodiscard]] std::vector<Frame> settle_put_off(std::string_view story_text, std::vector<Frame> frames);

}  // namespace rapport::coding
