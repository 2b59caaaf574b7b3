#include "coding/story_drafts.hpp"

#include <algorithm>

namespace rapport::coding {

Countries countries_of(const Record& record) {
  Countries out;
  for (const std::vector<Actor>* side : {&record.actors, &record.recipients}) {
    for (const Actor& actor : *side) {
      if (actor.country) {
        out.insert(*actor.country);
      }
    }
  }
  return out;
}

StoryDrafts::StoryDrafts(const StoryView& view, std::vector<DraftRecord>& drafts)
    : view_(view), drafts_(drafts) {
  for (const DraftRecord& draft : drafts_) {
    own_parties_.push_back(parties_of(draft.record));
  }
}

ClauseWords StoryDrafts::words_of(std::size_t sentence) const {
  return {view_.story.text, view_.sentences[sentence].span};
}

std::size_t StoryDrafts::first_of(std::size_t sentence) const {
  const auto at = std::partition_point(drafts_.begin(), drafts_.end(), [&](const DraftRecord& draft) {
    return mention_of(draft).sentence < sentence;
  });
  return static_cast<std::size_t>(at - drafts_.begin());
}

}  // namespace rapport::coding
