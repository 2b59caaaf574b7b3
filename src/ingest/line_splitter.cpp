#include "ingest/line_splitter.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"

namespace rapport::ingest {

void drop_mark(InputBuffer& bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.need(kMark.size()) && bytes.view().starts_with(kMark)) {
    bytes.drop(kMark.size());
  }
}

LineSplitter::LineSplitter(OpenInput input) : ItemSplitter(std::move(input)) {
  drop_mark(input_.bytes);
}

Item LineSplitter::line_item() const {
  Item item = input_.item();
  item.format = InputFormat::kJsonl;
  item.line = line_;
  return item;
}

/// Reads on until a newline is there, the line is over the limit or the stream ends; its place or npos.
std::size_t LineSplitter::find_newline() {
  std::size_t searched = 0;
  for (;;) {
    const std::size_t at = input_.bytes.view().find('\n', searched);
    searched = input_.bytes.view().size();
    if (at != std::string_view::npos || searched > input_.options.max_line_bytes || !input_.bytes.more()) {
      return at != std::string_view::npos ? at : input_.bytes.view().find('\n', searched);
    }
  }
}

/// Drops the rest of a line that is too long, block by block.
Item LineSplitter::skip_long_line() {
  for (;;) {
    const std::size_t at = input_.bytes.view().find('\n');
    input_.bytes.drop(at == std::string_view::npos ? input_.bytes.view().size() : at + 1);
    if (at != std::string_view::npos || !input_.bytes.more()) {
      break;
    }
  }
  return OpenInput::failed(line_item(), ErrorCode::kInputTooLarge,
                           fmt::format("line of more than {} bytes", input_.options.max_line_bytes));
}

/// An error item if the stream broke, once.
std::optional<Item> LineSplitter::end() {
  done_ = true;
  input_.bytes.drop(input_.bytes.view().size());
  if (!input_.bytes.error()) {
    return std::nullopt;
  }
  return OpenInput::failed(line_item(), *input_.bytes.error());
}

std::optional<Item> LineSplitter::next() {
  while (!done_) {
    const std::size_t newline = find_newline();
    const bool ends = newline == std::string_view::npos;
    const std::size_t size = ends ? input_.bytes.view().size() : newline;
    if (ends && size == 0) {
      line_ += input_.bytes.error() ? 1U : 0U;
      return end();
    }
    ++line_;
    if (size > input_.options.max_line_bytes) {
      return skip_long_line();
    }
    if (ends && input_.bytes.error()) {  // The line was cut.
      return end();
    }
    const std::string_view text = base::trim(input_.bytes.view().substr(0, size));
    Item item = line_item();
    item.bytes = text;
    input_.bytes.drop(size + (ends ? 0 : 1));
    if (!item.bytes.empty()) {
      return item;
    }
  }
  return std::nullopt;
}

}  // namespace rapport::ingest
