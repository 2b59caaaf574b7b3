// The cells of a row, by the names of their columns.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::wire {

/// Splits at `separator`; with `quotes` after RFC 4180. Cells are trimmed.
[[nodiscard]] std::vector<std::string> split_row(std::string_view row, char separator, bool quotes);

/// Where the columns of a table are.
class ColumnPlaces {
 public:
  void add(std::string_view name, std::size_t place) { places_.emplace(name, place); }
  [[nodiscard]] bool has(std::string_view name) const { return places_.find(name) != places_.end(); }
  /// The cell; "" where the table has no such column or the row ends before it.
  [[nodiscard]] const std::string& cell(const std::vector<std::string>& cells, std::string_view name) const;

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
};

/// The whole cell as a number; empty where it is none.
[[nodiscard]] std::optional<double> real_in(std::string_view cell);

/// "2024-05-17", "20240517" or "5/17/2024" as an ISO date; empty for anything else.
[[nodiscard]] std::optional<std::string> day_in(std::string_view cell);

/// "20240517080000" as "2024-05-17T08:00:00Z", a day of eight digits as its date; empty for anything else.
[[nodiscard]] std::optional<std::string> time_in(std::string_view cell);

/// The text, or none where it is empty.
[[nodiscard]] std::optional<std::string> given(const std::string& cell);

}  // namespace rapport::wire
