// Sorting the records between two parties into what happened and what is open.
#pragma once

#include <utility>
#include <vector>

#include "rapport/archive.hpp"

#include "store/settlings.hpp"

namespace rapport::store {

/// Takes records in the order of their dates and says what state they leave. An act that is future, postponed
/// or cancelled stays open until a later story tells more of it: then the later word counts (settlings.hpp).
class TimelineBuilder {
 public:
  TimelineBuilder(DateBasis basis, Settlings settlings) : basis_(basis), settlings_(std::move(settlings)) {}

  /// A story with one or more records.
  void add(const CodedStory& story);
  [[nodiscard]] Timeline finish() && { return std::move(timeline_); }

 private:
  /// The part that the record goes to; null for none.
  [[nodiscard]] std::vector<CodedStory>* part_of(const Record& record, const Story& story);

  DateBasis basis_;
  Settlings settlings_;
  Timeline timeline_;
};

}  // namespace rapport::store
