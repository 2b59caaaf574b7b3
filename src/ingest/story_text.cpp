#include "ingest/story_text.hpp"

#include <string>

#include "ingest/text_lines.hpp"

namespace rapport::ingest {

void set_story_text(std::string_view text, Item& item) {
  const std::string title = item.given.title.value_or("");
  std::string body;
  for (const std::string& paragraph : paragraphs_of(text)) {
    body += (body.empty() ? "" : "\n") + paragraph;
  }
  const bool only_title = body.empty() || body == title;
  item.bytes = title.empty() ? body : only_title ? title : title + '\n' + body;
  item.format = InputFormat::kText;
  item.content = Item::Content::kStory;
}

}  // namespace rapport::ingest
