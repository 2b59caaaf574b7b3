// What an explanation keeps of each frame while it is coded.
#pragma once

#include <optional>
#include <string>

#include "rapport/explanation.hpp"
#include "rapport/record.hpp"

#include "base/date.hpp"
#include "coding/act_codes.hpp"
#include "coding/frame_rules.hpp"
#include "coding/time_resolver.hpp"
#include "dict/ontology.hpp"

namespace rapport::coding {

[[nodiscard]] std::optional<std::string> iso_or_none(const std::optional<base::Date>& date);

/// The frame with its rules and role spans, nothing resolved yet.
[[nodiscard]] FrameTrace trace_of(const SettledFrame& settled);

/// Where the mention under that span is kept; null for a null trace.
[[nodiscard]] MentionTrace* mention_of(FrameTrace* trace, Role role, const ScoredSpan& span);

/// A time expression's rule and outcome; `anchor`: the day it counts from; `ahead`: it was read as lying
/// ahead.
[[nodiscard]] TimeTrace trace_time(const TimeRule& rule, const std::optional<ResolvedTime>& when,
                                   const std::optional<base::Date>& anchor, bool ahead);

/// The codes of a record with the rows that gave them.
[[nodiscard]] CodeTrace trace_codes(const dict::Ontology& ontology, const Record& record);

}  // namespace rapport::coding
