// The file beside an output that says how far its run has come.
#pragma once

#include <optional>
#include <string>

#include "rapport/checkpoint.hpp"

namespace rapport::cli {

/// FILE.progress. It is there from before FILE is emptied until FILE is complete, and always whole: it is
/// replaced, never written over. What it says of FILE is true whenever the program is killed, and after a
/// failure of the machine where it was written `durable`.
class CheckpointFile {
 public:
  explicit CheckpointFile(const std::string& output) : path_(output + ".progress") {}

  /// Empty where there is none. Errors: kFileUnreadable; kBadJson where something else is in it.
  [[nodiscard]] Result<std::optional<Checkpoint>> read() const;

  /// False where it cannot be written; the former one stays.
  [[nodiscard]] bool write(const Checkpoint& checkpoint, bool durable) const;

  void remove() const;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// False for what can be no such output: a device, a pipe, a folder.
[[nodiscard]] bool may_have_checkpoint(const std::string& output);

}  // namespace rapport::cli
