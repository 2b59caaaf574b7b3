// What one sentence of a story leaves open and another states: parties, issues and dates of its records.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/record.hpp"
#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

#include "base/date.hpp"
#include "coding/coreference.hpp"
#include "dict/actor_table.hpp"

namespace rapport::coding {

/// What the rules read; borrowed.
struct StoryView {
  const Story& story;
  const std::vector<Sentence>& sentences;
  const Discourse& discourse;
  const dict::ActorTable& table;
  std::optional<base::Date> published;
};

/// A record of one frame before the mentions of an act are merged, with the rules that changed it.
struct DraftRecord {
  Record record;
  std::vector<FrameStep> steps;
};

/// Fills in, in the order of the rules: the host state of a visit to one of its cities, where the story names
/// the state; the other party of talks in its country, where the story tells of an act between the two; the
/// parties of "the talks", "Sunday's meeting" from the act of that kind told last, and its date for that one;
/// what "the two" differ over, listed in a sentence of its own. Pure; linear in the story but for short looks
/// back.
void link_story(const StoryView& view, std::vector<DraftRecord>& drafts);

}  // namespace rapport::coding
