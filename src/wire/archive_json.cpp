// Answers of an archive as JSON lines; the records in them are those of records_to_jsonl.
#include <string>
#include <string_view>
#include <vector>

#include "rapport/archive_format.hpp"

#include "wire/json_line.hpp"
#include "wire/timeline_parts.hpp"

namespace rapport {
namespace {

// The records as JSON objects, without newlines; a newline in a text is escaped.
std::vector<std::string> record_objects(const CodedStory& coded) {
  const std::string lines = records_to_jsonl(coded);
  std::vector<std::string> out;
  for (std::size_t begin = 0, end = 0; (end = lines.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    out.push_back(lines.substr(begin, end - begin));
  }
  return out;
}

}  // namespace

std::string state_to_jsonl(const RecordState& state) {
  wire::JsonLine line;
  line.add("revision", state.revision);
  line.add("since", state.since);
  line.add("until", wire::nullable(state.until));
  line.add("run",
           {{"model", state.run.model}, {"options", state.run.options}, {"program", state.run.program}});
  line.add_number("record", record_objects(state.coded).front());
  return std::move(line).finish();
}

std::string timeline_to_jsonl(const Timeline& timeline) {
  std::string out;
  for (const wire::TimelinePart& part : wire::parts_of(timeline)) {
    for (const CodedStory& coded : *part.records) {
      for (const std::string& record : record_objects(coded)) {
        wire::JsonLine line;
        line.add("part", std::string(part.name));
        line.add_number("record", record);
        out += std::move(line).finish();
      }
    }
  }
  return out;
}

}  // namespace rapport
