// A RecordFilter as the condition of a statement.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rapport/filter.hpp"
#include "rapport/result.hpp"

#include "store/database.hpp"
#include "store/sql_text.hpp"

namespace rapport::store {

/// The condition on `records r` that a row is current and fits the filter; without WHERE. Errors: kBadOption
/// for values that no record can have.
[[nodiscard]] Result<SqlText> condition_of(const RecordFilter& filter, const Dialect& dialect);

/// The same for the records of one revision, which need not be current.
[[nodiscard]] Result<SqlText> condition_within(const RecordFilter& filter, const Dialect& dialect,
                                               std::int64_t revision);

/// The same condition where each record is looked at by itself, for a walk through records in order; empty
/// where the filter asks for more than parties and what stands in `records`, or for no party. Errors: as
/// condition_of().
[[nodiscard]] Result<SqlText> walking_condition(const RecordFilter& filter, const Dialect& dialect);

/// The condition on the days of `records r` that the filter asks for; begins with AND where it is not empty.
[[nodiscard]] SqlText days_condition(const RecordFilter& filter);

/// Where records that fit a filter can be counted from.
struct CountSource {
  std::string_view table;  ///< "records", or "pairs", which has what counts need of the records of a pair.
  SqlText condition;       ///< On it as `r`.
};

/// From the pairs where the filter asks for two countries and nothing that pairs do not have. Errors: as
/// condition_of().
[[nodiscard]] Result<CountSource> count_source(const RecordFilter& filter, const Dialect& dialect);

/// The condition on `actors a` that a party fits as RecordFilter says.
[[nodiscard]] SqlText party_condition(std::string_view party);

/// The column of `records` that a date basis places by.
[[nodiscard]] std::string_view day_column(DateBasis basis);

}  // namespace rapport::store
