#include "ingest/input_buffer.hpp"

#include <algorithm>

namespace rapport::ingest {
namespace {

// Bytes that were passed over are let go of once there are so many.
constexpr std::size_t kKeptBytes = std::size_t{64} << 10;

}  // namespace

bool InputBuffer::more() {
  if (at_end_) {
    return false;
  }
  if (begin_ > kKeptBytes && begin_ >= bytes_.size() - begin_) {
    bytes_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t old_size = bytes_.size();
  auto read = stream_.read(bytes_);
  if (bytes_.size() > old_size) {
    const std::uint64_t member = stream_.member_begin();
    const std::uint64_t last = later_.empty() ? (first_ ? first_->place : 0) : later_.back().place;
    if (stream_.is_compressed() && (!first_ || member != last)) {
      later_.push_back({offset_ + (old_size - begin_), member});
      drop(0);
    }
  }
  if (!read) {
    error_ = read.error();
  }
  at_end_ = !read || !*read;
  return !at_end_;
}

bool InputBuffer::need(std::size_t size) {
  while (view().size() < size && more()) {
  }
  return view().size() >= size;
}

void InputBuffer::drop(std::size_t size) {
  begin_ += size;
  offset_ += size;
  while (!later_.empty() && later_.front().offset <= offset_) {
    first_ = later_.front();
    later_.pop_front();
  }
  if (begin_ == bytes_.size()) {
    bytes_.clear();
    begin_ = 0;
  }
}

bool InputBuffer::skip(std::uint64_t size) {
  while (size > 0) {
    if (view().empty() && !more()) {
      if (view().empty()) {
        return false;
      }
    }
    const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(size, view().size()));
    drop(now);
    size -= now;
  }
  return true;
}

std::uint64_t InputBuffer::place() const {
  return !stream_.is_compressed() ? offset_ : first_ ? first_->place : 0;
}

bool InputBuffer::begins_member() const {
  return first_ && first_->offset == offset_;
}

bool InputBuffer::resync() {
  drop(view().size());
  later_.clear();
  auto found = stream_.resync();
  at_end_ = !found || !*found;
  if (!found) {
    error_ = found.error();
  } else {
    error_.reset();
  }
  return !at_end_;
}

}  // namespace rapport::ingest
