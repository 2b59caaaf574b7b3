// Records for people: story by story, one plain line an event, its sentence under it.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/format.hpp"

#include "wire/cells.hpp"
#include "wire/json_line.hpp"
#include "wire/marked_sentence.hpp"
#include "wire/phrases.hpp"

namespace rapport {
namespace {

constexpr std::string_view kMargin = "  ";
constexpr std::string_view kInnerMargin = "    ";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kPlain = "\x1b[0m";

std::string styled(const std::string& text, std::string_view style, bool colour) {
  return colour && !text.empty() ? std::string(style) + text + std::string(kPlain) : text;
}

std::string sources_phrase(const std::vector<Actor>& said_by) {
  return said_by.empty() ? "" : "according to " + wire::join_and(wire::names_of(said_by));
}

std::string summary(const Record& record) {
  std::vector<std::string> parts = {wire::parties_phrase(record),
                                    wire::act_phrase(record),
                                    wire::join(wire::names_of(record.places), ", "),
                                    record.time ? wire::time_phrase(*record.time) : "",
                                    record.duration ? "for " + wire::duration_phrase(*record.duration) : "",
                                    sources_phrase(record.said_by)};
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return wire::join(parts, " · ");
}

// The summary wrapped with a hanging indent, the confidence behind its last line.
std::string record_head(const Record& record, const ReportOptions& options, std::size_t width) {
  const std::string confidence = wire::fixed(record.confidence, 2);
  std::vector<std::string> lines = wire::wrap(summary(record), width - kInnerMargin.size());
  if (wire::cells(lines.back()) + 3 + confidence.size() > width - kInnerMargin.size()) {
    lines.emplace_back();
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += i == 0 ? kMargin : kInnerMargin;
    out += lines[i];
    if (i + 1 == lines.size()) {
      out += lines[i].empty() ? "" : "   ";
      out += styled(confidence, kDim, options.colour);
    }
    out += '\n';
  }
  return out;
}

std::string record_text(const CodedStory& coded, const Record& record, const ReportOptions& options,
                        std::size_t width) {
  std::string out = record_head(record, options, width);
  if (record.mentions.empty()) {
    return out;
  }
  const auto lines = wire::marked_sentence(coded.story.text, record, record.mentions.front(),
                                           {options.colour, width - kInnerMargin.size()});
  for (const std::string& line : lines) {
    out += std::string(kInnerMargin) + line + '\n';
  }
  return out;
}

std::string story_head(const Story& story, const ReportOptions& options, std::size_t width) {
  std::string name = story.title ? wire::one_line(*story.title) : "";
  if (name.empty()) {
    name = wire::one_line(story.path.empty() || story.path == "-" ? story.id : story.path);
  }
  std::string out;
  for (const std::string& line : wire::wrap(name, width)) {
    out += styled(line, kBold, options.colour) + '\n';
  }
  if (const std::string source = wire::source_line(story); !source.empty()) {
    for (const std::string& line : wire::wrap(source, width)) {
      out += styled(line, kDim, options.colour) + '\n';
    }
  }
  return out;
}

}  // namespace

std::string records_to_report(const CodedStory& coded, const ReportOptions& options) {
  constexpr int kLeastWidth = 40;
  const auto width = static_cast<std::size_t>(std::max(options.width, kLeastWidth));
  std::string out = story_head(coded.story, options, width);
  if (coded.records.empty()) {
    out += std::string(kMargin) + "No events found.\n";
  }
  for (const Record& record : coded.records) {
    out += '\n' + record_text(coded, record, options, width);
  }
  return out + '\n';
}

}  // namespace rapport
