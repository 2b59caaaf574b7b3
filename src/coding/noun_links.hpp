// Nouns that take up an act of an earlier sentence: "the talks", "Sunday's meeting".
#pragma once

#include <cstddef>

#include "coding/story_drafts.hpp"

namespace rapport::coding {

/// Each does nothing where the noun can mean another act.
class NounLinks {
 public:
  explicit NounLinks(const StoryDrafts& drafts) : drafts_(drafts) {}

  /// "The talks will resume": draft `i` has the parties of those told before.
  void take_up_act(std::size_t i) const;
  /// "Sunday's meeting went well": the one meeting told before, if it has no date yet, was on Sunday.
  void date_from_noun(std::size_t sentence) const;

 private:
  [[nodiscard]] bool own_act(const ClauseWords& words, std::size_t noun, const DraftRecord& draft,
                             const Record& act) const;
  [[nodiscard]] const DraftRecord* act_before(std::size_t i, std::string_view noun) const;
  [[nodiscard]] bool told_by_itself(std::size_t sentence, ByteSpan noun, ByteSpan day,
                                    const Record& act) const;
  [[nodiscard]] DraftRecord* last_done(std::string_view noun, std::size_t sentence) const;

  const StoryDrafts& drafts_;
};

}  // namespace rapport::coding
