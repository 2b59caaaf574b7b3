// A RecordFilter as the condition of a statement.
#pragma once

#include <string>
#include <string_view>

#include "rapport/filter.hpp"
#include "rapport/result.hpp"

#include "store/database.hpp"
#include "store/sql_text.hpp"

namespace rapport::store {

/// The condition on `records r` that its rows within `first`, the current ones, fit the filter; without
/// WHERE. Errors: kBadOption for values that no record can have.
[[nodiscard]] Result<SqlText> condition_of(const RecordFilter& filter, const Dialect& dialect,
                                           const SqlText& first = SqlText("r.gone IS NULL"));

/// The condition on `actors a` that a party fits as RecordFilter says.
[[nodiscard]] SqlText party_condition(std::string_view party);

/// The column of `records` that a date basis places by.
[[nodiscard]] std::string_view day_column(DateBasis basis);

}  // namespace rapport::store
