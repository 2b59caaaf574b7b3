#include "ingest/byte_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ingest/decompressor.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} << 10;

int close_unless_stdin(std::FILE* file) {
  return file == stdin ? 0 : std::fclose(file);
}

}  // namespace

struct ByteStream::Impl {
  std::string path;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{nullptr, &close_unless_stdin};
  std::string memory;  // In place of a file.
  std::size_t memory_used = 0;

  std::vector<char> input = std::vector<char>(kBlockBytes);
  std::size_t input_begin = 0;
  std::size_t input_end = 0;
  std::uint64_t input_offset = 0;  // Where in the file input[0] stands.
  bool file_ended = false;

  bool known = false;  // Whether it is compressed.
  Compression compression = Compression::kNone;
  std::unique_ptr<Decompressor> decompressor;
  std::uint64_t member_begin = 0;
  bool member_ended = false;
  bool ended = false;
  std::size_t bytes_out = 0;

  [[nodiscard]] std::string_view unread() const {
    return {input.data() + input_begin, input_end - input_begin};
  }

  [[nodiscard]] std::uint64_t place() const { return input_offset + input_begin; }

  // Less than 0: an error. Not fread(): it waits until a pipe has filled the block, and reads on after a
  // signal.
  ssize_t read_some(char* out, std::size_t room) {
    if (file) {
      return ::read(fileno(file.get()), out, room);
    }
    const std::size_t size = std::min(room, memory.size() - memory_used);
    std::memcpy(out, memory.data() + memory_used, size);
    memory_used += size;
    return static_cast<ssize_t>(size);
  }

  /// Moves unread input to the front and reads more behind it; false at the end of the file.
  Result<bool> fill() {
    std::memmove(input.data(), input.data() + input_begin, input_end - input_begin);
    input_offset += input_begin;
    input_end -= input_begin;
    input_begin = 0;
    const auto size = read_some(input.data() + input_end, input.size() - input_end);
    if (size < 0) {
      return fail(ErrorCode::kFileUnreadable, std::strerror(errno), path);
    }
    input_end += static_cast<std::size_t>(size);
    file_ended = size == 0;
    return size > 0;
  }

  /// Reads until `size` bytes are there or the file ends.
  Result<bool> need(std::size_t size) {
    while (unread().size() < size && !file_ended) {
      if (auto filled = fill(); !filled) {
        return filled;
      }
    }
    return unread().size() >= size;
  }

  Result<bool> find_compression() {
    if (auto there = need(kMagicBytes); !there) {
      return there;
    }
    known = true;
    compression = compression_of(unread());
    if (compression == Compression::kNone) {
      return true;
    }
    decompressor = make_decompressor(compression);
    if (!decompressor) {
      ended = true;
      return fail(ErrorCode::kBadCompression, fmt::format("{} cannot start", name_of(compression)), path);
    }
    return true;
  }

  Result<bool> read_plain(std::string& out) {
    if (unread().empty()) {
      if (auto filled = fill(); !filled || !*filled) {
        ended = true;
        return filled;
      }
    }
    member_begin = place();
    out += unread();
    input_begin = input_end;
    return true;
  }

  tl::unexpected<Error> damaged(const std::string& what) {
    ended = true;
    return fail(ErrorCode::kBadCompression,
                fmt::format("{} {} after {} bytes of content, at byte {} of the file", name_of(compression),
                            what, bytes_out, place()),
                path);
  }

  /// After the end of a member: true when another one begins.
  Result<bool> next_member() {
    if (auto there = need(kMagicBytes); !there) {
      return there;
    }
    // Between streams of xz stand zeros, four at a time; source: The .xz File Format §2.2.
    while (compression == Compression::kXz && !unread().empty() && unread().front() == '\0') {
      ++input_begin;
      if (auto there = need(kMagicBytes); !there) {
        return there;
      }
    }
    if (compression_of(unread()) != compression) {
      ended = true;
      return false;
    }
    return begin_member();
  }

  Result<bool> begin_member() {
    member_begin = place();
    member_ended = false;
    return decompressor->reset() ? Result<bool>(true) : damaged("cannot start again");
  }

  Result<bool> read_compressed(std::string& out) {
    if (member_ended) {
      if (auto more = next_member(); !more || !*more) {
        return more;
      }
    }
    if (unread().empty() && !file_ended) {
      if (auto filled = fill(); !filled) {
        return filled;
      }
    }
    const std::size_t old_size = out.size();
    out.resize(old_size + kBlockBytes);
    const DecodeStep step = decompressor->step(unread(), out.data() + old_size, kBlockBytes);
    out.resize(old_size + step.given);
    input_begin += step.taken;
    bytes_out += step.given;
    member_ended = step.ended;
    if (step.problem != nullptr) {
      return damaged(step.problem);
    }
    if (step.taken > 0 || step.given > 0 || step.ended) {
      return true;
    }
    return wants_more();
  }

  /// The decompressor could do nothing with what is there.
  Result<bool> wants_more() {
    if (file_ended) {
      return damaged("truncated");
    }
    if (input_begin == 0 && input_end == input.size()) {
      return damaged("corrupt");
    }
    const auto filled = fill();
    return filled ? Result<bool>(true) : filled;
  }

  /// Goes back to `offset` where that can be done; else what is unread is where it goes on.
  void go_to(std::uint64_t offset) {
    if (offset >= input_offset && offset <= input_offset + input_end) {
      input_begin = static_cast<std::size_t>(offset - input_offset);
      return;
    }
    if (file && std::fseek(file.get(), static_cast<long>(offset), SEEK_SET) != 0) {
      std::clearerr(file.get());
      return;
    }
    memory_used = static_cast<std::size_t>(offset);
    input_offset = offset;
    input_begin = input_end = 0;
    file_ended = false;
  }

  Result<bool> resync() {
    ended = true;
    if (compression == Compression::kNone) {
      return false;
    }
    if (!member_ended) {  // The next member may have been taken for a part of the broken one.
      go_to(member_begin + 1);
    }
    for (;;) {
      if (auto there = need(kMagicBytes); !there || !*there) {
        return there;
      }
      const std::string_view bytes = unread();
      std::size_t at = 0;
      while (at + kMagicBytes <= bytes.size() && !begins_member(bytes.substr(at), compression)) {
        ++at;
      }
      input_begin += at;
      if (at + kMagicBytes <= bytes.size()) {
        ended = false;
        return begin_member();
      }
      if (auto filled = fill(); !filled || !*filled) {
        return filled;
      }
    }
  }
};

ByteStream::ByteStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ByteStream::~ByteStream() = default;
ByteStream::ByteStream(ByteStream&&) noexcept = default;
ByteStream& ByteStream::operator=(ByteStream&&) noexcept = default;

Result<ByteStream> ByteStream::open(const std::string& path) {
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  if (path == "-") {
    impl->file.reset(stdin);
    return ByteStream(std::move(impl));
  }
  impl->file.reset(std::fopen(path.c_str(), "rb"));
  if (!impl->file) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return fail(missing ? ErrorCode::kFileNotFound : ErrorCode::kFileUnreadable,
                missing ? "no such file" : std::strerror(errno), path);
  }
  struct stat status{};
  if (fstat(fileno(impl->file.get()), &status) == 0 && S_ISDIR(status.st_mode)) {
    return fail(ErrorCode::kFileUnreadable, "is a folder", path);
  }
  return ByteStream(std::move(impl));
}

ByteStream ByteStream::over(std::string bytes, std::string path) {
  auto impl = std::make_unique<Impl>();
  impl->path = std::move(path);
  impl->memory = std::move(bytes);
  return ByteStream(std::move(impl));
}

Result<bool> ByteStream::read(std::string& out) {
  if (!impl_->known) {
    if (auto found = impl_->find_compression(); !found) {
      return found;
    }
  }
  if (impl_->ended) {
    return false;
  }
  return impl_->decompressor ? impl_->read_compressed(out) : impl_->read_plain(out);
}

std::size_t ByteStream::bytes_read() const {
  return impl_->input_offset + impl_->input_end;
}

bool ByteStream::is_compressed() const {
  return impl_->compression != Compression::kNone;
}

bool ByteStream::has_rest() const {
  return impl_->ended && impl_->member_ended && !impl_->unread().empty();
}

std::uint64_t ByteStream::place() const {
  return impl_->place();
}

std::uint64_t ByteStream::member_begin() const {
  return impl_->member_begin;
}

Result<bool> ByteStream::resync() {
  return impl_->resync();
}

}  // namespace rapport::ingest
