// Where results go: standard output or a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapport::cli {

/// A file descriptor with the first error that writing to it met. Not thread-safe.
class Output {
 public:
  /// Standard output.
  Output() = default;
  /// The file, created or emptied; error_number() is set where that fails.
  explicit Output(const std::string& path);
  /// The file, created or as it is: it is cut to `kept` bytes by cut(), at the latest at the first write.
  Output(const std::string& path, std::uint64_t kept);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  /// Writes all of `text` at once, so that a reader down a pipe sees each page when it is done. False once
  /// something has failed; then nothing more is written.
  bool write(std::string_view text);

  /// Cuts the file where that is still to be done.
  void cut();

  /// Waits until what was written is safe from a failure of the machine. False where something has failed.
  bool sync();

  /// Closes a file. Further writes fail.
  void close();

  /// errno of the first failure, 0 for none.
  [[nodiscard]] int error_number() const { return error_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  /// What was kept of a file and what has been written.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  std::string name_ = "standard output";
  int descriptor_ = 1;
  int error_ = 0;
  std::uint64_t bytes_ = 0;
  bool to_be_cut_ = false;
};

/// Closes the output and turns its state into the exit code: `code` where all went well, kSomeFailed with a
/// message on standard error where it did not, 128 + SIGPIPE without a message for a closed pipe.
[[nodiscard]] int finish_output(Output& output, int code);

}  // namespace rapport::cli
