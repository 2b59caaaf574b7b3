// The value of --columns.
#pragma once

#include <string>
#include <vector>

#include "rapport/options.hpp"
#include "rapport/result.hpp"

namespace rapport::cli {

/// The columns of "text=body,title=headline". Errors: kBadOption, the message names the part that is wrong.
[[nodiscard]] Result<std::vector<ColumnName>> columns_of(const std::string& text);

}  // namespace rapport::cli
