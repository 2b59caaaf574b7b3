// Splits bytes in memory for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ingest/input_format.hpp"

namespace rapport::ingest {

/// The items of an input with these bytes; by its content where the options name no format.
inline std::vector<Item> split(std::string bytes, const IngestOptions& options = {},
                               const std::string& path = "file.x") {
  OpenInput input{InputBuffer(ByteStream::over(std::move(bytes), path)), path, options};
  input.bytes.need(std::size_t{64} << 10);
  const InputFormat format =
      options.format == InputFormat::kAuto ? find_input_format(input.bytes.view(), options) : options.format;
  const auto splitter = make_splitter(format, input);
  std::vector<Item> items;
  while (splitter) {
    auto item = splitter->next();
    if (!item) {
      break;
    }
    items.push_back(std::move(*item));
  }
  return items;
}

}  // namespace rapport::ingest
