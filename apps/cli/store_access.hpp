// The store that a command works on.
#pragma once

#include <optional>
#include <string>

#include "rapport/archive.hpp"

#include "arguments.hpp"

namespace rapport::cli {

/// --store, else $RAPPORT_STORE, else rapport.db.
[[nodiscard]] std::string store_place(const Arguments& arguments);

/// Opens it; empty after a message on standard error.
[[nodiscard]] std::optional<Archive> open_store(const Arguments& arguments, bool create);

/// Shows the error; kWrongUse for what was asked wrongly or is not there, else kSomeFailed.
[[nodiscard]] int store_error(const Error& error);

/// The present time as "2024-05-17T08:00:00Z".
[[nodiscard]] std::string present_time();

}  // namespace rapport::cli
