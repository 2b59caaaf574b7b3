// The text of a story whose title and text stand apart.
#pragma once

#include <string_view>

#include "ingest/item.hpp"

namespace rapport::ingest {

/// Makes `item` a story of plain text: its title, where given, and the paragraphs of `text`, a line each.
/// Without any text the title is the story.
void set_story_text(std::string_view text, Item& item);

}  // namespace rapport::ingest
