// Items with the position behind each, so that a run can be broken off and another can go on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/options.hpp"
#include "rapport/result.hpp"
#include "rapport/run_position.hpp"

#include "ingest/source.hpp"

namespace rapport::pipeline {

/// An ItemReader that keeps account. Not thread-safe.
class TrackedReader {
 public:
  TrackedReader(const std::vector<std::string>& paths, const IngestOptions& options);
  TrackedReader(const TrackedReader&) = delete;
  TrackedReader& operator=(const TrackedReader&) = delete;

  /// Passes over what is in front of `to`; before the first next(). Files that are done are not opened: their
  /// sizes and times of change tell whether they are still the same. The items of the input in which the
  /// position lies are read and compared, so it may have grown behind it. Errors: kBadOption where the inputs
  /// up to the position are not what they were; `where` is the input, if known.
  [[nodiscard]] Result<void> go_to(const RunPosition& to);

  /// As ItemReader::next().
  [[nodiscard]] std::optional<ingest::Item> next();

  /// Behind the item that next() gave last.
  [[nodiscard]] const RunPosition& position() const { return position_; }

  /// Whether the present input is a file, whose next item is there without waiting.
  [[nodiscard]] bool is_file() const { return is_file_; }

 private:
  bool enter(const std::string& path);

  ingest::ItemReader items_;
  RunPosition position_;
  std::string path_;                // Of the present input.
  std::uint64_t present_hash_ = 0;  // Of path, size and time of the present input.
  std::uint64_t bytes_before_ = 0;
  std::uint64_t present_bytes_ = 0;
  std::uint64_t passed_over_ = 0;  // As many inputs are not opened.
  bool is_file_ = false;
};

/// The bytes of all inputs, as they lie in the files, without opening any; empty where one has no size, as a
/// pipe.
[[nodiscard]] std::optional<std::uint64_t> bytes_of(const std::vector<std::string>& paths,
                                                    const IngestOptions& options);

}  // namespace rapport::pipeline
