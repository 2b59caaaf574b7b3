// The filters of the command line as a question to an archive.
#pragma once

#include <string>
#include <vector>

#include "rapport/result.hpp"

#include "arguments.hpp"
#include "option_list.hpp"

namespace rapport::cli {

/// The parts between commas; none of "".
[[nodiscard]] std::vector<std::string> list_of(const std::string& text);

/// Fills in filter, order and limit. Errors: kBadOption, kBadDate for texts that are no such values; whether
/// a value can occur is the archive's to say.
[[nodiscard]] Result<void> take_filter(const RawFilter& raw, Arguments& arguments);

}  // namespace rapport::cli
