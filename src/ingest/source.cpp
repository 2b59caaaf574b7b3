#include "ingest/source.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "ingest/folder.hpp"
#include "ingest/input_format.hpp"
#include "ingest/item_splitter.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kDetectBytes = std::size_t{64} << 10;

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path != "-" && std::filesystem::is_directory(path, ignored);
}

/// A file that is one page.
Item whole_page(OpenInput& input) {
  Item item = input.item();
  item.format = input.options.format;
  const std::size_t most = input.options.max_page_bytes;
  while (input.bytes.view().size() <= most && input.bytes.more()) {
  }
  if (input.bytes.view().size() > most) {
    return OpenInput::failed(std::move(item), ErrorCode::kInputTooLarge,
                             fmt::format("page of more than {} bytes", most));
  }
  if (input.bytes.error()) {
    return OpenInput::failed(std::move(item), *input.bytes.error());
  }
  item.bytes = input.bytes.view();
  return item;
}

}  // namespace

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
  std::unique_ptr<ItemSplitter> splitter;  // Of the open input that holds many stories.
  std::size_t position = 0;                // Of the last item of the present input.
  std::size_t input_bytes = 0;             // Of the last input that is no longer open.

  [[nodiscard]] bool may_open(const std::string& input) const { return !gate || gate(input); }

  [[nodiscard]] bool is_left_out(const std::string& entry) const {
    namespace fs = std::filesystem;
    return std::any_of(options.left_out.begin(), options.left_out.end(), [&](const std::string& file) {
      std::error_code error;
      return fs::path(file).filename() == fs::path(entry).filename() && fs::equivalent(file, entry, error);
    });
  }

  std::optional<Item> failed(const std::string& path, Error error) {
    if (!may_open(path)) {
      return std::nullopt;
    }
    input_bytes = 0;
    Item item;
    item.path = path;
    item.page = page_name(path);
    item.format = options.format;
    item.error = std::move(error);
    item.position = 1;
    return item;
  }

  /// Puts the entries of a folder, or of a pattern, in front of the other paths; an item only where there is
  /// nothing to read.
  std::optional<Item> enter(const std::string& path, Result<std::vector<std::string>> entries,
                            const char* if_empty) {
    if (!entries) {
      return failed(path, entries.error());
    }
    std::erase_if(*entries, [&](const std::string& entry) { return is_left_out(entry); });
    if (entries->empty()) {
      return failed(path, {ErrorCode::kInputEmpty, if_empty, path});
    }
    pending.insert(pending.end(), std::make_move_iterator(entries->rbegin()),
                   std::make_move_iterator(entries->rend()));
    return std::nullopt;
  }

  /// Opens a file; gives its item unless it holds many, which the splitter then gives.
  std::optional<Item> enter_file(const std::string& file) {
    if (!may_open(file)) {
      return std::nullopt;
    }
    position = 0;
    input_bytes = 0;
    auto opened = ByteStream::open(file);
    if (!opened) {
      Item item;
      item.path = file;
      item.page = page_name(file);
      item.format = options.format;
      return numbered(OpenInput::failed(std::move(item), opened.error()));
    }
    OpenInput input{InputBuffer(std::move(*opened)), file, options};
    input.bytes.need(kDetectBytes);
    const InputFormat format = options.format == InputFormat::kAuto
                                   ? find_input_format(input.bytes.view(), options)
                                   : options.format;
    splitter = make_splitter(format, input);
    if (splitter) {
      return std::nullopt;
    }
    Item item = whole_page(input);
    input_bytes = input.bytes.stream().bytes_read();
    return numbered(std::move(item));
  }

  Item numbered(Item item) {
    item.position = ++position;
    return item;
  }

  std::optional<Item> next_path() {
    std::string at = std::move(pending.back());
    pending.pop_back();
    if (is_folder(at)) {
      return enter(at, list_folder(at), "no file in this folder");
    }
    if (is_pattern(at) && !exists(at)) {
      return enter(at, expand_pattern(at), "no file fits this pattern");
    }
    return enter_file(at);
  }

  std::optional<Item> next_of_splitter() {
    auto item = splitter->next();
    if (!item) {
      input_bytes = splitter->bytes_read();
      splitter.reset();
      return std::nullopt;
    }
    Item out = numbered(std::move(*item));
    const bool is_story = !out.bytes.empty() || out.error;
    if (out.line == 0 && is_story && splitter->holds_many()) {
      out.line = out.position;
    }
    return out;
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
  while (impl_->splitter || !impl_->pending.empty()) {
    auto item = impl_->splitter ? impl_->next_of_splitter() : impl_->next_path();
    if (item) {
      return item;
    }
  }
  return std::nullopt;
}

void ItemReader::set_gate(Gate gate) {
  impl_->gate = std::move(gate);
}

std::size_t ItemReader::input_bytes() const {
  return impl_->splitter ? impl_->splitter->bytes_read() : impl_->input_bytes;
}

}  // namespace rapport::ingest
