// What a run over inputs says of its stories: counts, and a line each.
#pragma once

#include <cstdint>
#include <string>

#include "rapport/coder.hpp"

namespace rapport {

/// Counts of a run. An item is a page, or one line of JSONL.
struct RunCounts {
  std::uint64_t items = 0;
  std::uint64_t stories = 0;         ///< Read: those in other languages included, the skipped ones not.
  std::uint64_t other_language = 0;  ///< Of them not coded, as they are not in English.
  std::uint64_t skipped = 0;         ///< Not wanted.
  std::uint64_t failed = 0;          ///< Items with an error.
  std::uint64_t records = 0;

  bool operator==(const RunCounts&) const = default;
};

/// Adds what came of an item.
void add_to(RunCounts& counts, const PageResult& page);

/// The counts in one line without an end, such as "5 stories read, 1 in another language, 1 page failed; 7
/// records"; without what is zero, and without records where `coded` is false.
[[nodiscard]] std::string counts_to_text(const RunCounts& counts, bool coded);

/// A line of JSON (docs/formats/log.md) for each story of the item, then one for each diagnostic, each with a
/// newline. Only "ms" differs between runs that read the same; it is null where PageResult::seconds is 0.
[[nodiscard]] std::string log_to_jsonl(const PageResult& page);

}  // namespace rapport
