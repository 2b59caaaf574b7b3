// What is looked at and set before a PostgreSQL database is used as a store, and when its store is checked.
#pragma once

#include <string>
#include <vector>

#include "rapport/result.hpp"

#include "store/database.hpp"
#include "store/postgres_database.hpp"

namespace rapport::store {

/// Sets the connection up, keeps it to the present schema whatever else stands in the search path, and looks
/// whether that is a store, or empty and to become one.
/// Errors: as open_postgres().
[[nodiscard]] Result<void> set_up_postgres(Database& database, const PostgresOptions& options);

/// Keys that point nowhere (of each column the first 100), indexes that are not valid and, where the database
/// has the extension amcheck and the user may run it, indexes that are damaged: a line each.
[[nodiscard]] Result<std::vector<std::string>> find_postgres_problems(Database& database);

}  // namespace rapport::store
