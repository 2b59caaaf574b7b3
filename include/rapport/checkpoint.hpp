// How far a run has come, in a form that can be kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"
#include "rapport/run_log.hpp"
#include "rapport/run_position.hpp"

namespace rapport {

/// The state of a run that is not complete. What is written is cut to these lengths before it goes on.
struct Checkpoint {
  /// Everything that the output depends on beside the bytes of the inputs, as "name=value", in a fixed order.
  std::vector<std::string> job;
  RunPosition position;
  std::uint64_t output_bytes = 0;
  std::uint64_t log_bytes = 0;
  RunCounts counts;
};

/// One line of JSON with its newline.
[[nodiscard]] std::string checkpoint_to_json(const Checkpoint& checkpoint);

/// Errors: kBadJson for what checkpoint_to_json() does not write.
[[nodiscard]] Result<Checkpoint> checkpoint_of_json(std::string_view text);

/// A short name of the job: the same where its lines are.
[[nodiscard]] std::string job_key(const std::vector<std::string>& job);

/// Where the jobs differ, such as "it had model=default-2, this one has model=default-3"; empty where they do
/// not.
[[nodiscard]] std::optional<std::string> difference(const std::vector<std::string>& kept,
                                                    const std::vector<std::string>& present);

}  // namespace rapport
