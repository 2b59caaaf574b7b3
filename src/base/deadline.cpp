#include "base/deadline.hpp"

#include <utility>

#include <fmt/format.h>

namespace rapport::base {

Deadline::Deadline(double seconds, Clock clock) : seconds_(seconds) {
  if (seconds > 0 && clock) {
    end_ = clock() + seconds;
    clock_ = std::move(clock);
  }
}

bool Deadline::passed() const {
  return clock_ && clock_() > end_;
}

Result<void> Deadline::check() const {
  if (passed()) {
    return fail(ErrorCode::kTimeout, fmt::format("took more than {} seconds", seconds_));
  }
  return {};
}

}  // namespace rapport::base
