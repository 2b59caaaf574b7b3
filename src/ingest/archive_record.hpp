// Headers of the records of WARC and ARC files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapport::ingest {

/// What the header of a record says.
struct ArchiveRecord {
  enum class Kind { kResponse, kResource, kConversion, kRevisit, kOther };
  Kind kind = Kind::kOther;
  bool is_http = false;                 ///< The block is an HTTP message.
  std::string media_type;               ///< Of a block that is no HTTP message, in lower case.
  std::string charset;                  ///< The same.
  std::string url;                      ///< May be empty.
  std::optional<std::string> captured;  ///< ISO 8601.
  bool truncated = false;               ///< The archive says that it keeps only a part.
  std::uint64_t length = 0;             ///< Bytes of the block behind the header.
  std::size_t header_size = 0;
};

/// Where a record header ends that begins with `bytes`, or why it cannot be read.
struct HeaderEnd {
  enum class State { kFound, kNeedsMore, kNone };
  State state = State::kNone;
  std::size_t size = 0;
};

/// Looks for the end of a WARC header, or of the line that an ARC record begins with. kNone: no record begins
/// so, or its header is over 64 KiB.
[[nodiscard]] HeaderEnd end_of_record_header(std::string_view bytes);

/// Reads a whole header; empty where it states no length. Source: WARC 1.1 §4 and §5; Internet Archive, ARC
/// file format 1.0 (and the longer lines of 2.0).
[[nodiscard]] std::optional<ArchiveRecord> read_record_header(std::string_view header);

/// Whether a file begins as a WARC or ARC file does.
[[nodiscard]] bool looks_like_archive(std::string_view head);

}  // namespace rapport::ingest
