// Dates as news pages write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/span.hpp"

namespace rapport::ingest {

/// A date found in running text.
struct FoundDate {
  std::string iso;  ///< "2023-06-18".
  ByteSpan span;    ///< Where it stands.
};

/// The first full date (day, month, year) in `text`: "June 18, 2023", "18 Jun. 2023", "2023-06-18",
/// "20230618", "2023/06/18", "18.06.2023", "18. Juni 2023", "18 de junio de 2023", and "06/18/2023" where
/// only one reading is possible. Empty if there is none.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text);

/// The value of a metadata field as ISO 8601: an ISO date-time is kept with its time
/// ("2023-06-18T09:00:00Z"), another form gives the date. Empty if there is no date in it.
[[nodiscard]] std::optional<std::string> read_date_field(std::string_view value);

/// Date in the path of a URL: ".../2023/06/18/...", ".../2023-06-18-...", ".../20230618/...".
[[nodiscard]] std::optional<std::string> date_in_url(std::string_view url);

/// Number of a month name or its usual English abbreviation, 1 to 12, in any case and with an optional full
/// stop.
[[nodiscard]] std::optional<int> month_of(std::string_view word);

}  // namespace rapport::ingest
