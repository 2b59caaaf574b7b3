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

Output::~Output() {
  close();
}

bool Output::write(std::string_view text) {
  while (error_ == 0 && !text.empty()) {
    const ssize_t written = ::write(descriptor_, text.data(), text.size());
    if (written >= 0) {
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
