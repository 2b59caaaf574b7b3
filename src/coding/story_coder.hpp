// Frames of a story to its event records: resolution, codes, merging.
#pragma once

#include <string>
#include <vector>

#include "rapport/frame.hpp"
#include "rapport/record.hpp"
#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

#include "dict/dictionary.hpp"

namespace rapport::coding {

/// The records of a story, in order of their first mention. Each frame becomes a record, or joins the record
/// of an earlier sentence's frame that states the same act (record_merge.hpp). `frames` are in order of
/// sentence and trigger; `model` goes into the records. Pure and thread-safe.
[[nodiscard]] std::vector<Record> code_story(const Story& story, const std::vector<Sentence>& sentences,
                                             const std::vector<Frame>& frames,
                                             const dict::Dictionary& dictionary, const std::string& model);

}  // namespace rapport::coding
