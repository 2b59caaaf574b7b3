// Any bytes, as a compressed stream: no crash, reading and going on behind damages end, and the same bytes
// come out of an HTTP body with codings.
#include <cstddef>
#include <cstdint>
#include <string>

#include "ingest/byte_stream.hpp"
#include "ingest/folder.hpp"
#include "ingest/http_message.hpp"
#include "ingest_checks.hpp"

namespace {

constexpr std::size_t kMost = std::size_t{8} << 20;

void check_stream(const std::string& bytes) {
  auto stream = rapport::ingest::ByteStream::over(bytes, "fuzz");
  std::string out;
  std::uint64_t last = 0;
  for (bool again = true; again;) {
    rapport::Result<bool> more = true;
    for (out.clear(); more && *more && out.size() < kMost;) {
      more = stream.read(out);
      rapport::fuzz::require(more || !more.error().message.empty());
    }
    if (out.size() >= kMost) {
      return;
    }
    const auto found = stream.resync();
    again = found && *found;
    rapport::fuzz::require(!again || last == 0 || stream.member_begin() > last);  // It gets on.
    last = stream.member_begin();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check_stream(bytes);
  for (const char* coding : {"gzip", "deflate", "br", "zstd"}) {
    const auto message = rapport::ingest::read_http_message(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: " + std::string(coding) +
            "\r\n\r\n" + bytes,
        kMost);
    rapport::fuzz::require(!message || message->body.size() <= kMost);
  }
  if (const auto message = rapport::ingest::read_http_message(bytes, kMost)) {
    rapport::fuzz::require(message->body.size() <= kMost && message->status < 1000);
  }
  const std::size_t half = bytes.size() / 2;
  (void)rapport::ingest::fits_pattern(bytes.substr(0, half), bytes.substr(half));
  return 0;
}
