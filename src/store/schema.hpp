// The tables of a store and how they came about: numbered steps, each applied once and never changed after.
#pragma once

#include "rapport/result.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// Number of the last step that this program knows.
[[nodiscard]] int newest_schema();

/// Applies the steps that the store lacks, each in a transaction of its own, so that a program that dies in
/// between leaves a store of an older step. Two programs may do so at once.
/// Errors: kBadStore where the store is of a later step, or the file holds something else; those of Database.
[[nodiscard]] Result<void> bring_up_to_date(Database& database);

}  // namespace rapport::store
