// How far runs over inputs have come, so that another can go on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rapport/result.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// As Archive::keep_progress, within the present transaction. `job` is short: a hash.
[[nodiscard]] Result<void> keep_progress(Database& database, std::string_view job, std::string_view state);

/// As Archive::progress.
[[nodiscard]] Result<std::optional<std::string>> find_progress(Database& database, std::string_view job);

/// As Archive::forget_progress.
[[nodiscard]] Result<void> forget_progress(Database& database, std::string_view job);

}  // namespace rapport::store
