// The parts of a timeline with their names.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "rapport/archive.hpp"

namespace rapport::wire {

/// A part: its name in JSON, its heading, its records.
struct TimelinePart {
  std::string_view name;
  std::string_view heading;
  const std::vector<CodedStory>* records;
};

/// In the order in which they are shown; borrowed from `timeline`.
[[nodiscard]] inline std::array<TimelinePart, 6> parts_of(const Timeline& timeline) {
  return {{{"happened", "What happened", &timeline.happened},
           {"agreed", "Agreed", &timeline.agreed},
           {"pending", "Pending", &timeline.pending},
           {"postponed", "Postponed", &timeline.postponed},
           {"cancelled", "Cancelled", &timeline.cancelled},
           {"disputed", "Denied, alleged or only possible", &timeline.disputed}}};
}

}  // namespace rapport::wire
