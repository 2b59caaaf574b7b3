// Days into periods.
#pragma once

#include <optional>
#include <string>

#include "rapport/series.hpp"

#include "base/date.hpp"

namespace rapport::store {

/// The first day of the period that holds `day`.
[[nodiscard]] base::Date first_day(base::Date day, Period period);

/// The first day of the period after the one that begins on `first`.
[[nodiscard]] base::Date next_period(base::Date first, Period period);

/// "2024-W20" and the like for the period that begins on `first`.
[[nodiscard]] std::string period_name(base::Date first, Period period);

}  // namespace rapport::store
