// Sorting the records between two parties into what happened and what is open.
#pragma once

#include <string>
#include <vector>

#include "rapport/archive.hpp"

namespace rapport::store {

/// Takes records in the order of their dates and says what state they leave.
///
/// An act that is future, postponed or cancelled stays open until a story published later tells of the same
/// event (and mode, where both have one) between the two as actual, postponed, cancelled or future: then the
/// later word counts. Stories without a date of publication never close anything.
class TimelineBuilder {
 public:
  explicit TimelineBuilder(DateBasis basis) : basis_(basis) {}

  /// A story with one or more records.
  void add(const CodedStory& story);
  [[nodiscard]] Timeline finish() &&;

 private:
  [[nodiscard]] bool is_overtaken(const CodedStory& entry) const;

  DateBasis basis_;
  std::vector<CodedStory> entries_;  // One record each.
};

}  // namespace rapport::store
