#include "wire/row_cells.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/date.hpp"

namespace rapport::wire {
namespace {

std::optional<std::string> checked(std::string iso) {
  return base::parse_iso_date(iso) ? std::optional(std::move(iso)) : std::nullopt;
}

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!base::is_digit(c)) {
      return false;
    }
  }
  return !text.empty();
}

std::string dashed(std::string_view digits) {
  return fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2));
}

// "5/17/2024": month first, as ICEWS's file of 2017 has it.
std::optional<std::string> slashed_day(std::string_view cell) {
  const auto parts = base::split(cell, '/');
  if (parts.size() != 3 || !all_digits(parts[0]) || !all_digits(parts[1]) || !all_digits(parts[2])) {
    return std::nullopt;
  }
  return checked(fmt::format("{:0>4}-{:0>2}-{:0>2}", parts[2], parts[0], parts[1]));
}

}  // namespace

std::vector<std::string> split_row(std::string_view row, char separator, bool quotes) {
  std::vector<std::string> cells(1);
  bool inside = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quotes && c == '"') {
      const bool doubled = inside && i + 1 < row.size() && row[i + 1] == '"';
      if (doubled) {
        cells.back() += '"';
        ++i;
      } else {
        inside = !inside;
      }
    } else if (c == separator && !inside) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  for (std::string& cell : cells) {
    cell = base::trim(cell);
  }
  return cells;
}

const std::string& ColumnPlaces::cell(const std::vector<std::string>& cells, std::string_view name) const {
  static const std::string kNone;
  const auto place = places_.find(name);
  return place == places_.end() || place->second >= cells.size() ? kNone : cells[place->second];
}

std::optional<double> real_in(std::string_view cell) {
  double value = 0;
  const char* end = cell.data() + cell.size();
  const auto read = std::from_chars(cell.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end && !cell.empty() ? std::optional(value) : std::nullopt;
}

std::optional<std::string> day_in(std::string_view cell) {
  constexpr std::size_t kDigits = 8;
  constexpr std::size_t kIso = 10;
  if (cell.size() == kDigits && all_digits(cell)) {
    return checked(dashed(cell));
  }
  return cell.size() == kIso && cell[4] == '-' ? checked(std::string(cell)) : slashed_day(cell);
}

std::optional<std::string> time_in(std::string_view cell) {
  constexpr std::size_t kDigits = 14;
  if (cell.size() != kDigits || !all_digits(cell)) {
    return day_in(cell);
  }
  const auto day = checked(dashed(cell));
  const bool clock = cell.substr(8, 2) < "24" && cell.substr(10, 2) < "60" && cell.substr(12, 2) < "60";
  return day && clock ? std::optional(fmt::format("{}T{}:{}:{}Z", *day, cell.substr(8, 2), cell.substr(10, 2),
                                                  cell.substr(12, 2)))
                      : std::nullopt;
}

std::optional<std::string> given(const std::string& cell) {
  return cell.empty() ? std::nullopt : std::optional(cell);
}

}  // namespace rapport::wire
