#include "checkpoint_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "output.hpp"

namespace rapport::cli {
namespace {

namespace fs = std::filesystem;

// The name of a file is safe only once its folder is.
bool sync_folder(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return false;
  }
  const bool done = ::fsync(descriptor) == 0 || errno == EINVAL;
  ::close(descriptor);
  return done;
}

}  // namespace

Result<std::optional<Checkpoint>> CheckpointFile::read() const {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path_.c_str(), "rb"), &std::fclose);
  if (!file) {
    if (errno == ENOENT) {
      return std::nullopt;
    }
    return fail(ErrorCode::kFileUnreadable, std::generic_category().message(errno), path_);
  }
  std::string text;
  std::array<char, 4096> block{};
  constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
  while (const std::size_t n = std::fread(block.data(), 1, block.size(), file.get())) {
    text.append(block.data(), n);
    if (text.size() > kMostBytes) {
      break;
    }
  }
  auto checkpoint = checkpoint_of_json(text);
  if (!checkpoint) {
    return fail(checkpoint.error().code, checkpoint.error().message, path_);
  }
  return std::optional(std::move(*checkpoint));
}

bool CheckpointFile::write(const Checkpoint& checkpoint, bool durable) const {
  const std::string fresh = path_ + ".new";
  {
    Output file(fresh);
    file.write(checkpoint_to_json(checkpoint));
    if (durable) {
      file.sync();
    }
    file.close();
    if (file.error_number() != 0) {
      ::unlink(fresh.c_str());
      return false;
    }
  }
  return std::rename(fresh.c_str(), path_.c_str()) == 0 && (!durable || sync_folder(path_));
}

void CheckpointFile::remove() const {
  ::unlink(path_.c_str());
}

bool may_have_checkpoint(const std::string& output) {
  if (output.starts_with("/dev/") || output.starts_with("/proc/")) {  // Also where it leads to a file.
    return false;
  }
  std::error_code error;
  const auto status = fs::status(output, error);
  return status.type() == fs::file_type::not_found || fs::is_regular_file(status);
}

}  // namespace rapport::cli
