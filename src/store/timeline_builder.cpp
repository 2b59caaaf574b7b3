#include "store/timeline_builder.hpp"

#include <algorithm>
#include <utility>

#include "rapport/dating.hpp"

namespace rapport::store {
namespace {

bool is_one_of(const std::string& word, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* each) { return word == each; });
}

// A record that says what became of an act.
bool settles(const Record& record) {
  return is_one_of(record.status, {"actual", "future", "postponed", "cancelled"});
}

bool same_act(const Record& a, const Record& b) {
  return a.event == b.event && a.about == b.about && (a.mode == b.mode || !a.mode || !b.mode);
}

}  // namespace

void TimelineBuilder::add(const CodedStory& story) {
  for (const Record& record : story.records) {
    entries_.push_back({story.story, {}, {record}});
  }
}

bool TimelineBuilder::is_overtaken(const CodedStory& entry) const {
  const auto told = published_day(entry.story);
  return told && std::any_of(entries_.begin(), entries_.end(), [&](const CodedStory& later) {
           const auto day = published_day(later.story);
           const Record& record = later.records.front();
           return day && *day > *told && settles(record) && same_act(record, entry.records.front());
         });
}

Timeline TimelineBuilder::finish() && {
  Timeline out;
  for (CodedStory& entry : entries_) {
    const Record& record = entry.records.front();
    const bool dated = placement(record, entry.story, basis_).has_value();
    if (record.status == "actual" && record.event == "AGREE") {
      out.agreed.push_back(entry);
    }
    if (record.status == "actual" || (record.status == "historical" && dated)) {
      out.happened.push_back(entry);
    } else if (is_one_of(record.status, {"negated", "hypothetical"})) {
      out.disputed.push_back(entry);
    } else if (record.status != "historical" && !is_overtaken(entry)) {
      auto& open = record.status == "future"      ? out.pending
                   : record.status == "postponed" ? out.postponed
                                                  : out.cancelled;
      open.push_back(entry);
    }
  }
  return out;
}

}  // namespace rapport::store
