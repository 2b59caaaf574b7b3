// Blocks of bytes from a file or standard input, gunzipped where the bytes are gzip.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "rapport/result.hpp"

namespace rapport::ingest {

/// A forward stream of bytes. Gzip is found by its magic bytes (RFC 1952) and may have several members; bytes
/// after the last member are ignored, as gzip(1) does. Not thread-safe.
class ByteStream {
 public:
  /// Opens `path`, or standard input for "-". Errors: kFileNotFound, kFileUnreadable; `where` is the path.
  [[nodiscard]] static Result<ByteStream> open(const std::string& path);

  ~ByteStream();
  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) noexcept;

  /// Appends the next block (at most 256 KiB) to `out`; false at the end. Errors: kFileUnreadable,
  /// kBadCompression (the bytes before the damage have been appended, by this or earlier calls).
  [[nodiscard]] Result<bool> read(std::string& out);

  /// Bytes taken from the file so far, compressed ones where it is gzip.
  [[nodiscard]] std::size_t bytes_read() const;

 private:
  struct Impl;
  explicit ByteStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport::ingest
