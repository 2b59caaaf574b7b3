// A run whose state is kept, so that it can be broken off at any moment and gone on with.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "rapport/checkpoint.hpp"

#include "arguments.hpp"

namespace rapport::cli {

/// Says when the state of a run is to be kept: at most twice a second, and so that it takes no more than a
/// twentieth of the time.
class KeepingTimes {
 public:
  /// Calls `keep` where it is time.
  void at(const std::function<void()>& keep);

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);
};

/// Everything beside the bytes of the inputs that the output of the command depends on. `identity`: names of
/// model and tables.
[[nodiscard]] std::vector<std::string> job_of(const Arguments& arguments,
                                              const std::vector<std::string>& identity,
                                              const std::vector<std::string>& pages);

/// Where a signal asked the run to stop: says so and how to go on, and gives the exit code; else 0.
[[nodiscard]] int stopped(const RunCounts& counts, bool kept);

/// For IngestOptions::stop.
[[nodiscard]] bool is_to_stop();

}  // namespace rapport::cli
