#include "ingest/byte_stream.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace rapport::ingest {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} << 10;
constexpr int kGzipWindow = 15 + 16;  // zlib.h: 16 asks for the gzip format.

int close_unless_stdin(std::FILE* file) {
  return file == stdin ? 0 : std::fclose(file);
}

bool begins_gzip(const unsigned char* at, std::size_t size) {
  return size >= 2 && at[0] == 0x1F && at[1] == 0x8B;
}

}  // namespace

struct ByteStream::Impl {
  enum class Mode { kUnknown, kPlain, kGzip };

  std::string path;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{nullptr, &close_unless_stdin};
  std::vector<unsigned char> input = std::vector<unsigned char>(kBlockBytes);
  std::size_t input_begin = 0;
  std::size_t input_end = 0;
  Mode mode = Mode::kUnknown;
  bool file_ended = false;
  bool ended = false;
  bool member_ended = false;
  bool zlib_ready = false;
  std::size_t bytes_in = 0;
  std::size_t bytes_out = 0;
  z_stream zlib{};

  ~Impl() {
    if (zlib_ready) {
      inflateEnd(&zlib);
    }
  }

  /// Moves unread input to the front and reads more behind it.
  Result<bool> fill() {
    std::memmove(input.data(), input.data() + input_begin, input_end - input_begin);
    input_end -= input_begin;
    input_begin = 0;
    // Not fread(): it waits until a pipe has filled the block, and reads on after a signal.
    const ssize_t read = ::read(fileno(file.get()), input.data() + input_end, input.size() - input_end);
    if (read < 0) {
      return fail(ErrorCode::kFileUnreadable, std::strerror(errno), path);
    }
    const auto n = static_cast<std::size_t>(read);
    input_end += n;
    bytes_in += n;
    file_ended = n == 0;
    return n > 0;
  }

  Result<bool> find_mode() {
    while (input_end < 2 && !file_ended) {
      if (auto filled = fill(); !filled) {
        return filled;
      }
    }
    mode = begins_gzip(input.data(), input_end) ? Mode::kGzip : Mode::kPlain;
    if (mode == Mode::kGzip) {
      zlib_ready = inflateInit2(&zlib, kGzipWindow) == Z_OK;
      if (!zlib_ready) {
        return fail(ErrorCode::kBadCompression, "zlib cannot start", path);
      }
    }
    return true;
  }

  Result<bool> read_plain(std::string& out) {
    if (input_begin == input_end) {
      input_begin = input_end = 0;
      if (auto filled = fill(); !filled || !*filled) {
        ended = true;
        return filled;
      }
    }
    out.append(reinterpret_cast<const char*>(input.data()) + input_begin, input_end - input_begin);
    input_begin = input_end;
    return true;
  }

  tl::unexpected<Error> damaged(const char* what) {
    ended = true;
    return fail(ErrorCode::kBadCompression, fmt::format("gzip {} after {} bytes of content", what, bytes_out),
                path);
  }

  /// After the end of a member: true when another one begins.
  Result<bool> next_member() {
    while (input_end - input_begin < 2 && !file_ended) {
      if (auto filled = fill(); !filled) {
        return filled;
      }
    }
    if (!begins_gzip(input.data() + input_begin, input_end - input_begin)) {
      ended = true;
      return false;
    }
    member_ended = false;
    return inflateReset(&zlib) == Z_OK;
  }

  Result<bool> read_gzip(std::string& out) {
    if (member_ended) {
      if (auto more = next_member(); !more || !*more) {
        return more;
      }
    }
    if (input_begin == input_end && !file_ended) {
      if (auto filled = fill(); !filled) {
        return filled;
      }
    }
    if (input_begin == input_end) {
      return damaged("truncated");
    }
    const std::size_t old_size = out.size();
    out.resize(old_size + kBlockBytes);
    zlib.next_in = input.data() + input_begin;
    zlib.avail_in = static_cast<uInt>(input_end - input_begin);
    zlib.next_out = reinterpret_cast<unsigned char*>(out.data()) + old_size;
    zlib.avail_out = static_cast<uInt>(kBlockBytes);
    const int status = inflate(&zlib, Z_NO_FLUSH);
    input_begin = input_end - zlib.avail_in;
    const std::size_t written = kBlockBytes - zlib.avail_out;
    out.resize(old_size + written);
    bytes_out += written;
    member_ended = status == Z_STREAM_END;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      return damaged("corrupt");
    }
    return true;
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

std::size_t ByteStream::bytes_read() const {
  return impl_->bytes_in;
}

Result<bool> ByteStream::read(std::string& out) {
  if (impl_->mode == Impl::Mode::kUnknown) {
    if (auto found = impl_->find_mode(); !found) {
      return found;
    }
  }
  if (impl_->ended) {
    return false;
  }
  return impl_->mode == Impl::Mode::kGzip ? impl_->read_gzip(out) : impl_->read_plain(out);
}

}  // namespace rapport::ingest
