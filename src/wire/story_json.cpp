// Stories as `rapport text` prints them: a JSON line, or text for a reader's eye.
#include <algorithm>
#include <string>
#include <string_view>

#include "rapport/format.hpp"

#include "wire/cells.hpp"
#include "wire/json_line.hpp"
#include "wire/phrases.hpp"

namespace rapport {
namespace {

/// Offsets in the text count code points, those on the page its bytes.
wire::Json lines_of(const Story& story, const wire::Offsets& offsets) {
  wire::Json out = wire::Json::array();
  for (const PageSpan& line : story.lines) {
    out.push_back({{"text", {offsets.begin(line.text), offsets.end(line.text)}},
                   {"page", {line.page.begin, line.page.end}}});
  }
  return out;
}

}  // namespace

std::string story_to_jsonl(const Story& story) {
  const wire::Offsets offsets(story.text);
  wire::JsonLine line;
  line.add("id", story.page);
  line.add("path", story.path.empty() ? wire::Json(nullptr) : wire::Json(story.path));
  line.add("story", story.id);
  line.add("index", story.index);
  line.add("title", wire::nullable(story.title));
  line.add("outlet", wire::nullable(story.outlet));
  line.add("published", wire::nullable(story.published));
  line.add("modified", wire::nullable(story.modified));
  line.add("url", wire::nullable(story.url));
  line.add("language", wire::nullable(story.language));
  line.add("section", wire::nullable(story.section));
  line.add("authors", story.authors);
  line.add("dateline", wire::nullable(story.dateline));
  if (story.captured) {  // Only archives say it.
    line.add("captured", *story.captured);
  }
  line.add("text", story.text);
  line.add("body", wire::Json::array({offsets.begin(story.body), offsets.end(story.body)}));
  line.add("lines", lines_of(story, offsets));
  return std::move(line).finish();
}

std::string story_to_text(const Story& story) {
  std::string out;
  if (story.title) {
    const std::string title = wire::one_line(*story.title);
    out += title + '\n' + std::string(wire::cells(title), '=') + '\n';
  }
  if (const std::string source = wire::source_line(story); !source.empty()) {
    out += source + '\n';
  }
  if (!out.empty()) {
    out += '\n';
  }
  const std::size_t size = story.text.size();
  const ByteSpan body{std::min(story.body.begin, size), std::min(story.body.end, size)};
  out += wire::printable(body.empty() ? std::string_view{} : body.of(story.text));
  if (out.empty() || out.back() != '\n') {
    out += '\n';
  }
  return out;
}

}  // namespace rapport
