// Rows of texts and numbers in any of the three forms of an answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/series_format.hpp"

namespace rapport::wire {

/// A value with how it is written in JSON; empty: null.
struct AnswerCell {
  std::string text;
  bool is_number = false;
  bool is_null = false;
};

[[nodiscard]] AnswerCell text_cell(std::string_view text);
[[nodiscard]] AnswerCell maybe_cell(const std::optional<std::string>& text);
[[nodiscard]] AnswerCell number_cell(std::size_t number);
/// With a fixed number of decimals; never "-0.00".
[[nodiscard]] AnswerCell real_cell(double number, int decimals);
[[nodiscard]] AnswerCell maybe_cell(const std::optional<double>& number, int decimals);

/// A table with as many cells a row as columns.
struct AnswerTable {
  std::vector<std::string> columns;
  std::vector<std::vector<AnswerCell>> rows;
  std::vector<double> bars;  ///< One a row, drawn behind the table; none for none.
};

/// The table in a form; `width` cells for the bars.
[[nodiscard]] std::string write_answer(const AnswerTable& table, AnswerForm form, int width);

}  // namespace rapport::wire
