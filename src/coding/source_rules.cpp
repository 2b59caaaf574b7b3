// Who reports an act.
#include <algorithm>
#include <utility>

#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kDatelineReach = 12;  // words of a dateline with its agency
constexpr std::size_t kNestedReach = 4;     // words from one source to the next in "A said that B said"

// "LIMA (Agency) -", "LIMA, Peru (Agency) -", "LIMA -": an agency in brackets, or nothing but capitals before
// the dash. "U.S. officials said on Monday - ..." is a sentence.
bool ends_dateline(const ClauseWords& words, std::size_t dash) {
  if (words.at(dash) != "-" || dash == 0 || !words[0].all_caps) {
    return false;
  }
  const bool bracket = words.at(dash - 1) == ")";
  for (std::size_t i = 0; i < dash && words.at(i) != "("; ++i) {
    const bool part = bracket ? words[i].upper || is_determiner(words.at(i)) : words[i].all_caps;
    if (!part && words.at(i) != ",") {
      return false;
    }
  }
  return true;
}

}  // namespace

// "LIMA (Agency) - ...": place and agency of the story, no source of the act.
void drop_dateline_source(SentenceFrames& s) {
  std::size_t dash = 0;
  while (dash < std::min(kDatelineReach, s.words.size()) && s.words.at(dash) != "-") {
    ++dash;
  }
  if (!ends_dateline(s.words, dash)) {
    return;
  }
  for (SettledFrame& f : s.frames) {
    drop_spans(f, Role::kSaidBy, "dateline",
               [&](ByteSpan span) { return span.end <= s.words[dash].span.begin; });
  }
}

// "We refuse," Holm said: an act done by the quoted words has its speaker as the actor alone.
void drop_speaker_who_acts(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    if (is_verbal(f.frame) && s.context.quotations.quoted(f.frame.trigger.begin)) {
      const auto actors = f.frame.role(Role::kActor);
      drop_spans(f, Role::kSaidBy, "speaker-acts", [&](ByteSpan span) { return overlaps_any(actors, span); });
    }
  }
}

// A sentence within a quotation whose speaker stands in another sentence. Who acts by these words ("we
// thank") is no source of them.
void add_quoted_source(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const auto speaker = s.context.quotations.speaker_at(f.frame.trigger.begin, s.number);
    if (!speaker || speaker->sentence == s.number || !f.frame.role(Role::kSaidBy).empty()) {
      continue;
    }
    const auto& actors = f.frame.role(Role::kActor);
    const bool speaker_acts = std::any_of(actors.begin(), actors.end(), [&](const ScoredSpan& a) {
      return pronoun_of(s.words.at(s.words.holding(a.span.begin))) == Pronoun::kSpeaker;
    });
    if (!(speaker_acts && is_verbal(f.frame))) {
      f.frame.role(Role::kSaidBy).push_back({speaker->words, kRuleScore});
      note(f, "quoted-speaker", Role::kSaidBy, speaker->words);
    }
  }
}

// "Oslo said that Lima had claimed ...": the first-hand source comes first, then the one that relays it.
void order_sources(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    auto& sources = f.frame.role(Role::kSaidBy);
    if (sources.size() != 2 || sources[0].span.end > sources[1].span.begin) {
      continue;
    }
    const std::size_t verb = s.words.from(sources[0].span.end);
    const std::size_t next = s.words.holding(sources[1].span.begin);
    bool nested = is_speech_verb(s.words.at(verb)) && next - verb < kNestedReach;
    for (std::size_t i = verb; i < next; ++i) {
      nested = nested && !s.words.is_mark(i) && s.words.at(i) != "and";
    }
    if (nested) {
      std::swap(sources[0], sources[1]);
      note(f, "source-order", Role::kSaidBy, sources[0].span);
    }
  }
}

}  // namespace rapport::coding
