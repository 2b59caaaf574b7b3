// A limit on the time that work on a page may take.
#pragma once

#include <functional>

#include "rapport/result.hpp"

namespace rapport::base {

/// The moment at which work is given up; by default there is none. The clock comes in from outside, as the
/// library reads none. A value; thread-safe where its clock is.
class Deadline {
 public:
  /// Seconds on a clock that never goes back.
  using Clock = std::function<double()>;

  Deadline() = default;
  /// `seconds` from now on; no limit where `seconds` is not above 0 or the clock is empty.
  Deadline(double seconds, Clock clock);

  [[nodiscard]] bool passed() const;

  /// Errors: kTimeout once the moment has passed; the message names the limit, `where` is empty.
  [[nodiscard]] Result<void> check() const;

 private:
  double seconds_ = 0;
  double end_ = 0;
  Clock clock_;  // Empty: no limit.
};

}  // namespace rapport::base
