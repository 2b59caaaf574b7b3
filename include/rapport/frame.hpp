// What the language core finds in a sentence: event frames with scored role spans.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rapport/span.hpp"

namespace rapport {

/// The arguments of an event, in the order of Frame::roles.
enum class Role : std::size_t { kActor = 0, kRecipient, kPlace, kTime, kSaidBy, kIssue };
inline constexpr std::size_t kRoleCount = 6;

/// A span of the story's text with the model's probability that it fills the role.
struct ScoredSpan {
  ByteSpan span;
  double score = 0;
};

/// One event as one sentence states it, before any resolution of actors, places or dates. Labels are those of
/// the model's manifest (PLOVER names after data/ontology).
struct Frame {
  std::size_t sentence = 0;  ///< Index of the sentence in the story.
  ByteSpan trigger;          ///< Whole words, bytes of the story's text.
  std::string type;          ///< PLOVER event, e.g. "CONSULT".
  double confidence = 0;     ///< Calibrated probability that type, actors and recipients are right.
  std::string status;        ///< One of the seven statuses.
  double status_score = 0;
  std::optional<std::string> mode;
  std::optional<std::string> about;
  std::vector<std::string> contexts;  ///< Most probable first, at most three.
  std::array<std::vector<ScoredSpan>, kRoleCount> roles;

  [[nodiscard]] const std::vector<ScoredSpan>& role(Role r) const {
    return roles[static_cast<std::size_t>(r)];
  }
  [[nodiscard]] std::vector<ScoredSpan>& role(Role r) { return roles[static_cast<std::size_t>(r)]; }
};

}  // namespace rapport
