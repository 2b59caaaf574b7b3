#include "wire/json_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace rapport::wire {

void JsonLine::open(std::string_view key) {
  out_ += out_.empty() ? '{' : ',';
  out_ += '"';
  out_ += key;
  out_ += "\":";
}

void JsonLine::add(std::string_view key, const Json& value) {
  open(key);
  out_ += value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void JsonLine::add_number(std::string_view key, std::string_view token) {
  open(key);
  out_ += token;
}

std::string JsonLine::finish() && {
  out_ += out_.empty() ? "{}\n" : "}\n";
  return std::move(out_);
}

std::string fixed(double probability, int decimals) {
  const double safe = probability >= 0 ? std::min(probability, 1.0) : 0.0;  // NaN fails the comparison
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), safe, std::chars_format::fixed, decimals);
  return {buffer.data(), end.ptr};
}

}  // namespace rapport::wire
