#include "store/timeline_builder.hpp"

#include <set>

#include "rapport/dating.hpp"

namespace rapport::store {
namespace {

// Records of one story share it; `open`: the parts that it is the last of.
void append(std::vector<CodedStory>& part, const CodedStory& coded, const Record& record,
            std::set<const std::vector<CodedStory>*>& open) {
  if (open.insert(&part).second) {
    part.push_back({coded.story, {}, {}});
  }
  part.back().records.push_back(record);
}

}  // namespace

void TimelineBuilder::add(const CodedStory& story) {
  std::set<const std::vector<CodedStory>*> open;
  for (const Record& record : story.records) {
    if (record.status == "actual" && record.event == "AGREE") {
      append(timeline_.agreed, story, record, open);
    }
    if (auto* part = part_of(record, story.story)) {
      append(*part, story, record, open);
    }
  }
}

std::vector<CodedStory>* TimelineBuilder::part_of(const Record& record, const Story& story) {
  const std::string& status = record.status;
  const bool dated = placement(record, story, basis_).has_value();
  if (status == "actual" || (status == "historical" && dated)) {
    return &timeline_.happened;
  }
  if (status == "negated" || status == "hypothetical") {
    return &timeline_.disputed;
  }
  if (status == "historical" || settlings_.settle(record, story)) {
    return nullptr;
  }
  return status == "future"      ? &timeline_.pending
         : status == "postponed" ? &timeline_.postponed
                                 : &timeline_.cancelled;
}

}  // namespace rapport::store
