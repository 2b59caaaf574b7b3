#include "ingest/source.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "ingest/byte_stream.hpp"
#include "ingest/folder.hpp"
#include "ingest/format.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kDetectBytes = std::size_t{64} << 10;

}  // namespace

std::string Item::where() const {
  return line == 0 ? path : fmt::format("{}:{}", path, line);
}

std::string page_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.find('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

struct ItemReader::Impl {
  IngestOptions options;
  std::vector<std::string> pending;  // Paths still to be read, the next one last.
  Gate gate;
  std::size_t whole_bytes = 0;  // Of the last input that was read as a whole.

  // The open JSONL input: `buffer` from `begin` on is not yet given; no newline before `searched`.
  std::optional<ByteStream> stream;
  std::string path;
  std::string buffer;
  std::size_t begin = 0;
  std::size_t searched = 0;
  std::size_t line = 0;
  bool at_end = false;
  std::optional<Error> stream_error;

  [[nodiscard]] Item item_of(const std::string& at) const {
    Item item;
    item.path = at;
    item.page = page_name(at);
    item.format = options.format;
    return item;
  }

  [[nodiscard]] Item error_item(const std::string& at, Error error) const {
    Item item = item_of(at);
    item.error = std::move(error);
    return item;
  }

  [[nodiscard]] bool is_left_out(const std::string& entry) const {
    namespace fs = std::filesystem;
    return std::any_of(options.left_out.begin(), options.left_out.end(), [&](const std::string& file) {
      std::error_code error;
      return fs::path(file).filename() == fs::path(entry).filename() && fs::equivalent(file, entry, error);
    });
  }

  // The gate may still ask for the bytes of the input before.
  [[nodiscard]] bool may_open(const std::string& input) {
    const bool may = !gate || gate(input);
    whole_bytes = 0;
    return may;
  }

  /// Puts the entries of a folder in front of the other paths; an item only where the folder has nothing to
  /// read.
  std::optional<Item> enter_folder(const std::string& folder) {
    auto entries = list_folder(folder);
    if (!entries) {
      return may_open(folder) ? std::optional(error_item(folder, entries.error())) : std::nullopt;
    }
    std::erase_if(*entries, [&](const std::string& entry) { return is_left_out(entry); });
    if (entries->empty()) {
      if (!may_open(folder)) {
        return std::nullopt;
      }
      return error_item(folder, {ErrorCode::kInputEmpty, "no file in this folder", folder});
    }
    pending.insert(pending.end(), std::make_move_iterator(entries->rbegin()),
                   std::make_move_iterator(entries->rend()));
    return std::nullopt;
  }

  /// Opens a file; gives its item unless the file is JSONL, whose lines next_line() then gives.
  std::optional<Item> enter_file(const std::string& file) {
    if (!may_open(file)) {
      return std::nullopt;
    }
    auto opened = ByteStream::open(file);
    if (!opened) {
      return error_item(file, opened.error());
    }
    std::string head;
    std::optional<Error> error;
    bool more = true;
    while (more && !error && head.size() < kDetectBytes) {
      more = read_block(*opened, head, error);
    }
    const bool is_jsonl = options.format == InputFormat::kJsonl ||
                          (options.format == InputFormat::kAuto && looks_like_jsonl(head));
    if (!is_jsonl) {
      Item item = whole_page(file, *opened, std::move(head), more, std::move(error));
      whole_bytes = opened->bytes_read();
      return item;
    }
    stream = std::move(*opened);
    path = file;
    buffer = std::move(head);
    begin = buffer.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    searched = begin;
    line = 0;
    at_end = !more;
    stream_error = std::move(error);
    return std::nullopt;
  }

  static bool read_block(ByteStream& from, std::string& out, std::optional<Error>& error) {
    auto more = from.read(out);
    if (!more) {
      error = more.error();
      return false;
    }
    return *more;
  }

  Item whole_page(const std::string& file, ByteStream& from, std::string bytes, bool more,
                  std::optional<Error> error) const {
    while (more && !error && bytes.size() <= options.max_page_bytes) {
      more = read_block(from, bytes, error);
    }
    if (bytes.size() > options.max_page_bytes) {
      error = Error{ErrorCode::kInputTooLarge,
                    fmt::format("page of more than {} bytes", options.max_page_bytes), file};
    }
    Item item = item_of(file);
    item.error = std::move(error);
    if (!item.error) {
      item.bytes = std::move(bytes);
    }
    return item;
  }

  /// Reads on until `buffer` holds a newline, is over the limit or the stream ends; position of the newline
  /// or npos.
  std::size_t find_newline() {
    for (;;) {
      const std::size_t at = buffer.find('\n', searched);
      searched = at == std::string::npos ? buffer.size() : at;
      if (at != std::string::npos || at_end || buffer.size() - begin > options.max_line_bytes) {
        return at;
      }
      if (begin > kDetectBytes) {
        buffer.erase(0, begin);
        searched -= begin;
        begin = 0;
      }
      at_end = !read_block(*stream, buffer, stream_error);
    }
  }

  [[nodiscard]] Item line_item() const {
    Item item = item_of(path);
    item.format = InputFormat::kJsonl;
    item.line = line;
    return item;
  }

  /// Drops the rest of a line that is too long, block by block.
  Item skip_long_line() {
    while (buffer.find('\n', searched) == std::string::npos && !at_end) {
      buffer.clear();
      begin = searched = 0;
      at_end = !read_block(*stream, buffer, stream_error);
    }
    const std::size_t end = buffer.find('\n', searched);
    begin = searched = end == std::string::npos ? buffer.size() : end + 1;
    Item item = line_item();
    item.error = Error{ErrorCode::kInputTooLarge,
                       fmt::format("line of more than {} bytes", options.max_line_bytes), item.where()};
    return item;
  }

  /// The end of a JSONL input: an error item if the stream broke.
  std::optional<Item> close_stream() {
    whole_bytes = stream->bytes_read();
    stream.reset();
    buffer = std::string();
    begin = searched = 0;
    if (!stream_error) {
      return std::nullopt;
    }
    Item item = line_item();
    Error error = *std::exchange(stream_error, std::nullopt);
    error.where = item.where();
    item.error = std::move(error);
    return item;
  }

  std::optional<Item> next_line() {
    for (;;) {
      const std::size_t newline = find_newline();
      const std::size_t end = newline == std::string::npos ? buffer.size() : newline;
      if (begin == end && newline == std::string::npos) {
        line += stream_error ? 1U : 0U;
        return close_stream();
      }
      ++line;
      if (end - begin > options.max_line_bytes) {
        return skip_long_line();
      }
      if (newline == std::string::npos && stream_error) {  // The line was cut.
        return close_stream();
      }
      const std::string_view bytes = base::trim(std::string_view(buffer).substr(begin, end - begin));
      std::optional<Item> item;
      if (!bytes.empty()) {
        item = line_item();
        item->bytes = bytes;
      }
      begin = searched = newline == std::string::npos ? buffer.size() : newline + 1;
      if (item) {
        return item;
      }
    }
  }

  std::optional<Item> next_path() {
    std::string at = std::move(pending.back());
    pending.pop_back();
    std::error_code ignored;
    if (at != "-" && std::filesystem::is_directory(at, ignored)) {
      return enter_folder(at);
    }
    return enter_file(at);
  }
};

ItemReader::ItemReader(std::vector<std::string> paths, const IngestOptions& options)
    : impl_(std::make_unique<Impl>()) {
  impl_->options = options;
  impl_->pending = std::move(paths);
  std::reverse(impl_->pending.begin(), impl_->pending.end());
}

ItemReader::~ItemReader() = default;
ItemReader::ItemReader(ItemReader&&) noexcept = default;
ItemReader& ItemReader::operator=(ItemReader&&) noexcept = default;

std::optional<Item> ItemReader::next() {
  for (;;) {
    std::optional<Item> item;
    if (impl_->stream) {
      item = impl_->next_line();
    } else if (!impl_->pending.empty()) {
      item = impl_->next_path();
    } else {
      return std::nullopt;
    }
    if (item) {
      return item;
    }
  }
}

void ItemReader::set_gate(Gate gate) {
  impl_->gate = std::move(gate);
}

std::size_t ItemReader::input_bytes() const {
  return impl_->stream ? impl_->stream->bytes_read() : impl_->whole_bytes;
}

}  // namespace rapport::ingest
