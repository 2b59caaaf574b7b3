#include "ingest/item_splitter.hpp"

#include <utility>

#include <fmt/format.h>

#include "ingest/source.hpp"

namespace rapport::ingest {

std::string Item::where() const {
  if (offset) {
    return fmt::format("{}:byte {}", path, *offset);
  }
  return line == 0 ? path : fmt::format("{}:{}", path, line);
}

Item OpenInput::item() const {
  Item out;
  out.path = path;
  out.page = page_name(path);
  return out;
}

Item OpenInput::failed(Item at, ErrorCode code, std::string message) {
  return failed(std::move(at), Error{code, std::move(message), {}});
}

Item OpenInput::failed(Item at, Error error) {
  error.where = at.where();
  at.bytes.clear();
  at.error = std::move(error);
  return at;
}

}  // namespace rapport::ingest
