// One row of CSV after RFC 4180: comma, CR LF, quotes where needed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace rapport::wire {

/// Cells of words that begin with = + - @ or a tab get an apostrophe in front, as a spreadsheet would else
/// run them as a formula (OWASP, CSV Injection); cells of numbers keep their sign.
class CsvRow {
 public:
  void text(std::string_view value) {
    constexpr std::string_view kFormulaStarts = "=+-@\t\r\n";
    const bool formula = !value.empty() && kFormulaStarts.find(value.front()) != std::string_view::npos;
    put((formula ? "'" : "") + base::repair(value));
  }
  void maybe(const std::optional<std::string>& value) {
    text(value ? std::string_view(*value) : std::string_view{});
  }
  void number(std::string_view token) { put(std::string(token)); }
  void number(std::size_t value) { put(std::to_string(value)); }
  void empty() { put({}); }
  [[nodiscard]] std::string finish() && { return std::move(out_) + "\r\n"; }

 private:
  void put(const std::string& value) {
    out_ += started_ ? "," : "";
    started_ = true;
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
      out_ += value;
      return;
    }
    out_ += '"';
    for (const char c : value) {
      out_ += c == '"' ? "\"\"" : std::string(1, c);
    }
    out_ += '"';
  }

  std::string out_;
  bool started_ = false;
};

}  // namespace rapport::wire
