// The names in bylines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport::ingest {

/// The names in a byline: "By Jane Doe and John Roe, Associated Press" has three. Left out: roles ("Staff
/// Writer"), addresses, dates, numbers. At most ten; empty where no name is left or the line is longer than
/// 200 bytes.
[[nodiscard]] std::vector<std::string> names_in_byline(std::string_view line);

/// Adds the names that `out` does not have yet, in whatever case; ten in all.
void add_names(std::vector<std::string>& out, std::vector<std::string> names);

}  // namespace rapport::ingest
