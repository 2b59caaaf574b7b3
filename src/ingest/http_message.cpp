#include "ingest/http_message.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "ingest/header_fields.hpp"
#include "ingest/http_coding.hpp"

namespace rapport::ingest {
namespace {

struct Parts {
  HttpMessage message;
  HeaderFields header;
  std::string_view body;
};

/// 200 of "HTTP/1.1 200 OK"; 0 where the line is none of a response.
int status_of(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (!line.starts_with("HTTP/") || space == std::string_view::npos || line.size() < space + 4) {
    return 0;
  }
  int status = 0;
  for (const char c : line.substr(space + 1, 3)) {
    if (!base::is_digit(c)) {
      return 0;
    }
    status = status * 10 + (c - '0');
  }
  return status;
}

Result<Parts> split(std::string_view bytes) {
  Parts out;
  out.message.status = status_of(bytes.substr(0, bytes.find('\n')));
  const std::size_t end = end_of_header(bytes);
  if (out.message.status == 0 || end == std::string_view::npos) {
    return fail(ErrorCode::kBadRecord,
                out.message.status == 0 ? "no HTTP response" : "an HTTP header that is cut");
  }
  out.header = read_header_fields(bytes.substr(0, end));
  out.body = bytes.substr(end);
  const std::string_view type = out.header.find("content-type");
  out.message.media_type = media_type_of(type);
  out.message.charset = header_parameter(type, "charset");
  return out;
}

}  // namespace

Result<HttpMessage> read_http_header(std::string_view bytes) {
  return split(bytes).map([](Parts&& parts) { return std::move(parts.message); });
}

Result<HttpMessage> read_http_message(std::string_view bytes, std::size_t max_bytes) {
  auto parts = split(bytes);
  if (!parts) {
    return tl::unexpected(parts.error());
  }
  HttpMessage& message = parts->message;
  message.body = parts->body;
  if (base::lower(parts->header.find("transfer-encoding")).find("chunked") != std::string::npos) {
    take_chunks_off(message.body, message.notes);
  }
  const auto codings = base::split(parts->header.find("content-encoding"), ',');
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {  // The last was put on last.
    const std::string name = base::lower(base::trim(*coding));
    if (auto taken_off = take_coding_off(name, max_bytes, message.body, message.notes); !taken_off) {
      return tl::unexpected(taken_off.error());
    }
  }
  return std::move(message);
}

}  // namespace rapport::ingest
