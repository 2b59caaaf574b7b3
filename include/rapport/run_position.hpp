// Where a run over inputs stands.
#pragma once

#include <cstdint>

namespace rapport {

/// How far a run over inputs has come, so that a later one can go on behind it: with the same inputs and
/// options it reads what this one had not read. An input is a file, "-", or a folder in which there is
/// nothing to read; an item is a page, or one line of JSONL. A plain value of numbers, the same on every
/// machine.
struct RunPosition {
  std::uint64_t inputs = 0;       ///< Begun, the present one included; 0: nothing has been read.
  std::uint64_t items = 0;        ///< Done of the present input.
  std::uint64_t inputs_hash = 0;  ///< Over paths, sizes and times of change of the inputs in front of it.
  std::uint64_t items_hash = 0;   ///< Over path and items of the present input, as far as they are done.
  std::uint64_t bytes = 0;  ///< Read so far, as they lie in the files; a block may be ahead of the items.

  bool operator==(const RunPosition&) const = default;
};

}  // namespace rapport
