// Mentions of one act in a story become one record.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/record.hpp"

namespace rapport::coding {

/// True when two records of one story can be the same act: same event and status, mode and `about` equal or
/// unknown in one, the same resolved parties on both sides (at least one of them with a code), times and
/// places that do not contradict each other, and sentences apart. Kept narrow on purpose: two acts taken for
/// one lose more than one act told twice.
[[nodiscard]] bool same_act(const Record& a, const Record& b);

/// Why two records of the same event, status and parties are not the same act, as in docs/formats/explain.md;
/// empty where they are.
[[nodiscard]] std::optional<std::string_view> difference(const Record& a, const Record& b);

/// Collects records in order; a record that states an act already there joins it.
class RecordMerger {
 public:
  /// `trace`, where given, is told which record the new one became or joined, and which it did not.
  /// `repeats`: the record can be told in the same sentence as the one that it joins.
  void add(Record record, FrameTrace* trace = nullptr, bool repeats = false);
  [[nodiscard]] std::vector<Record> take() && { return std::move(records_); }

 private:
  std::vector<Record> records_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_parties_;
};

}  // namespace rapport::coding
