// Which rules settled a party: a short list of plain values that travels with it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "rapport/explanation.hpp"

#include "dict/actor_table.hpp"

namespace rapport::coding {

inline constexpr std::uint32_t kNoEntity = UINT32_MAX;

/// One rule with what it read; pointers live as long as the tables. Built without copying a text, so that
/// keeping it costs a story that nobody asks about next to nothing.
struct LinkStep {
  PartyRule rule = PartyRule::kAsWritten;
  dict::NameForm form = dict::NameForm::kName;  ///< Of `row`, for kTableEntry.
  std::uint32_t entity = kNoEntity;             ///< Of coreference: the discourse's number of the party.
  const dict::ActorEntry* row = nullptr;
  const dict::AgentEntry* agent = nullptr;
};

/// The steps in the order they were taken; the first kMost are kept.
class LinkSteps {
 public:
  void add(const LinkStep& step) {
    if (size_ < kMost) {
      steps_[size_++] = step;
    }
  }
  void add(const LinkSteps& others) {
    for (const LinkStep& step : others.all()) {
      add(step);
    }
  }
  /// Puts `step` before the others.
  void lead(const LinkStep& step) {
    const LinkSteps behind = *this;
    size_ = 0;
    add(step);
    add(behind);
  }
  [[nodiscard]] std::span<const LinkStep> all() const { return std::span(steps_).first(size_); }

 private:
  static constexpr std::size_t kMost = 6;
  std::array<LinkStep, kMost> steps_{};
  std::size_t size_ = 0;
};

}  // namespace rapport::coding
