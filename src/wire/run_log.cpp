#include "rapport/run_log.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "wire/json_line.hpp"

namespace rapport {
namespace {

constexpr std::string_view kOtherLanguage = "other-language";

std::string place_of(const Story& story) {
  return story.line == 0 ? story.path : story.path + ':' + std::to_string(story.line);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

bool is_error(const Diagnostic& diagnostic) {
  return diagnostic.level == Diagnostic::Level::kError;
}

bool is_coded(const PageResult& page, const Story& story) {
  return std::none_of(page.diagnostics.begin(), page.diagnostics.end(),
                      [&](const Diagnostic& each) { return !each.code.empty() && each.story == story.id; });
}

// The part of the item's time that falls to a text of its stories.
wire::Json milliseconds(const PageResult& page, std::size_t bytes) {
  std::size_t all = 0;
  for (const CodedStory& coded : page.stories) {
    all += coded.story.text.size();
  }
  constexpr double kThousand = 1000;
  return page.seconds > 0 && all > 0
             ? wire::Json(std::llround(kThousand * page.seconds * static_cast<double>(bytes) /
                                       static_cast<double>(all)))
             : wire::Json(nullptr);
}

void add_line(std::string& out, const std::string& where, const std::string& story, std::string_view level,
              const std::string& code, const wire::Json& message, const wire::Json& records,
              const wire::Json& ms) {
  wire::JsonLine line;
  line.add("where", where);
  line.add("story", story.empty() ? wire::Json(nullptr) : wire::Json(story));
  line.add("level", level);
  line.add("code", code);
  line.add("message", message);
  line.add("records", records);
  line.add("ms", ms);
  out += std::move(line).finish();
}

}  // namespace

void add_to(RunCounts& counts, const PageResult& page) {
  ++counts.items;
  counts.stories += page.stories.size();
  counts.skipped += page.skipped.size();
  counts.failed += std::any_of(page.diagnostics.begin(), page.diagnostics.end(), is_error) ? 1U : 0U;
  counts.other_language += static_cast<std::uint64_t>(
      std::count_if(page.diagnostics.begin(), page.diagnostics.end(),
                    [](const Diagnostic& each) { return each.code == kOtherLanguage; }));
  for (const CodedStory& coded : page.stories) {
    counts.records += coded.records.size();
  }
}

std::string counts_to_text(const RunCounts& counts, bool coded) {
  std::string out = counted(counts.stories, "story read", "stories read");
  if (counts.other_language > 0) {
    out += ", " + counted(counts.other_language, "in another language", "in other languages");
  }
  if (counts.skipped > 0) {
    out += ", " + std::to_string(counts.skipped) + " skipped";
  }
  if (counts.failed > 0) {
    out += ", " + counted(counts.failed, "page failed", "pages failed");
  }
  return coded ? out + "; " + counted(counts.records, "record", "records") : out;
}

std::string log_to_jsonl(const PageResult& page) {
  std::string out;
  for (const CodedStory& coded : page.stories) {
    if (is_coded(page, coded.story)) {
      add_line(out, place_of(coded.story), coded.story.id, "info", "read", nullptr, coded.records.size(),
               milliseconds(page, coded.story.text.size()));
    }
  }
  for (const Story& story : page.skipped) {
    add_line(out, place_of(story), story.id, "info", "skipped", nullptr, nullptr, nullptr);
  }
  for (const Diagnostic& each : page.diagnostics) {
    const std::string_view level = is_error(each) ? "error" : "note";
    add_line(out, each.where.empty() ? page.path : each.where, each.story, level,
             each.code.empty() ? std::string(level) : each.code, each.message, nullptr, nullptr);
  }
  return out;
}

}  // namespace rapport
