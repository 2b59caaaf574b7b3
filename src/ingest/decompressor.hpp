// Compressed bytes to plain ones, step by step and with bounded memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace rapport::ingest {

/// The compressions that are read.
enum class Compression { kNone, kGzip, kZstd, kBzip2, kXz };

/// Bytes of a file's beginning that compression_of() looks at.
inline constexpr std::size_t kMagicBytes = 6;

/// The compression of a stream that begins so, by its magic bytes.
[[nodiscard]] Compression compression_of(std::string_view head);

/// Whether a member begins so; more is asked of it than of the beginning of a file, as it is looked for among
/// damaged bytes.
[[nodiscard]] bool begins_member(std::string_view head, Compression compression);

/// "gzip", "zstd" ...
[[nodiscard]] const char* name_of(Compression compression);

/// What one step did: bytes taken from the input and put into the output, and whether the member (gzip),
/// frame (zstd) or stream (bzip2, xz) is complete.
struct DecodeStep {
  std::size_t taken = 0;
  std::size_t given = 0;
  bool ended = false;
  const char* problem = nullptr;  ///< What is wrong with the stream, as "corrupt"; what was given counts.
};

/// Decodes one member after the other; after an ended one reset() begins the next. Memory: at most a window
/// of 128 MiB; streams that ask for more are refused. A dictionary in front of zstd frames, as WARC files
/// have it, is used for the frames behind it (skippable frame 0x184D2A5D; iipc.github.io/warc-specifications,
/// zstd). Not thread-safe.
class Decompressor {
 public:
  virtual ~Decompressor() = default;
  /// Decodes from `in` into `room` bytes at `out`. Neither taken nor given: more input is needed.
  [[nodiscard]] virtual DecodeStep step(std::string_view in, char* out, std::size_t room) = 0;
  /// Makes ready for the next member, also after an error. False when memory runs out.
  [[nodiscard]] virtual bool reset() = 0;
};

/// Null when memory runs out, and for kNone.
[[nodiscard]] std::unique_ptr<Decompressor> make_decompressor(Compression compression);

}  // namespace rapport::ingest
