#include "coding/frame_trace.hpp"

#include <algorithm>

namespace rapport::coding {

std::optional<std::string> iso_or_none(const std::optional<base::Date>& date) {
  return date ? std::optional(base::to_iso(*date)) : std::nullopt;
}

FrameTrace trace_of(const SettledFrame& settled) {
  const Frame& frame = settled.frame;
  FrameTrace out;
  out.frame = frame;
  out.rules = settled.steps;
  for (std::size_t r = 0; r < kRoleCount; ++r) {
    for (const ScoredSpan& span : frame.role(static_cast<Role>(r))) {
      MentionTrace& mention = out.mentions.emplace_back();
      mention.role = static_cast<Role>(r);
      mention.span = span;
    }
  }
  return out;
}

MentionTrace* mention_of(FrameTrace* trace, Role role, const ScoredSpan& span) {
  if (trace == nullptr) {
    return nullptr;
  }
  const auto at = std::find_if(trace->mentions.begin(), trace->mentions.end(), [&](const MentionTrace& m) {
    return m.role == role && m.span.span == span.span;
  });
  return at == trace->mentions.end() ? nullptr : &*at;
}

TimeTrace trace_time(const TimeRule& rule, const std::optional<ResolvedTime>& when,
                     const std::optional<base::Date>& anchor, bool ahead) {
  TimeTrace out;
  out.rule = rule.name.empty() || !when ? "none" : std::string(rule.name);
  if (!when) {
    return out;
  }
  if (!rule.bound.empty()) {
    out.bound = std::string(rule.bound);
  }
  if (rule.relative) {
    out.anchor = iso_or_none(anchor);
  }
  if (rule.by_tense) {
    out.tense = ahead ? "future" : "past";
  }
  out.start = iso_or_none(when->start);
  out.end = iso_or_none(when->end);
  out.precision = when->precision;
  return out;
}

CodeTrace trace_codes(const dict::Ontology& ontology, const Record& record) {
  CodeTrace out;
  out.plover = record.plover;
  out.plover_row = ontology.plover_row(record.event, record.status);
  out.quad_class = record.quad_class;
  if (record.plover) {
    out.quad_row = ontology.quad_class_row(*record.plover);
  }
  out.cameo = record.cameo;
  out.cameo_row = ontology.cameo_row(act_of(record));
  out.goldstein = record.goldstein;
  if (record.cameo) {
    out.goldstein_row = ontology.goldstein_row(*record.cameo);
  }
  return out;
}

}  // namespace rapport::coding
