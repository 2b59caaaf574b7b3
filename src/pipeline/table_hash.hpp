// A name for the state of the tables, so that a run can be told from one with other tables.
#pragma once

#include <string>

#include "rapport/result.hpp"

namespace rapport::pipeline {

/// A hash over the names and the bytes of all .tsv files below `folder`, 16 hex digits; the same whatever the
/// order in which the system lists them. Errors: kBadTable where one cannot be read.
[[nodiscard]] Result<std::string> hash_of_tables(const std::string& folder);

}  // namespace rapport::pipeline
