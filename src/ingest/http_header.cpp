#include "ingest/http_header.hpp"

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"
#include "ingest/charset_label.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10;

/// "HTTP/1.1 200 OK", "HTTP/2 301".
bool is_status_line(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (line.substr(0, 5) != "HTTP/" || space == std::string_view::npos || space == 5) {
    return false;
  }
  const std::string_view version = line.substr(5, space - 5);
  const std::string_view status = line.substr(space + 1, 3);
  return std::all_of(version.begin(), version.end(), [](char c) { return base::is_digit(c) || c == '.'; }) &&
         status.size() == 3 && std::all_of(status.begin(), status.end(), base::is_digit) &&
         (line.size() == space + 4 || line[space + 4] == ' ');
}

/// A field, or the continuation of one.
bool is_field_line(std::string_view line) {
  if (line.front() == ' ' || line.front() == '\t') {
    return true;
  }
  const std::string_view name = line.substr(0, line.find(':'));
  return name.size() < line.size() && !name.empty() && std::none_of(name.begin(), name.end(), base::is_space);
}

std::string charset_of_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  const bool is_type = base::lower(line.substr(0, colon)) == "content-type";
  return is_type ? charset_parameter(line.substr(colon + 1)) : std::string{};
}

/// One header with its empty line taken off; empty where the bytes do not begin with a whole one.
std::optional<HttpPage> split_one(std::string_view bytes) {
  HttpPage page;
  std::size_t at = 0;
  bool first = true;
  while (at < std::min(bytes.size(), kMaxHeaderBytes)) {
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    std::string_view line = bytes.substr(at, end - at);
    line.remove_suffix(!line.empty() && line.back() == '\r' ? 1 : 0);
    at = end + 1;
    if (!first && line.empty()) {
      page.body = bytes.substr(at);
      return page;
    }
    if (first ? !is_status_line(line) : !is_field_line(line)) {
      return std::nullopt;
    }
    if (std::string charset = charset_of_field(line); !first && !charset.empty()) {
      page.charset = std::move(charset);
    }
    first = false;
  }
  return std::nullopt;
}

}  // namespace

HttpPage split_http_header(std::string_view bytes) {
  HttpPage page{bytes, {}};
  while (auto next = split_one(page.body)) {
    page = std::move(*next);
  }
  return page;
}

}  // namespace rapport::ingest
