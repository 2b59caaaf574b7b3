// A statement under construction with the values of its "?".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "store/database.hpp"

namespace rapport::store {

/// Text and values grow together, so that they cannot get out of step. Owns its values.
class SqlText {
 public:
  using Owned = std::variant<std::int64_t, double, std::string>;

  SqlText() = default;
  explicit SqlText(std::string_view text) : text_(text) {}

  /// Appends `text`, which holds one "?" for each of the values.
  template <class... More>
  SqlText& add(std::string_view text, More&&... values) {
    text_ += text;
    (values_.emplace_back(std::forward<More>(values)), ...);
    return *this;
  }
  SqlText& add(const SqlText& other) {
    text_ += other.text_;
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    return *this;
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// Views into this object.
  [[nodiscard]] Values values() const {
    Values out;
    for (const Owned& value : values_) {
      if (const auto* text = std::get_if<std::string>(&value)) {
        out.emplace_back(std::string_view(*text));
      } else if (const auto* real = std::get_if<double>(&value)) {
        out.emplace_back(*real);
      } else {
        out.emplace_back(std::get<std::int64_t>(value));
      }
    }
    return out;
  }

 private:
  std::string text_;
  std::vector<Owned> values_;
};

}  // namespace rapport::store
