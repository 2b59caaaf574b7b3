#include "base/file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

namespace rapport::base {

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  std::error_code status_error;
  const auto status = std::filesystem::status(path, status_error);
  if (!std::filesystem::exists(status)) {
    return fail(ErrorCode::kFileNotFound, "no such file", path);
  }
  if (std::filesystem::is_directory(status)) {
    return fail(ErrorCode::kFileUnreadable, "is a folder", path);
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) {
    return fail(ErrorCode::kFileUnreadable, std::strerror(errno), path);
  }
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get());
    bytes.append(buffer, n);
    if (bytes.size() > max_bytes) {
      return fail(ErrorCode::kInputTooLarge, fmt::format("more than {} bytes", max_bytes), path);
    }
    if (n < sizeof buffer) {
      break;
    }
  }
  if (std::ferror(file.get()) != 0) {
    return fail(ErrorCode::kFileUnreadable, std::strerror(errno), path);
  }
  return bytes;
}

}  // namespace rapport::base
