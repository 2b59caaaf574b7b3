// Spans of parties that are cut through a phrase, made whole or dropped.
#include <algorithm>
#include <array>

#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr auto kPartyRoles = std::to_array<Role>({Role::kActor, Role::kRecipient, Role::kSaidBy});
constexpr std::size_t kLookBack = 4;  // mentions that can overlap one word

// The discourse's mention that holds the whole span and goes on behind it.
std::optional<ByteSpan> mention_beyond(const SentenceFrames& s, ByteSpan span) {
  const auto& all = s.context.discourse.mentions();
  auto at = std::partition_point(all.begin(), all.end(),
                                 [&](const EntityMention& m) { return m.span.begin <= span.begin; });
  for (std::size_t n = 0; n < kLookBack && at != all.begin(); ++n) {
    --at;
    if (at->span.contains(span) && at->span.end > span.end) {
      return at->span;
    }
  }
  return std::nullopt;
}

// Where the nationality begins into which the span cuts ("Rican colleague" of "Costa Rican colleague").
std::optional<std::size_t> begins_inside(const SentenceFrames& s, ByteSpan span) {
  const auto& all = s.context.discourse.mentions();
  const auto at = std::partition_point(all.begin(), all.end(),
                                       [&](const EntityMention& m) { return m.span.begin < span.begin; });
  if (at == all.begin()) {
    return std::nullopt;
  }
  const EntityMention& m = *(at - 1);
  const bool cut = m.span.end > span.begin && m.span.end < span.end &&
                   s.context.discourse.entity(m.entity).kind == PartyKind::kState;
  return cut ? std::optional(m.span.begin) : std::nullopt;
}

// Where the phrase ends at the latest: before the first mark.
std::size_t before_mark(const SentenceFrames& s, ByteSpan rest) {
  std::size_t end = rest.begin;
  for (std::size_t i = s.words.from(rest.begin); i < s.words.size() && s.words[i].span.end <= rest.end; ++i) {
    if (s.words.is_mark(i)) {
      break;
    }
    end = s.words[i].span.end;
  }
  return end;
}

bool has_possessive(const SentenceFrames& s, ByteSpan span) {
  for (std::size_t i = s.words.from(span.begin); i < s.words.size() && s.words[i].span.end <= span.end; ++i) {
    if (s.words.at(i) == "'s") {
      return true;
    }
  }
  return false;
}

// One small word before a noun that names a party ("energy" of "energy officials").
std::optional<ByteSpan> noun_behind(const SentenceFrames& s, ByteSpan span) {
  const std::size_t word = s.words.holding(span.begin);
  const bool one = word < s.words.size() && s.words[word].span == span;
  const bool small = one && !s.words[word].upper && !is_determiner(s.words.at(word)) &&
                     !is_quantity(s.words.at(word)) && pronoun_of(s.words.at(word)) == Pronoun::kNone;
  if (!small || word + 1 >= s.words.size() || s.words[word + 1].upper ||
      s.context.discourse.covering(span) != nullptr) {
    return std::nullopt;
  }
  const auto& all = s.context.discourse.mentions();
  const std::size_t begin = s.words[word + 1].span.begin;
  const auto next = std::partition_point(all.begin(), all.end(),
                                         [&](const EntityMention& m) { return m.span.begin < begin; });
  return next != all.end() && next->span.begin == begin ? std::optional(ByteSpan{span.begin, next->span.end})
                                                        : std::nullopt;
}

bool is_count(const SentenceFrames& s, ByteSpan span) {
  constexpr auto kNumbers = std::to_array<std::string_view>(
      {"two",  "three",   "four",   "five",   "six",      "seven",     "eight",  "nine",
       "ten",  "eleven",  "twelve", "dozens", "hundreds", "thousands", "scores", "some",
       "many", "several", "tens",   "of",     "in",       "about",     "nearly"});
  bool any = false;
  for (std::size_t i = s.words.from(span.begin); i < s.words.size() && s.words[i].span.end <= span.end; ++i) {
    const std::string_view word = s.words.at(i);
    const bool digits = !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits && std::find(kNumbers.begin(), kNumbers.end(), word) == kNumbers.end()) {
      return false;
    }
    any = true;
  }
  return any;
}

// "hundreds" of "hundreds of angry dockers": only small words up to another party of the role.
bool counts_next(const SentenceFrames& s, ByteSpan span, const std::vector<ScoredSpan>& spans) {
  if (!is_count(s, span)) {
    return false;
  }
  constexpr std::size_t kReach = 4;
  std::size_t i = s.words.from(span.end);
  for (std::size_t n = 0; n < kReach && i < s.words.size(); ++n, ++i) {
    const bool begins = std::any_of(spans.begin(), spans.end(), [&](const ScoredSpan& other) {
      return other.span.begin == s.words[i].span.begin;
    });
    const bool small =
        s.words.at(i) == "of" || is_determiner(s.words.at(i)) ||
        (!s.words.is_mark(i) && !is_function_word(s.words.at(i)) && !opens_tail(s.words.at(i)));
    if (begins || !small) {
      return begins;
    }
  }
  return false;
}

void complete(SentenceFrames& s, SettledFrame& f, Role role) {
  auto& spans = f.frame.role(role);
  for (ScoredSpan& span : spans) {
    const std::size_t last = s.words.holding(span.span.end - 1);
    if (span.span.end == span.span.begin || last >= s.words.size() ||
        s.words[last].span.end > span.span.end) {
      continue;  // not the whole of a word
    }
    if (const auto begin = begins_inside(s, span.span); begin && *begin + 1 < span.span.begin) {
      span.span.begin = *begin;
      note(f, "whole-phrase", role, span.span);
    }
    auto whole = mention_beyond(s, span.span);
    whole = whole ? std::optional(ByteSpan{span.span.begin, before_mark(s, {span.span.end, whole->end})})
                  : noun_behind(s, span.span);
    const bool fits = whole && whole->end > span.span.end && !whole->overlaps(f.frame.trigger) &&
                      !has_possessive(s, {span.span.end, whole->end}) && !is_count(s, span.span);
    if (fits) {
      span.span = *whole;
      note(f, "whole-phrase", role, *whole);
    }
  }
}

// Two spans of one phrase are one party.
void join_overlapping(SettledFrame& f, Role role) {
  auto& spans = f.frame.role(role);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (std::size_t j = i + 1; j < spans.size();) {
      if (!spans[i].span.overlaps(spans[j].span)) {
        ++j;
        continue;
      }
      spans[i].span = {std::min(spans[i].span.begin, spans[j].span.begin),
                       std::max(spans[i].span.end, spans[j].span.end)};
      spans[i].score = std::max(spans[i].score, spans[j].score);
      spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(j));
      note(f, "whole-phrase", role, spans[i].span);
    }
  }
}

}  // namespace

// "President Ada" of "President Ada Holm", "energy" of "energy officials": the whole phrase is the party.
void complete_phrases(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    for (const Role role : kPartyRoles) {
      complete(s, f, role);
      join_overlapping(f, role);
    }
  }
}

// "hundreds" beside "dockers": the number is no party of its own.
void drop_counts(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    for (const Role role : kPartyRoles) {
      const auto spans = f.frame.role(role);
      drop_spans(f, role, "count", [&](ByteSpan span) { return counts_next(s, span, spans); });
    }
  }
}

}  // namespace rapport::coding
