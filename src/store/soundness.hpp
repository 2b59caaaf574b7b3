// What must hold between the tables of a store beyond what the database itself enforces.
#pragma once

#include <string>
#include <vector>

#include "rapport/result.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// What is wrong, a line each: the back end's own check of its files and keys, then ours. Reads everything.
[[nodiscard]] Result<std::vector<std::string>> find_problems(Database& database);

}  // namespace rapport::store
