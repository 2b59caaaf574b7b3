#include "ingest/decompressor.hpp"

#include <algorithm>
#include <cstdint>

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>

#include "ingest/zstd_decompressor.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr int kGzipWindow = 15 + 16;                           // zlib.h: 16 asks for the gzip format.
constexpr std::uint64_t kXzMemory = std::uint64_t{160} << 20;  // A window of 128 MiB and what is beside it.
constexpr std::size_t kMaxStep = std::size_t{1} << 30;         // The libraries count in 32 bits.
constexpr std::size_t kBzip2Head = 4;                          // "BZh" and the level.
constexpr std::string_view kBzip2Blocks[] = {"\x31\x41"sv, "\x17\x72"sv};  // A block, and none.

constexpr const char* kCorrupt = "corrupt";
constexpr const char* kTooMuch = "needs a window of more than 128 MiB";

class GzipDecompressor : public Decompressor {
 public:
  GzipDecompressor() : ready_(inflateInit2(&zlib_, kGzipWindow) == Z_OK) {}
  ~GzipDecompressor() override {
    if (ready_) {
      inflateEnd(&zlib_);
    }
  }
  GzipDecompressor(const GzipDecompressor&) = delete;
  GzipDecompressor& operator=(const GzipDecompressor&) = delete;
  [[nodiscard]] bool is_ready() const { return ready_; }

  DecodeStep step(std::string_view in, char* out, std::size_t room) override {
    const std::size_t size = std::min(in.size(), kMaxStep);
    // zlib.h: next_in is not written through; the cast is what a C interface of its age needs.
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    zlib_.avail_in = static_cast<uInt>(size);
    zlib_.next_out = reinterpret_cast<Bytef*>(out);
    zlib_.avail_out = static_cast<uInt>(room);
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    const bool good = status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR;
    return {size - zlib_.avail_in, room - zlib_.avail_out, status == Z_STREAM_END, good ? nullptr : kCorrupt};
  }

  bool reset() override { return inflateReset(&zlib_) == Z_OK; }

 private:
  z_stream zlib_{};
  bool ready_;
};

class Bzip2Decompressor : public Decompressor {
 public:
  Bzip2Decompressor() : ready_(BZ2_bzDecompressInit(&bzip2_, 0, 0) == BZ_OK) {}
  ~Bzip2Decompressor() override { close(); }
  Bzip2Decompressor(const Bzip2Decompressor&) = delete;
  Bzip2Decompressor& operator=(const Bzip2Decompressor&) = delete;
  [[nodiscard]] bool is_ready() const { return ready_; }

  DecodeStep step(std::string_view in, char* out, std::size_t room) override {
    const std::size_t size = std::min(in.size(), kMaxStep);
    bzip2_.next_in = const_cast<char*>(in.data());
    bzip2_.avail_in = static_cast<unsigned>(size);
    bzip2_.next_out = out;
    bzip2_.avail_out = static_cast<unsigned>(room);
    const int status = BZ2_bzDecompress(&bzip2_);
    const bool good = status == BZ_OK || status == BZ_STREAM_END;
    return {size - bzip2_.avail_in, room - bzip2_.avail_out, status == BZ_STREAM_END,
            good ? nullptr : kCorrupt};
  }

  bool reset() override {
    close();
    bzip2_ = bz_stream{};
    ready_ = BZ2_bzDecompressInit(&bzip2_, 0, 0) == BZ_OK;
    return ready_;
  }

 private:
  bz_stream bzip2_{};
  bool ready_;

  void close() {
    if (ready_) {
      BZ2_bzDecompressEnd(&bzip2_);
    }
    ready_ = false;
  }
};

class XzDecompressor : public Decompressor {
 public:
  XzDecompressor() : ready_(lzma_stream_decoder(&lzma_, kXzMemory, 0) == LZMA_OK) {}
  ~XzDecompressor() override { lzma_end(&lzma_); }
  XzDecompressor(const XzDecompressor&) = delete;
  XzDecompressor& operator=(const XzDecompressor&) = delete;
  [[nodiscard]] bool is_ready() const { return ready_; }

  DecodeStep step(std::string_view in, char* out, std::size_t room) override {
    lzma_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    lzma_.avail_in = in.size();
    lzma_.next_out = reinterpret_cast<std::uint8_t*>(out);
    lzma_.avail_out = room;
    const lzma_ret status = lzma_code(&lzma_, LZMA_RUN);
    const bool good = status == LZMA_OK || status == LZMA_STREAM_END || status == LZMA_BUF_ERROR;
    return {in.size() - lzma_.avail_in, room - lzma_.avail_out, status == LZMA_STREAM_END,
            good                            ? nullptr
            : status == LZMA_MEMLIMIT_ERROR ? kTooMuch
                                            : kCorrupt};
  }

  bool reset() override {
    ready_ = lzma_stream_decoder(&lzma_, kXzMemory, 0) == LZMA_OK;
    return ready_;
  }

 private:
  lzma_stream lzma_ = LZMA_STREAM_INIT;
  bool ready_;
};

template <class Made>
std::unique_ptr<Decompressor> if_ready() {
  auto out = std::make_unique<Made>();
  return out->is_ready() ? std::move(out) : nullptr;
}

bool begins_bzip2(std::string_view head) {
  if (head.size() < kMagicBytes || head.substr(0, 3) != "BZh" || head[3] < '1' || head[3] > '9') {
    return false;
  }
  return std::any_of(std::begin(kBzip2Blocks), std::end(kBzip2Blocks),
                     [&](std::string_view block) { return head.substr(kBzip2Head, 2) == block; });
}

}  // namespace

Compression compression_of(std::string_view head) {
  if (head.substr(0, 2) == "\x1F\x8B"sv) {
    return Compression::kGzip;
  }
  if (head.substr(0, kMagicBytes) == "\xFD\x37\x7A\x58\x5A\x00"sv) {
    return Compression::kXz;
  }
  return begins_zstd(head)    ? Compression::kZstd
         : begins_bzip2(head) ? Compression::kBzip2
                              : Compression::kNone;
}

bool begins_member(std::string_view head, Compression compression) {
  if (compression_of(head) != compression) {
    return false;
  }
  // RFC 1952 §2.3.1: deflate is the only method; the upper flags are zero.
  constexpr unsigned char kReservedFlags = 0xE0;
  return compression != Compression::kGzip || (head.size() > 3 && head[2] == '\x08' &&
                                               (static_cast<unsigned char>(head[3]) & kReservedFlags) == 0);
}

const char* name_of(Compression compression) {
  switch (compression) {
    case Compression::kGzip:
      return "gzip";
    case Compression::kZstd:
      return "zstd";
    case Compression::kBzip2:
      return "bzip2";
    case Compression::kXz:
      return "xz";
    case Compression::kNone:
      break;
  }
  return "none";
}

std::unique_ptr<Decompressor> make_decompressor(Compression compression) {
  switch (compression) {
    case Compression::kGzip:
      return if_ready<GzipDecompressor>();
    case Compression::kZstd:
      return make_zstd_decompressor();
    case Compression::kBzip2:
      return if_ready<Bzip2Decompressor>();
    case Compression::kXz:
      return if_ready<XzDecompressor>();
    case Compression::kNone:
      break;
  }
  return nullptr;
}

}  // namespace rapport::ingest
