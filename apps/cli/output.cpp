#include "output.hpp"

#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "arguments.hpp"
#include "messages.hpp"

namespace rapport::cli {

Output::Output(const std::string& path) : name_(path) {
  constexpr int kReadableByAll = 0666;
  descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kReadableByAll);
  error_ = descriptor_ < 0 ? errno : 0;
}

Output::Output(const std::string& path, std::uint64_t kept) : name_(path), bytes_(kept), to_be_cut_(true) {
  constexpr int kReadableByAll = 0666;
  descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, kReadableByAll);
  error_ = descriptor_ < 0 ? errno : 0;
}

Output::~Output() {
  close();
}

void Output::cut() {
  if (!to_be_cut_ || error_ != 0) {
    return;
  }
  to_be_cut_ = false;
  const auto size = static_cast<off_t>(bytes_);
  // A device has no length.
  if ((::ftruncate(descriptor_, size) != 0 && errno != EINVAL) ||
      (::lseek(descriptor_, size, SEEK_SET) < 0 && errno != ESPIPE)) {
    error_ = errno;
  }
}

bool Output::sync() {
  cut();
  if (error_ == 0 && descriptor_ > STDOUT_FILENO && ::fdatasync(descriptor_) != 0 && errno != EINVAL) {
    error_ = errno;
  }
  return error_ == 0;
}

bool Output::write(std::string_view text) {
  if (!text.empty()) {
    cut();
  }
  while (error_ == 0 && !text.empty()) {
    const ssize_t written = ::write(descriptor_, text.data(), text.size());
    if (written >= 0) {
      bytes_ += static_cast<std::uint64_t>(written);
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

void Output::close() {
  if (descriptor_ > STDOUT_FILENO && ::close(descriptor_) != 0 && error_ == 0) {
    error_ = errno;
  }
  descriptor_ = -1;
}

int finish_output(Output& output, int code) {
  output.cut();
  output.close();
  if (output.error_number() == 0) {
    return code;
  }
  // Normally SIGPIPE ends the program before this; a parent may have told it to ignore the signal.
  if (output.error_number() == EPIPE) {
    return 128 + SIGPIPE;
  }
  print_error(output.name() + ": " + std::generic_category().message(output.error_number()));
  return kSomeFailed;
}

}  // namespace rapport::cli
