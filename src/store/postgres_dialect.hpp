// The room's SQL in the words of PostgreSQL.
#pragma once

#include <string>
#include <string_view>

#include "store/database.hpp"

namespace rapport::store {

[[nodiscard]] const Dialect& postgres_dialect();

/// A schema step written for SQLite: its types (texts are compared by their bytes) and full-text tables,
/// which become a table of word lists with an index over them.
[[nodiscard]] std::string postgres_schema(std::string_view sql);

/// The statement with "$1", "$2", … for its "?"; those within quotes stay.
[[nodiscard]] std::string with_numbered_values(std::string_view sql);

}  // namespace rapport::store
