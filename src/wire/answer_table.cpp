#include "wire/answer_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "wire/cells.hpp"
#include "wire/csv_row.hpp"
#include "wire/json_line.hpp"

namespace rapport::wire {
namespace {

constexpr std::size_t kGap = 2;

std::string to_csv(const AnswerTable& table) {
  CsvRow header;
  for (const std::string& column : table.columns) {
    header.text(column);
  }
  std::string out = std::move(header).finish();
  for (const auto& cells : table.rows) {
    CsvRow row;
    for (const AnswerCell& cell : cells) {
      if (cell.is_number) {
        row.number(cell.text);
      } else {
        row.text(cell.text);
      }
    }
    out += std::move(row).finish();
  }
  return out;
}

std::string to_jsonl(const AnswerTable& table) {
  std::string out;
  for (const auto& cells : table.rows) {
    JsonLine line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const AnswerCell& cell = cells[i];
      if (cell.is_number && !cell.is_null) {
        line.add_number(table.columns[i], cell.text);
      } else {
        line.add(table.columns[i], cell.is_null ? Json(nullptr) : Json(cell.text));
      }
    }
    out += std::move(line).finish();
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) {
    c = base::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c == '_' ? ' ' : c;
  }
  return text;
}

// Numbers stand to the right, texts to the left.
std::string aligned(const std::string& text, std::size_t width, bool right) {
  const std::string fitted = fit(text, std::max(width, cells(text)));
  const std::size_t used =
      fitted.find_last_not_of(' ') == std::string::npos ? 0 : fitted.find_last_not_of(' ') + 1;
  return right ? std::string(fitted.size() - used, ' ') + fitted.substr(0, used) : fitted;
}

// A bar of eighths of a cell; at least one eighth for what is above nothing.
std::string bar(double value, double most, std::size_t width) {
  constexpr std::size_t kEighths = 8;
  static constexpr const char* kParts[kEighths] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(value > 0) || !(most > 0)) {
    return {};
  }
  const double whole = value / most * static_cast<double>(width * kEighths);
  const auto eighths = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(whole)));
  std::string out;
  for (std::size_t i = 0; i < eighths / kEighths; ++i) {
    out += "█";
  }
  return out + kParts[eighths % kEighths];
}

std::string to_table(const AnswerTable& table, int width) {
  constexpr std::size_t kWidestText = 40;
  constexpr std::size_t kLeastBar = 10;
  std::vector<std::size_t> widths;
  std::vector<bool> right;
  std::size_t used = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t widest = table.columns[i].size();
    for (const auto& row : table.rows) {
      widest = std::max(widest, std::min(cells(row[i].text), kWidestText));
    }
    widths.push_back(widest);
    right.push_back(!table.rows.empty() && table.rows.front()[i].is_number);
    used += widest + kGap;
  }
  const auto space = static_cast<std::size_t>(std::max(width, 0));
  const std::size_t bar_width = std::max(kLeastBar, space > used ? space - used : 0);
  const double most = table.bars.empty() ? 0 : *std::max_element(table.bars.begin(), table.bars.end());
  const auto line_of = [&](const auto& text_of, const std::string& behind) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string text = cells(text_of(i)) > widths[i] ? fit(text_of(i), widths[i]) : text_of(i);
      line += aligned(text, widths[i], right[i]) + std::string(kGap, ' ');
    }
    line += behind;
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
  };
  std::string out = line_of([&](std::size_t i) { return upper(table.columns[i]); }, "");
  for (std::size_t n = 0; n < table.rows.size(); ++n) {
    out += line_of([&](std::size_t i) { return table.rows[n][i].text; },
                   table.bars.empty() ? "" : bar(table.bars[n], most, bar_width));
  }
  return out;
}

}  // namespace

AnswerCell text_cell(std::string_view text) {
  return {std::string(text), false, false};
}

AnswerCell maybe_cell(const std::optional<std::string>& text) {
  return {text.value_or(""), false, !text};
}

AnswerCell number_cell(std::size_t number) {
  return {std::to_string(number), true, false};
}

AnswerCell real_cell(double number, int decimals) {
  std::string text = fmt::format("{:.{}f}", number, decimals);
  const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
  return {is_zero && text.front() == '-' ? text.substr(1) : text, true, false};
}

AnswerCell maybe_cell(const std::optional<double>& number, int decimals) {
  return number ? real_cell(*number, decimals) : AnswerCell{"", true, true};
}

std::string write_answer(const AnswerTable& table, AnswerForm form, int width) {
  return form == AnswerForm::kCsv     ? to_csv(table)
         : form == AnswerForm::kJsonl ? to_jsonl(table)
                                      : to_table(table, width);
}

}  // namespace rapport::wire
