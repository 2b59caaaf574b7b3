// What must hold for every input that holds many stories; shared by the fuzz targets of their readers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "ingest/input_format.hpp"
#include "ingest_checks.hpp"

namespace rapport::fuzz {

/// Splits the bytes and reads each item; kAuto finds the format by content.
inline void check_splitter(const std::uint8_t* data, std::size_t size, InputFormat format) {
  IngestOptions options;
  options.format = format;
  options.max_page_bytes = std::size_t{1} << 20;
  options.max_line_bytes = std::size_t{1} << 16;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ingest::OpenInput input{ingest::InputBuffer(ingest::ByteStream::over(bytes, "fuzz")), "fuzz", options};
  input.bytes.need(std::size_t{64} << 10);
  const InputFormat found =
      format == InputFormat::kAuto ? ingest::find_input_format(input.bytes.view(), options) : format;
  const auto splitter = ingest::make_splitter(found, input);
  for (std::size_t items = 0; splitter != nullptr; ++items) {
    const auto item = splitter->next();
    if (!item) {
      return;
    }
    require(items <= 2 * size + 2);  // It ends.
    require(item->where().starts_with("fuzz"));
    require(!item->error || (!item->error->message.empty() && item->error->where.starts_with("fuzz")));
    require(!item->error || base::find_invalid(item->error->message) == std::string::npos);
    require(item->bytes.size() <= options.max_page_bytes + options.max_page_bytes);
    require(item->content == ingest::Item::Content::kPage ||
            base::find_invalid(item->bytes) == std::string::npos);
    if (const auto page = ingest::read_item(*item, options)) {
      check_stories(*page, true);
    }
  }
}

}  // namespace rapport::fuzz
