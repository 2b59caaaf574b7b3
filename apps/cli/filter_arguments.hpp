// The filters of the command line as a question to an archive.
#pragma once

#include "rapport/result.hpp"

#include "arguments.hpp"
#include "option_list.hpp"

namespace rapport::cli {

/// Fills in filter, order and limit. Errors: kBadOption, kBadDate for texts that are no such values; whether
/// a value can occur is the archive's to say.
[[nodiscard]] Result<void> take_filter(const RawFilter& raw, Arguments& arguments);

}  // namespace rapport::cli
