// Answers of an archive for people.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/archive_format.hpp"
#include "rapport/dating.hpp"

#include "wire/cells.hpp"
#include "wire/json_line.hpp"
#include "wire/marked_sentence.hpp"
#include "wire/phrases.hpp"
#include "wire/timeline_parts.hpp"

namespace rapport {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::size_t kMargin = 12;  // The width of a date and a gap.

std::string styled(const std::string& text, std::string_view style, bool colour) {
  return colour && !text.empty() ? std::string(style) + text + std::string(kPlain) : text;
}

std::size_t width_of(const ReportOptions& options) {
  constexpr int kLeastWidth = 40;
  return static_cast<std::size_t>(std::max(options.width, kLeastWidth));
}

// Lines of `text` with `first` in the margin of the first.
std::string hanging(const std::string& first, const std::vector<std::string>& lines) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += (i == 0 ? wire::fit(first, kMargin) : std::string(kMargin, ' ')) + lines[i] + '\n';
  }
  return out;
}

std::string entry_text(const CodedStory& coded, const Record& record, const ReportOptions& options) {
  const std::size_t width = width_of(options) - kMargin;
  const auto day = placement(record, coded.story, DateBasis::kEither);
  std::vector<std::string> parts = {wire::parties_phrase(record), wire::act_phrase(record),
                                    wire::join(wire::names_of(record.places), ", "),
                                    wire::fixed(record.confidence, 2)};
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  std::string out = hanging(day ? day->day : "undated", wire::wrap(wire::join(parts, " · "), width));
  if (!record.mentions.empty()) {
    out += hanging("", wire::marked_sentence(coded.story.text, record, record.mentions.front(),
                                             {options.colour, width}));
  }
  std::string source = wire::source_line(coded.story);
  source = source.empty() ? coded.story.id : source;
  for (const std::string& line : wire::wrap(source, width)) {
    out += std::string(kMargin, ' ') + styled(line, kDim, options.colour) + '\n';
  }
  return out;
}

}  // namespace

std::string timeline_to_text(const Timeline& timeline, const ReportOptions& options) {
  std::string out;
  for (const wire::TimelinePart& part : wire::parts_of(timeline)) {
    if (part.records->empty()) {
      continue;
    }
    out += out.empty() ? "" : "\n";
    out += styled(std::string(part.heading), kBold, options.colour) + '\n';
    for (const CodedStory& coded : *part.records) {
      for (const Record& record : coded.records) {
        out += entry_text(coded, record, options);
      }
    }
  }
  return out.empty() ? "Nothing is known between the two.\n" : out;
}

std::string correction_to_text(const Correction& correction) {
  const std::string author = correction.author.empty() ? "" : ", by " + correction.author;
  const std::string end = correction.until      ? ", taken back " + *correction.until
                          : correction.orphaned ? ", orphaned: no record has this key now"
                                                : "";
  return wire::one_line(correction.key + " " + correction.change.field + "=" + correction.change.value +
                        author + ", " + correction.since + end) +
         '\n';
}

std::string state_to_text(const RecordState& state, const ReportOptions& options) {
  const Record& record = state.coded.records.front();
  std::vector<std::string> facts = {
      "record " + record.id, "key " + record.key,
      "revision " + std::to_string(state.revision) + " of the story, stored " + state.since +
          (state.until ? ", withdrawn " + *state.until : ", current"),
      (state.run.model.empty() ? std::string("imported") : "read by " + state.run.model) +
          (state.run.options.empty() ? "" : " with " + state.run.options) + ", rapport " + state.run.program};
  std::string out;
  for (const std::string& fact : facts) {
    for (const std::string& line : wire::wrap(wire::one_line(fact), width_of(options))) {
      out += styled(line, kDim, options.colour) + '\n';
    }
  }
  return out + records_to_report(state.coded, options);
}

}  // namespace rapport
