#include "quantity.hpp"

#include <charconv>
#include <chrono>

namespace rapport::cli {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 40U;
constexpr double kMostSeconds = 1e6;

/// The number that all of `text` is.
template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
}

unsigned power_of_suffix(char suffix) {
  switch (suffix) {
    case 'K':
    case 'k':
      return 10;
    case 'M':
    case 'm':
      return 20;
    case 'G':
    case 'g':
      return 30;
    default:
      return 0;
  }
}

}  // namespace

std::optional<std::size_t> bytes_of(std::string_view text) {
  const unsigned power = text.empty() ? 0 : power_of_suffix(text.back());
  text.remove_suffix(power > 0 ? 1 : 0);
  const auto number = number_of<std::size_t>(text);
  const bool good = number && *number >= 1 && *number <= kMostBytes >> power;
  return good ? std::optional(*number << power) : std::nullopt;
}

std::optional<double> seconds_of(std::string_view text) {
  const auto number = number_of<double>(text);
  return number && *number > 0 && *number <= kMostSeconds ? number : std::nullopt;
}

double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace rapport::cli
