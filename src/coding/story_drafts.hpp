// The drafts of a story as the rules across its sentences look them up; private to those rules.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "coding/clause_words.hpp"
#include "coding/story_links.hpp"

namespace rapport::coding {

using Countries = std::set<std::string>;

[[nodiscard]] Countries countries_of(const Record& record);

inline std::size_t parties_of(const Record& record) {
  return record.actors.size() + record.recipients.size();
}

inline const EventMention& mention_of(const DraftRecord& draft) {
  return draft.record.mentions.front();
}

/// Done or to come.
inline bool is_told(const Record& record) {
  return record.status == "actual" || record.status == "future";
}

inline void note(DraftRecord& draft, const char* rule, std::optional<Role> role, ByteSpan words) {
  draft.steps.push_back({rule, role, words, std::nullopt, std::nullopt});
}

/// Borrows both; the drafts are in the order of their sentences.
class StoryDrafts {
 public:
  StoryDrafts(const StoryView& view, std::vector<DraftRecord>& drafts);

  [[nodiscard]] std::size_t size() const { return drafts_.size(); }
  [[nodiscard]] DraftRecord& operator[](std::size_t i) const { return drafts_[i]; }
  [[nodiscard]] const StoryView& view() const { return view_; }
  /// How many parties a draft had before linking.
  [[nodiscard]] std::size_t own_parties(std::size_t i) const { return own_parties_[i]; }
  [[nodiscard]] ClauseWords words_of(std::size_t sentence) const;
  /// The first draft of `sentence` or behind it.
  [[nodiscard]] std::size_t first_of(std::size_t sentence) const;
  [[nodiscard]] bool is_of(std::size_t i, std::size_t sentence) const {
    return i < drafts_.size() && mention_of(drafts_[i]).sentence == sentence;
  }

 private:
  const StoryView& view_;
  std::vector<DraftRecord>& drafts_;
  std::vector<std::size_t> own_parties_;
};

}  // namespace rapport::coding
