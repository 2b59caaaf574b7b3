// The frames of one sentence while the rules change them; private to the rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/clause_words.hpp"
#include "coding/frame_rules.hpp"

namespace rapport::coding {

/// The score of a span that a rule put into a role.
inline constexpr double kRuleScore = 1;

struct SentenceFrames {
  const FrameContext& context;
  std::size_t number = 0;
  ClauseWords words;
  std::vector<SettledFrame> frames;

  [[nodiscard]] std::string_view text(ByteSpan span) const { return span.of(context.text); }

  /// A party that begins at word `at`, determiners before it skipped: as the network has it in any role of a
  /// frame of this sentence, else as the story's discourse has it.
  [[nodiscard]] std::optional<ByteSpan> party_from(std::size_t at) const;
  /// A party that ends at byte `end`.
  [[nodiscard]] std::optional<ByteSpan> party_until(std::size_t end) const;
  /// Whether the trigger of a frame begins at word `at`.
  [[nodiscard]] bool is_trigger(std::size_t at) const;
};

/// Whether the act is one of words: done by saying so.
[[nodiscard]] bool is_verbal(const Frame& frame);
[[nodiscard]] bool overlaps_any(const std::vector<ScoredSpan>& spans, ByteSpan span);

inline void note(SettledFrame& f, std::string rule, std::optional<Role> role, ByteSpan words) {
  f.steps.push_back({std::move(rule), role, words, std::nullopt, std::nullopt});
}

/// Takes the spans that `test` names out of the role and notes each.
template <class Test>
void drop_spans(SettledFrame& f, Role role, std::string_view rule, const Test& test) {
  auto& spans = f.frame.role(role);
  for (const ScoredSpan& s : spans) {
    if (test(s.span)) {
      note(f, std::string(rule), role, s.span);
    }
  }
  std::erase_if(spans, [&](const ScoredSpan& s) { return test(s.span); });
}

/// Gives the frame another status and notes it; nothing where it has it already.
void set_status(SettledFrame& f, std::string rule, std::string status, ByteSpan words);

/// Makes `actors` the only ones; those of them that were recipients are none any more.
void only_actors(SettledFrame& f, std::vector<ScoredSpan> actors, std::string_view rule);

// Who does it: by_agent_rules.cpp and agent_rules.cpp.
void take_by_agent(SentenceFrames& s);
void take_possessor(SentenceFrames& s);
void take_compound_agent(SentenceFrames& s);
void take_invaded(SentenceFrames& s);
void take_light_verb_subject(SentenceFrames& s);

// Phrases that the network cut through: span_rules.cpp.
void complete_phrases(SentenceFrames& s);
void drop_counts(SentenceFrames& s);

// Which words are a party of which act: party_rules.cpp.
void drop_empty_words(SentenceFrames& s);
void drop_detached(SentenceFrames& s);
void join_apposition(SentenceFrames& s);
void keep_between(SentenceFrames& s);
void drop_party_of_other_clause(SentenceFrames& s);
void drop_partner_of_talks(SentenceFrames& s);
void take_destination(SentenceFrames& s);
void take_place_behind(SentenceFrames& s);
void drop_speaker_who_acts(SentenceFrames& s);
void split_hedged(SentenceFrames& s);

// What an act of words is about, told as a second act: content_rules.cpp.
void add_content(SentenceFrames& s);

// Who reports it: source_rules.cpp.
void drop_dateline_source(SentenceFrames& s);
void add_quoted_source(SentenceFrames& s);
void order_sources(SentenceFrames& s);

// The status that a governing verb gives: verb_rules.cpp.
void govern_infinitives(SentenceFrames& s);
void doubt_modal(SentenceFrames& s);
void put_off_by_verb(SentenceFrames& s);

// Mode and status that the act's own words tell: act_word_rules.cpp.
void name_crowd_control(SentenceFrames& s);
void end_truce(SentenceFrames& s);
void await_called(SentenceFrames& s);

// Whether it happened: status_rules.cpp.
void drop_denied_party(SentenceFrames& s);
void name_shootdown(SentenceFrames& s);
void settle_put_off_words(SentenceFrames& s);
void doubt_permitted(SentenceFrames& s);
void doubt_denied(SentenceFrames& s);
void mark_repeats(SentenceFrames& s);

}  // namespace rapport::coding
