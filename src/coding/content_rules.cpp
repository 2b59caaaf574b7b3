// What an act of words is about, told as a second act.
#include <algorithm>
#include <array>
#include <utility>

#include "coding/act_nouns.hpp"
#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kContentReach = 5;  // words from "agreed to" to "talks"

// The noun of a meeting that "agreed to hold", "agreed on", "pledged further" lead to, over modifiers only.
std::optional<std::size_t> meeting_behind(const SentenceFrames& s, std::size_t i) {
  constexpr auto kLead = std::to_array<std::string_view>(
      {"to", "on", "hold", "continue", "resume", "begin", "start", "restart", "keep", "have", "open", "new",
       "more", "further", "up", "formal", "of", "holding", "resuming"});
  const std::size_t end = std::min(i + kContentReach, s.words.size());
  for (; i < end; ++i) {
    const std::string_view word = s.words.at(i);
    if (event_of_noun(word) == "CONSULT") {
      return i;
    }
    const bool lead = std::find(kLead.begin(), kLead.end(), word) != kLead.end() || is_determiner(word) ||
                      looks_like_modifier(word);
    if (!lead) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

// "agreed to continue talks": the talks are a second act, future (the guidelines' settled questions), where
// the network has none for them.
void add_content(SentenceFrames& s) {
  const std::size_t count = s.frames.size();
  for (std::size_t f = 0; f < count; ++f) {
    const Frame& agree = s.frames[f].frame;
    if (agree.type != "AGREE" || agree.about != "CONSULT" || agree.status != "actual") {
      continue;
    }
    const auto noun = meeting_behind(s, s.words.from(agree.trigger.end));
    if (!noun || s.is_trigger(*noun)) {
      continue;
    }
    SettledFrame content;
    content.frame = agree;
    content.frame.type = "CONSULT";
    content.frame.about.reset();
    content.frame.mode.reset();
    if (s.words.at(*noun).starts_with("visit") || s.words.at(*noun).starts_with("trip")) {
      continue;  // who visits whom is not said by the agreement
    }
    content.frame.trigger = s.words[*noun].span;
    auto& actors = content.frame.role(Role::kActor);
    for (const ScoredSpan& other : agree.role(Role::kRecipient)) {
      actors.push_back(other);
    }
    content.frame.role(Role::kRecipient).clear();
    content.frame.role(Role::kTime).clear();  // when they agreed, or when they will meet
    set_status(content, "agreed-content", "future", agree.trigger);
    s.frames.push_back(std::move(content));
  }
}

}  // namespace rapport::coding
