#include "coding/frame_rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "coding/actor_words.hpp"
#include "coding/put_off.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

using Rule = void (*)(SentenceFrames&);

// First what is no party at all, then who the parties are, then what did happen, then what is told twice.
constexpr auto kRules = std::to_array<Rule>({drop_empty_words,
                                             drop_counts,
                                             drop_detached,
                                             join_apposition,
                                             complete_phrases,
                                             keep_between,
                                             take_compound_agent,
                                             take_by_agent,
                                             take_possessor,
                                             doubt_permitted,
                                             take_invaded,
                                             take_light_verb_subject,
                                             drop_party_of_other_clause,
                                             drop_partner_of_talks,
                                             take_destination,
                                             take_place_behind,
                                             name_shootdown,
                                             name_crowd_control,
                                             end_truce,
                                             await_called,
                                             govern_infinitives,
                                             doubt_modal,
                                             put_off_by_verb,
                                             settle_put_off_words,
                                             doubt_denied,
                                             drop_denied_party,
                                             drop_dateline_source,
                                             drop_speaker_who_acts,
                                             add_quoted_source,
                                             order_sources,
                                             split_hedged,
                                             add_content,
                                             mark_repeats});

void note_put_off(const Frame& before, SettledFrame& f) {
  if (before.status != f.frame.status) {
    f.steps.push_back({"put-off", std::nullopt, f.frame.trigger, before.status, f.frame.status});
  }
  for (const Role role : {Role::kActor, Role::kRecipient}) {
    if (before.role(role).empty() && !f.frame.role(role).empty()) {
      note(f, "put-off", role, f.frame.role(role).front().span);
    }
  }
}

}  // namespace

bool is_verbal(const Frame& frame) {
  constexpr auto kVerbal = std::to_array<std::string_view>(
      {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"});
  return std::find(kVerbal.begin(), kVerbal.end(), frame.type) != kVerbal.end();
}

bool overlaps_any(const std::vector<ScoredSpan>& spans, ByteSpan span) {
  return std::any_of(spans.begin(), spans.end(), [&](const ScoredSpan& s) { return s.span.overlaps(span); });
}

void set_status(SettledFrame& f, std::string rule, std::string status, ByteSpan words) {
  if (f.frame.status != status) {
    f.steps.push_back({std::move(rule), std::nullopt, words, f.frame.status, status});
    f.frame.status = std::move(status);
  }
}

std::optional<ByteSpan> SentenceFrames::party_from(std::size_t at) const {
  std::size_t head = at;
  while (head < words.size() && is_determiner(words.at(head))) {
    ++head;
  }
  if (head >= words.size()) {
    return std::nullopt;
  }
  const std::size_t begin = words[head].span.begin;
  for (const SettledFrame& f : frames) {
    for (const Role role : {Role::kActor, Role::kRecipient, Role::kSaidBy}) {
      for (const ScoredSpan& s : f.frame.role(role)) {
        if (s.span.begin >= words[at].span.begin && s.span.begin <= begin && s.span.end > begin) {
          return s.span;
        }
      }
    }
  }
  const auto& all = context.discourse.mentions();
  const auto found = std::partition_point(all.begin(), all.end(),
                                          [&](const EntityMention& m) { return m.span.begin < begin; });
  return found != all.end() && found->span.begin == begin ? std::optional(found->span) : std::nullopt;
}

std::optional<ByteSpan> SentenceFrames::party_until(std::size_t end) const {
  for (const SettledFrame& f : frames) {
    for (const Role role : {Role::kActor, Role::kRecipient, Role::kSaidBy}) {
      for (const ScoredSpan& s : f.frame.role(role)) {
        if (s.span.end == end) {
          return s.span;
        }
      }
    }
  }
  const auto& all = context.discourse.mentions();
  const auto found =
      std::partition_point(all.begin(), all.end(), [&](const EntityMention& m) { return m.span.end < end; });
  return found != all.end() && found->span.end == end ? std::optional(found->span) : std::nullopt;
}

bool SentenceFrames::is_trigger(std::size_t at) const {
  return at < words.size() &&
         std::any_of(
             frames.begin(), frames.end(),
             [&](const SettledFrame& f) { return f.frame.trigger.begin == words[at].span.begin; });
}

std::vector<SettledFrame> settle_frames(const FrameContext& context, const std::vector<Frame>& frames) {
  const std::vector<Frame> settled = settle_put_off(context.text, frames);
  std::vector<SettledFrame> out;
  out.reserve(frames.size());
  for (std::size_t begin = 0; begin < frames.size();) {
    const std::size_t number = frames[begin].sentence;
    SentenceFrames s{context, number, ClauseWords(context.text, context.sentences[number].span), {}};
    std::size_t end = begin;
    for (; end < frames.size() && frames[end].sentence == number; ++end) {
      s.frames.push_back({settled[end], {}});
      note_put_off(frames[end], s.frames.back());
    }
    for (const Rule rule : kRules) {
      rule(s);
    }
    std::move(s.frames.begin(), s.frames.end(), std::back_inserter(out));
    begin = end;
  }
  return out;
}

}  // namespace rapport::coding
