// Answers of an archive as JSON lines; the records in them are those of records_to_jsonl.
#include <string>
#include <string_view>

#include "rapport/archive_format.hpp"

#include "wire/json_line.hpp"
#include "wire/timeline_parts.hpp"

namespace rapport {
namespace {

// The first record as a JSON object, without its newline.
std::string record_object(const CodedStory& coded) {
  const std::string line = records_to_jsonl(coded);
  return line.substr(0, line.find('\n'));
}

}  // namespace

std::string state_to_jsonl(const RecordState& state) {
  wire::JsonLine line;
  line.add("revision", state.revision);
  line.add("since", state.since);
  line.add("until", wire::nullable(state.until));
  line.add("run",
           {{"model", state.run.model}, {"options", state.run.options}, {"program", state.run.program}});
  line.add_number("record", record_object(state.coded));
  return std::move(line).finish();
}

std::string timeline_to_jsonl(const Timeline& timeline) {
  std::string out;
  for (const wire::TimelinePart& part : wire::parts_of(timeline)) {
    for (const CodedStory& coded : *part.records) {
      wire::JsonLine line;
      line.add("part", std::string(part.name));
      line.add_number("record", record_object(coded));
      out += std::move(line).finish();
    }
  }
  return out;
}

}  // namespace rapport
