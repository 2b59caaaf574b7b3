// What a run over inputs tells its user: diagnostics, progress, the log, counts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rapport/coder.hpp"
#include "rapport/run_log.hpp"

#include "arguments.hpp"
#include "output.hpp"
#include "progress.hpp"

namespace rapport::cli {

/// Shows the errors of an item, and its notes unless `quiet`; true where there was an error.
bool show_diagnostics(const PageResult& page, bool quiet, Progress& progress);

/// Not thread-safe.
class RunReport {
 public:
  /// `drawn`: whether a line of progress may be drawn.
  RunReport(const Arguments& arguments, bool drawn);

  /// Opens the log, which is cut to `log_bytes` at its first line, and measures the inputs for the line of
  /// progress. The counts and bytes are those of the run that this one goes on with. False, with a message,
  /// where the log cannot be opened.
  [[nodiscard]] bool begin(const std::vector<std::string>& pages, const RunCounts& counts,
                           std::uint64_t log_bytes);

  /// Shows the diagnostics of an item, logs and counts it. False where the log cannot be written.
  [[nodiscard]] bool take(const PageResult& page);

  /// Shows diagnostics alone; true where there was an error.
  bool show(const PageResult& page) { return show_diagnostics(page, arguments_.quiet, progress_); }

  /// Removes the line of progress.
  void clear() { progress_.clear(); }

  [[nodiscard]] const RunCounts& counts() const { return counts_; }
  [[nodiscard]] std::uint64_t log_bytes() const { return log_ ? log_->bytes() : 0; }

  /// Makes the log safe from a failure of the machine. False where it cannot be written.
  [[nodiscard]] bool sync();

  /// The end of the run: the counts on standard error, where there were a hundred items, or on a terminal
  /// two, and `quiet` was not asked for; and the log closed. Returns `code`, or kSomeFailed where an item
  /// failed or the log cannot be written.
  [[nodiscard]] int finish(int code, bool coded);

 private:
  const Arguments& arguments_;
  Progress progress_;
  RunCounts counts_;
  std::unique_ptr<Output> log_;
};

}  // namespace rapport::cli
