// SIGINT, SIGTERM and SIGHUP as a wish to stop in good order.
#pragma once

#include <string>

namespace rapport::cli {

/// While it lives, the first of the signals only notes that it came; a second one ends the program, as does
/// the first without this. Signals that are ignored stay so (nohup). Only one at a time, made by the thread
/// that reads the inputs: a read that waits there is broken off.
class StopSignals {
 public:
  StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

  /// The number of the signal that came; 0: none. From any thread.
  [[nodiscard]] static int came();

  /// "SIGINT" and the like.
  [[nodiscard]] static std::string name(int number);
};

}  // namespace rapport::cli
