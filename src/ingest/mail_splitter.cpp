#include "ingest/mail_splitter.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "ingest/line_splitter.hpp"
#include "ingest/mail_message.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMostLine = 1000;
constexpr std::size_t kTail = 5;  // Of "\nFrom ", that the next block may go on.

/// Whether a line that begins a message stands at `at`.
bool begins_message(std::string_view bytes, std::size_t at) {
  const std::string_view line = bytes.substr(at, kMostLine);
  return is_mbox_line(line.substr(0, line.find('\n')));
}

/// "From " at the beginning of a line was written ">From ", that with one more ">" and so on.
std::string without_marks(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(at, end - at);
    const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
    line.remove_prefix(marks > 0 && line.substr(marks).starts_with("From ") ? 1 : 0);
    out += line;
    at = end;
  }
  return out;
}

}  // namespace

void MailSplitter::begin() {
  begun_ = true;
  drop_mark(input_.bytes);
  input_.bytes.need(kMostLine);
  is_mbox_ = begins_message(input_.bytes.view(), 0);
}

/// Where the next message begins, or the bytes end.
std::size_t MailSplitter::end_of_message() {
  for (std::size_t from = 1;;) {
    const std::size_t at = is_mbox_ ? input_.bytes.view().find("\nFrom ", from) : std::string_view::npos;
    if (at != std::string_view::npos) {
      input_.bytes.need(at + 1 + kMostLine);
      if (begins_message(input_.bytes.view(), at + 1)) {
        return at + 1;
      }
      from = at + 1;
      continue;
    }
    const std::size_t size = input_.bytes.view().size();
    from = std::max<std::size_t>(size, 6) - 5;
    if (size > input_.options.max_page_bytes || !input_.bytes.more()) {
      return input_.bytes.view().size();
    }
  }
}

std::optional<Item> MailSplitter::item_of(std::size_t size) {
  Item item = input_.item();
  item.offset = is_mbox_ ? std::optional(input_.bytes.place()) : std::nullopt;
  if (size > input_.options.max_page_bytes) {
    return OpenInput::failed(std::move(item), ErrorCode::kInputTooLarge,
                             fmt::format("message of more than {} bytes", input_.options.max_page_bytes));
  }
  if (size == input_.bytes.view().size() && input_.bytes.error()) {
    return OpenInput::failed(std::move(item), *input_.bytes.error());
  }
  std::string_view bytes = input_.bytes.view().substr(0, size);
  bytes.remove_prefix(is_mbox_ ? std::min(bytes.find('\n'), bytes.size() - 1) + 1 : 0);
  const std::string message = is_mbox_ ? without_marks(bytes) : std::string(bytes);
  if (auto read = read_mail_message(message, item); !read) {
    return OpenInput::failed(std::move(item), read.error());
  }
  return item;
}

std::optional<Item> MailSplitter::next() {
  if (!begun_) {
    begin();
  }
  if (done_ || (is_mbox_ && !input_.bytes.need(1))) {
    return std::nullopt;
  }
  std::size_t size = end_of_message();
  std::optional<Item> item = item_of(size);
  while (size > input_.options.max_page_bytes && size == input_.bytes.view().size() &&
         !input_.bytes.at_end()) {
    input_.bytes.drop(size - kTail);  // Of a message that is too long the rest goes as well.
    input_.bytes.more();
    size = end_of_message();
  }
  input_.bytes.drop(size);
  done_ = !is_mbox_;
  return item;
}

}  // namespace rapport::ingest
