#include "ingest/http_coding.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/byte_stream.hpp"
#include "ingest/decompressor.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} << 10;
constexpr int kZlibWindow = 15;

tl::unexpected<Error> too_large(std::size_t max_bytes) {
  return fail(ErrorCode::kInputTooLarge, fmt::format("page of more than {} bytes", max_bytes));
}

/// What an unpacking gave: what came before a damage is kept.
struct Unpacked {
  std::string bytes;
  bool whole = false;
};

Result<Unpacked> unpack_members(const std::string& body, std::size_t max_bytes) {
  ByteStream stream = ByteStream::over(body, "");
  Unpacked out;
  for (;;) {
    const auto more = stream.read(out.bytes);
    if (out.bytes.size() > max_bytes) {
      return too_large(max_bytes);
    }
    if (!more || !*more) {
      out.whole = more.has_value();
      return out;
    }
  }
}

/// `window` as inflateInit2() takes it: negative for deflate without a header.
Result<Unpacked> inflate_body(std::string& body, int window, std::size_t max_bytes) {
  z_stream zlib{};
  if (inflateInit2(&zlib, window) != Z_OK) {
    return Unpacked{};
  }
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&zlib, &inflateEnd);
  zlib.next_in = reinterpret_cast<Bytef*>(body.data());
  zlib.avail_in = static_cast<uInt>(std::min<std::size_t>(body.size(), UINT32_MAX));
  Unpacked out;
  int status = Z_OK;
  while (status == Z_OK) {
    const std::size_t old_size = out.bytes.size();
    out.bytes.resize(old_size + kBlockBytes);
    zlib.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + old_size);
    zlib.avail_out = static_cast<uInt>(kBlockBytes);
    status = inflate(&zlib, Z_NO_FLUSH);
    out.bytes.resize(old_size + kBlockBytes - zlib.avail_out);
    if (out.bytes.size() > max_bytes) {
      return too_large(max_bytes);
    }
  }
  out.whole = status == Z_STREAM_END;
  return out;
}

Result<Unpacked> unpack_deflate(std::string& body, std::size_t max_bytes) {
  auto out = inflate_body(body, kZlibWindow, max_bytes);
  return out && !out->whole && out->bytes.empty() ? inflate_body(body, -kZlibWindow, max_bytes) : out;
}

Result<Unpacked> unpack_brotli(const std::string& body, std::size_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  Unpacked out;
  if (!state) {
    return out;
  }
  std::size_t left = body.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
    const std::size_t old_size = out.bytes.size();
    out.bytes.resize(old_size + kBlockBytes);
    std::size_t room = kBlockBytes;
    auto* to = reinterpret_cast<std::uint8_t*>(out.bytes.data() + old_size);
    status = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    out.bytes.resize(old_size + kBlockBytes - room);
    if (out.bytes.size() > max_bytes) {
      return too_large(max_bytes);
    }
  }
  out.whole = status == BROTLI_DECODER_RESULT_SUCCESS;
  return out;
}

/// Empty where the body is not in that coding, as far as its first bytes can tell.
Result<Unpacked> unpack(std::string_view name, std::size_t max_bytes, std::string& body) {
  const Compression found = compression_of(body);
  if (name == "gzip" || name == "x-gzip") {
    return found == Compression::kGzip ? unpack_members(body, max_bytes) : Unpacked{};
  }
  if (name == "zstd") {
    return found == Compression::kZstd ? unpack_members(body, max_bytes) : Unpacked{};
  }
  return name == "deflate" ? unpack_deflate(body, max_bytes) : unpack_brotli(body, max_bytes);
}

/// The size of a chunk, from its line; false where it is none.
bool read_chunk_size(std::string_view line, std::size_t& size) {
  constexpr std::size_t kMostDigits = 12;
  line = base::trim(line.substr(0, line.find(';')));
  size = 0;
  for (const char c : line) {
    const char low = base::to_lower(c);
    if (!base::is_digit(low) && (low < 'a' || low > 'f')) {
      return false;
    }
    size = size * 16 + static_cast<std::size_t>(base::is_digit(low) ? low - '0' : low - 'a' + 10);
  }
  return !line.empty() && line.size() <= kMostDigits;
}

}  // namespace

void take_chunks_off(std::string& body, std::vector<std::string>& notes) {
  std::string out;
  std::string_view rest = body;
  for (std::size_t size = 1; size > 0;) {
    const std::size_t newline = rest.find('\n');
    const bool is_chunk = newline != std::string_view::npos && read_chunk_size(rest.substr(0, newline), size);
    if (!is_chunk && rest.size() == body.size()) {
      return;
    }
    if (!is_chunk || size > rest.size() - newline - 1) {
      out += is_chunk ? rest.substr(newline + 1) : std::string_view{};
      notes.push_back(fmt::format("chunked body broken after {} bytes", out.size()));
      break;
    }
    out += rest.substr(newline + 1, size);
    rest.remove_prefix(newline + 1 + size);
    rest.remove_prefix(rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0);
  }
  body = std::move(out);
}

Result<void> take_coding_off(std::string_view name, std::size_t max_bytes, std::string& body,
                             std::vector<std::string>& notes) {
  const bool known =
      name == "gzip" || name == "x-gzip" || name == "deflate" || name == "br" || name == "zstd";
  if (name.empty() || name == "identity" || body.empty()) {
    return {};
  }
  if (!known) {
    notes.push_back(fmt::format("unknown content coding '{}'", base::repair(name.substr(0, 40))));
    return {};
  }
  auto unpacked = unpack(name, max_bytes, body);
  if (!unpacked) {
    return tl::unexpected(unpacked.error());
  }
  const std::string_view plain = base::trim(body);
  if (unpacked->whole || (!unpacked->bytes.empty() && !plain.starts_with('<'))) {
    if (!unpacked->whole) {
      notes.push_back(fmt::format("{} body broken after {} bytes", name, unpacked->bytes.size()));
    }
    body = std::move(unpacked->bytes);
  }
  return {};
}

}  // namespace rapport::ingest
