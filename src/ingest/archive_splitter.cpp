#include "ingest/archive_splitter.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "ingest/format.hpp"
#include "ingest/http_message.hpp"

namespace rapport::ingest {
namespace {

// Blocks up to this size that are passed over are looked at whole, to see whether the next record follows.
constexpr std::uint64_t kCheckedBytes = std::uint64_t{4} << 20;
constexpr std::size_t kRoomForHttpHeader = std::size_t{64} << 10;

bool is_news(std::string_view media_type, std::string_view url) {
  const bool is_text = media_type == "text/plain" && !url.ends_with("/robots.txt");
  return is_text || media_type == "text/html" || media_type == "application/xhtml+xml";
}

/// Whether another record begins in the first `size` bytes, so that the length is wrong or bytes are lost.
bool holds_record(std::string_view bytes, std::size_t size) {
  constexpr std::string_view kBegin = "\nWARC/1.";
  return bytes.substr(0, size + kBegin.size() - 1).find(kBegin) != std::string_view::npos ||
         bytes.starts_with(kBegin.substr(1));
}

/// Kinds whose block may be a page.
bool may_be_page(const ArchiveRecord& record) {
  using Kind = ArchiveRecord::Kind;
  return record.is_http || ((record.kind == Kind::kResource || record.kind == Kind::kConversion) &&
                            is_news(record.media_type, record.url));
}

}  // namespace

Item ArchiveSplitter::item_here() const {
  Item item = input_.item();
  item.offset = input_.bytes.place();
  return item;
}

void ArchiveSplitter::drop_space() {
  while (input_.bytes.need(1) && base::is_space(input_.bytes.view().front())) {
    const std::string_view view = input_.bytes.view();
    std::size_t size = 0;
    while (size < view.size() && base::is_space(view[size])) {
      ++size;
    }
    input_.bytes.drop(size);
  }
}

/// Behind a damage: drops lines until one begins a record.
bool ArchiveSplitter::find_record() {
  for (;;) {
    HeaderEnd header = end_of_record_header(input_.bytes.view());
    while (header.state == HeaderEnd::State::kNeedsMore && input_.bytes.more()) {
      header = end_of_record_header(input_.bytes.view());
    }
    if (header.state == HeaderEnd::State::kFound) {
      in_damage_ = false;
      return true;
    }
    const std::size_t newline = input_.bytes.view().find('\n');
    if (newline != std::string_view::npos) {
      input_.bytes.drop(newline + 1);
      continue;
    }
    input_.bytes.drop(input_.bytes.view().size());
    if (!input_.bytes.more()) {
      return false;
    }
  }
}

std::optional<Item> ArchiveSplitter::broken(Item item, const std::string& what) {
  in_damage_ = true;
  const auto& error = input_.bytes.at_end() ? input_.bytes.error() : std::nullopt;
  return error ? OpenInput::failed(std::move(item), error->code, what + ": " + error->message)
               : OpenInput::failed(std::move(item), ErrorCode::kBadRecord, what);
}

/// Looks `size` bytes on.
ArchiveSplitter::Behind ArchiveSplitter::behind(std::size_t size, std::uint64_t member) {
  constexpr std::size_t kMostSpace = 8;
  std::size_t at = size;
  while (at < size + kMostSpace && input_.bytes.need(at + 1) && base::is_space(input_.bytes.view()[at])) {
    ++at;
  }
  const bool nothing = !input_.bytes.need(at + 1);
  HeaderEnd header = end_of_record_header(input_.bytes.view().substr(at));
  while (!nothing && header.state == HeaderEnd::State::kNeedsMore && input_.bytes.more()) {
    header = end_of_record_header(input_.bytes.view().substr(at));
  }
  if (!nothing && header.state != HeaderEnd::State::kNone) {
    return Behind::kRecord;
  }
  const bool damaged = input_.bytes.error() && member == input_.bytes.stream().member_begin();
  return damaged ? Behind::kDamage : nothing ? Behind::kEnd : Behind::kRubbish;
}

std::optional<Item> ArchiveSplitter::next() {
  while (!done_) {
    drop_space();
    if (input_.bytes.view().empty()) {
      if (auto item = end_of_stream()) {
        return item;
      }
      continue;
    }
    if (in_damage_ && !find_record()) {
      continue;
    }
    HeaderEnd header = end_of_record_header(input_.bytes.view());
    while (header.state == HeaderEnd::State::kNeedsMore && input_.bytes.more()) {
      header = end_of_record_header(input_.bytes.view());
    }
    if (header.state != HeaderEnd::State::kFound) {
      Item item = item_here();
      const bool cut = header.state == HeaderEnd::State::kNeedsMore;
      auto out = broken(std::move(item), cut ? "the header of a record is cut" : "no record of an archive");
      input_.bytes.drop(cut ? input_.bytes.view().size() : 1);
      return out;
    }
    if (auto item = read_record(header)) {
      return item;
    }
  }
  return summary();
}

std::optional<Item> ArchiveSplitter::read_record(const HeaderEnd& header) {
  Item item = item_here();
  const auto record = read_record_header(input_.bytes.view().substr(0, header.size));
  input_.bytes.drop(header.size);
  if (!record) {
    return broken(std::move(item), "a record without a length");
  }
  if (may_be_page(*record)) {
    return read_block(*record, std::move(item));
  }
  counts_.revisits += record->kind == ArchiveRecord::Kind::kRevisit ? 1U : 0U;
  counts_.other_content +=
      record->kind == ArchiveRecord::Kind::kResource || record->kind == ArchiveRecord::Kind::kConversion ? 1U
                                                                                                         : 0U;
  if (!pass_over(*record)) {
    return broken(std::move(item), fmt::format("a record of {} bytes is cut", record->length));
  }
  return std::nullopt;
}

/// Passes over the block of a record that is not read; false where it is cut.
bool ArchiveSplitter::pass_over(const ArchiveRecord& record) {
  if (record.length > kCheckedBytes) {
    return input_.bytes.skip(record.length);
  }
  const auto size = static_cast<std::size_t>(record.length);
  if (!input_.bytes.need(size) ||
      (behind(size, 0) == Behind::kRubbish && holds_record(input_.bytes.view(), size))) {
    return false;
  }
  input_.bytes.drop(size);
  return true;
}

std::optional<Item> ArchiveSplitter::read_block(const ArchiveRecord& record, Item item) {
  if (record.length > input_.options.max_page_bytes + kRoomForHttpHeader) {
    item = OpenInput::failed(std::move(item), ErrorCode::kInputTooLarge,
                             fmt::format("page of more than {} bytes", input_.options.max_page_bytes));
    in_damage_ = !input_.bytes.skip(record.length);
    return item;
  }
  const auto size = static_cast<std::size_t>(record.length);
  if (!input_.bytes.need(size)) {
    const std::size_t there = input_.bytes.view().size();
    return broken(std::move(item), fmt::format("a record of {} bytes is cut after {}", size, there));
  }
  const Behind next = behind(size, item.offset.value_or(0));
  if (next == Behind::kDamage) {  // What was unpacked last may be anything.
    return broken(std::move(item), fmt::format("a record of {} bytes is damaged", size));
  }
  if (next == Behind::kRubbish && holds_record(input_.bytes.view(), size)) {
    return broken(std::move(item), fmt::format("a record of {} bytes does not end there", size));
  }
  auto out = page_of(record, input_.bytes.view().substr(0, size), std::move(item));
  input_.bytes.drop(size);
  return out;
}

/// The item of a record, or nothing where it is no page that is read.
std::optional<Item> ArchiveSplitter::page_of(const ArchiveRecord& record, std::string_view block, Item item) {
  item.given.url = record.url.empty() ? std::nullopt : std::optional(record.url);
  item.given.captured = record.captured;
  item.page = record.url.empty() ? item.page : record.url;
  if (record.truncated) {
    item.notes.emplace_back("the archive keeps only a part of this page");
  }
  if (record.is_http) {
    return fill_page(record, block, item);
  }
  item.format = record.media_type == "text/plain" ? InputFormat::kText : InputFormat::kHtml;
  item.charset = record.charset;
  item.bytes = block;
  return item;
}

std::optional<Item> ArchiveSplitter::fill_page(const ArchiveRecord& record, std::string_view block,
                                               Item& item) {
  constexpr int kOk = 200;
  const auto header = read_http_header(block);
  if (!header) {
    return OpenInput::failed(std::move(item), header.error());
  }
  if (header->status != kOk) {
    ++counts_.other_status;
    return std::nullopt;
  }
  if (!header->media_type.empty() && !is_news(header->media_type, record.url)) {
    ++counts_.other_content;
    return std::nullopt;
  }
  auto message = read_http_message(block, input_.options.max_page_bytes);
  if (!message) {
    return OpenInput::failed(std::move(item), message.error());
  }
  const bool is_html = find_format(message->body) == InputFormat::kHtml;
  if (message->media_type.empty() && !is_html) {  // Nothing says that it is text.
    ++counts_.other_content;
    return std::nullopt;
  }
  item.format = is_html || message->media_type != "text/plain" ? InputFormat::kHtml : InputFormat::kText;
  item.charset = std::move(message->charset);
  item.bytes = std::move(message->body);
  std::move(message->notes.begin(), message->notes.end(), std::back_inserter(item.notes));
  return std::move(item);
}

/// An error where the stream broke or has more than members; then it goes on behind the damage.
std::optional<Item> ArchiveSplitter::end_of_stream() {
  std::optional<Item> out;
  const bool told = in_damage_;  // By the record that the damage cut.
  if (input_.bytes.error() && !told) {
    Item item = item_here();
    item.offset = input_.bytes.stream().is_compressed() ? input_.bytes.stream().member_begin() : item.offset;
    out = OpenInput::failed(std::move(item), *input_.bytes.error());
  } else if (input_.bytes.stream().has_rest()) {
    Item item = input_.item();
    item.offset = input_.bytes.stream().place();
    out = OpenInput::failed(std::move(item), ErrorCode::kBadCompression,
                            "bytes that begin no compressed member");
  }
  in_damage_ = input_.bytes.resync();
  done_ = !in_damage_;
  return out;
}

std::optional<Item> ArchiveSplitter::summary() {
  const Counts counts = std::exchange(counts_, {});
  if (counts.revisits + counts.other_status + counts.other_content == 0) {
    return std::nullopt;
  }
  Item item = input_.item();
  item.notes.push_back(
      fmt::format("not read: {} pages that an earlier capture holds (revisits), {} answers with a status "
                  "other than 200, {} of "
                  "other content than HTML or text",
                  counts.revisits, counts.other_status, counts.other_content));
  return item;
}

}  // namespace rapport::ingest
