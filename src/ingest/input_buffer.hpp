// The unread bytes of a stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rapport/result.hpp"

#include "ingest/byte_stream.hpp"

namespace rapport::ingest {

/// The unread bytes of a stream, as many of them as a reader asks for.
class InputBuffer {
 public:
  explicit InputBuffer(ByteStream stream) : stream_(std::move(stream)) {}

  /// What is there; a view that ends with the next call of any other function.
  [[nodiscard]] std::string_view view() const { return std::string_view(bytes_).substr(begin_); }
  /// Reads one block more; false at the end of the stream or where it broke.
  bool more();
  /// Reads until `size` bytes are there; false where the stream ends before.
  bool need(std::size_t size);
  /// Passes over the first `size` bytes, which are there.
  void drop(std::size_t size);
  /// Passes over `size` bytes, read or not; false where the stream ends before.
  bool skip(std::uint64_t size);
  /// True where nothing comes behind view().
  [[nodiscard]] bool at_end() const { return at_end_; }
  /// Why the stream broke, once at_end().
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  /// Bytes of content in front of view().
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] const ByteStream& stream() const { return stream_; }

  /// Where in the file the bytes of view() begin: the member where they are the first of a compressed one.
  [[nodiscard]] std::uint64_t place() const;
  /// Whether place() is the beginning of a compressed member.
  [[nodiscard]] bool begins_member() const;

  /// After the end: drops what is there and goes on at the next member; false where there is none.
  bool resync();

 private:
  ByteStream stream_;
  std::string bytes_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;
  bool at_end_ = false;
  std::optional<Error> error_;
  struct Member {
    std::uint64_t offset = 0;  // Of its first byte, in the content.
    std::uint64_t place = 0;   // In the file.
  };
  std::optional<Member> first_;  // The last member that begins at or before view().
  std::deque<Member> later_;     // Those behind it.
};

}  // namespace rapport::ingest
