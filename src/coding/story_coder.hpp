// Frames of a story to its event records: resolution, codes, merging.
#pragma once

#include <string>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/frame.hpp"
#include "rapport/record.hpp"
#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

#include "dict/dictionary.hpp"

namespace rapport::coding {

/// What a story is coded from; borrowed for the call.
struct CodingInput {
  const Story& story;
  const std::vector<Sentence>& sentences;
  const std::vector<Frame>& frames;  ///< In order of sentence and trigger.
  const dict::Dictionary& dictionary;
  const std::string& model;  ///< Goes into the records.
};

/// The records of a story, in order of their first mention. Each frame becomes a record, or joins the record
/// of an earlier sentence's frame that states the same act (record_merge.hpp). `trace`, where
/// given, gets the steps of each frame, in the order of the frames; the records are the same with and
/// without. Pure and thread-safe.
[[nodiscard]] std::vector<Record> code_story(const CodingInput& input,
                                             std::vector<FrameTrace>* trace = nullptr);

}  // namespace rapport::coding
