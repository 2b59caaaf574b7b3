// Blocks of bytes from a file, standard input or memory, unpacked where they are compressed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "rapport/result.hpp"

namespace rapport::ingest {

/// A forward stream of bytes. Gzip, zstd, bzip2 and xz are found by their magic bytes and may have several
/// members (frames, streams); bytes after the last member are ignored, as gzip(1) does, unless resync() is
/// called. Memory is bounded: a stream whose window is over 128 MiB is refused. Not thread-safe.
class ByteStream {
 public:
  /// Opens `path`, or standard input for "-". Errors: kFileNotFound, kFileUnreadable; `where` is the path.
  [[nodiscard]] static Result<ByteStream> open(const std::string& path);

  /// The same over bytes in memory; `path` is for messages.
  [[nodiscard]] static ByteStream over(std::string bytes, std::string path);

  ~ByteStream();
  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) noexcept;

  /// Appends the next block (at most 256 KiB, of one member) to `out`; false at the end. Errors:
  /// kFileUnreadable, kBadCompression (the bytes before the damage have been appended, by this or earlier
  /// calls; the message names how many, and the byte of the file).
  [[nodiscard]] Result<bool> read(std::string& out);

  /// Bytes taken from the file so far, compressed ones where it is compressed.
  [[nodiscard]] std::size_t bytes_read() const;

  /// Whether the bytes are compressed; known after the first read().
  [[nodiscard]] bool is_compressed() const;

  /// Where in the file the member of the last block begins; the block itself where nothing is compressed.
  [[nodiscard]] std::uint64_t member_begin() const;

  /// After the end: whether bytes are left that begin no member.
  [[nodiscard]] bool has_rest() const;

  /// Where in the file the bytes stand that come next.
  [[nodiscard]] std::uint64_t place() const;

  /// After the end or an error: goes on at the next place that looks like the beginning of a member; false
  /// where there is none, or where nothing is compressed. Errors: kFileUnreadable.
  [[nodiscard]] Result<bool> resync();

 private:
  struct Impl;
  explicit ByteStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport::ingest
