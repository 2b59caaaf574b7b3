// A sentence with the words of a record marked in it, for the report.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/record.hpp"

namespace rapport::wire {

/// How to set a sentence.
struct SentenceStyle {
  bool colour = false;      ///< Else brackets.
  std::size_t width = 100;  ///< Cells of a line.
};

/// The sentence of `mention` in lines of at most `width` cells, trigger, actors and recipients marked: by
/// colour (trigger bold yellow, actors cyan, recipients green), else by [brackets]. Spans outside the
/// sentence and spans that overlap one marked before are left unmarked. `text` is the story's.
[[nodiscard]] std::vector<std::string> marked_sentence(std::string_view text, const Record& record,
                                                       const EventMention& mention, SentenceStyle style);

}  // namespace rapport::wire
