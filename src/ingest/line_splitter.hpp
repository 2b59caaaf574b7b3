// JSONL: an item a line.
#pragma once

#include <cstddef>

#include "ingest/item_splitter.hpp"

namespace rapport::ingest {

/// The lines that are not white space. A line over max_line_bytes is an error item, as is the end of a stream
/// that broke, behind the complete lines before it.
class LineSplitter : public ItemSplitter {
 public:
  explicit LineSplitter(OpenInput input);
  [[nodiscard]] std::optional<Item> next() override;

 private:
  std::size_t line_ = 0;
  bool done_ = false;

  [[nodiscard]] Item line_item() const;
  std::size_t find_newline();
  Item skip_long_line();
  std::optional<Item> end();
};

/// Passes over a byte order mark.
void drop_mark(InputBuffer& bytes);

}  // namespace rapport::ingest
