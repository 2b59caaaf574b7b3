// The store that a command works on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rapport/archive.hpp"

#include "arguments.hpp"

namespace rapport::cli {

/// --store, else $RAPPORT_STORE, else rapport.db.
[[nodiscard]] std::string store_place(const Arguments& arguments);

/// The store's file and the two that stand beside it while it is open; none where it is in a database.
[[nodiscard]] std::vector<std::string> store_files(const Arguments& arguments);

/// Opens it; empty after a message on standard error, and where --out would write over it. `code`: kWrongUse
/// for a store that is not there or was named wrongly, else kSomeFailed.
[[nodiscard]] std::optional<Archive> open_store(const Arguments& arguments, bool create, int* code = nullptr);

/// Shows the error; kWrongUse for what was asked wrongly or is not there, else kSomeFailed.
[[nodiscard]] int store_error(const Error& error);

/// The present time as "2024-05-17T08:00:00Z".
[[nodiscard]] std::string present_time();

}  // namespace rapport::cli
