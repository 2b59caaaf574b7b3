// What the program writes into a store about how it read.
#pragma once

#include <string>

#include "rapport/archive.hpp"
#include "rapport/coder.hpp"

#include "arguments.hpp"

namespace rapport::cli {

/// Everything that the records depend on beside the pages; limits only decide whether there are any.
/// Errors: kBadTable.
[[nodiscard]] Result<RunInfo> run_of(const Coder& coder, const Arguments& arguments);

/// The run that reads a story again which `former` read: its options with other tables, as what they said of
/// the page is in the story now. `present` is a run of the present model and tables.
[[nodiscard]] RunInfo run_after(const RunInfo& former, const RunInfo& present);

}  // namespace rapport::cli
