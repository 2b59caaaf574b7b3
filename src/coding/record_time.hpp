// The time and duration of a record from the time spans of its frame.
#pragma once

#include <optional>
#include <string_view>

#include "rapport/explanation.hpp"
#include "rapport/frame.hpp"
#include "rapport/record.hpp"
#include "rapport/span.hpp"

#include "base/date.hpp"

namespace rapport::coding {

/// What the expressions are read against; borrowed.
struct RecordTimeContext {
  std::string_view text;  ///< The story's.
  ByteSpan sentence;
  std::optional<base::Date> published;
  std::optional<base::Date> told_before;  ///< The day of the act told last: "two days later" counts from it.
  bool behind = false;                    ///< The act is told as done, whatever its status.
};

/// Fills `record.time` and `record.duration`: the first date that no other replaced
/// ("instead of Monday") and that lies where the status says, else the first of all;
/// durations apart, also in a hyphenated word before the trigger ("six-hour talks"). A weekday or month
/// of an act that is put off or called off is the nearest one; "set for Thursday", "is due on Thursday" lie
/// ahead whatever the status. "Two days later" counts from the act told before, is no date without one, and
/// never leads a done act beyond the day of publication. `trace` may be null. Pure.
void add_time(const RecordTimeContext& context, const Frame& frame, Record& record, FrameTrace* trace);

}  // namespace rapport::coding
