#include "base/tsv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/file.hpp"

namespace rapport::base {
namespace {

constexpr std::size_t kMaxTableBytes = std::size_t{512} << 20;

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (const std::string_view cell : split(line, '\t')) {
    cells.emplace_back(trim(cell));
  }
  return cells;
}

}  // namespace

Result<TsvTable> TsvTable::load(const std::string& path, const std::vector<std::string>& columns) {
  auto text = read_file(path, kMaxTableBytes);
  if (!text) {
    return fail(ErrorCode::kBadTable, text.error().message, path);
  }
  return parse(*text, path, columns);
}

Result<TsvTable> TsvTable::parse(std::string_view text, const std::string& path,
                                 const std::vector<std::string>& columns) {
  TsvTable table;
  std::vector<std::string> header;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') {
      line.remove_suffix(1);
    }
    if (trim(line).empty() || line.front() == '#') {
      continue;
    }
    auto cells = cells_of(line);
    if (header.empty()) {
      header = std::move(cells);
      continue;
    }
    if (cells.size() != header.size()) {
      return fail(ErrorCode::kBadTable, fmt::format("{} cells instead of {}", cells.size(), header.size()),
                  fmt::format("{}:{}", path, number));
    }
    table.rows_.push_back({number, std::move(cells)});
  }
  for (const std::string& column : columns) {
    const auto at = std::find(header.begin(), header.end(), column);
    if (at == header.end()) {
      return fail(ErrorCode::kBadTable, fmt::format("no column '{}'", column), path);
    }
    table.positions_.push_back(static_cast<std::size_t>(at - header.begin()));
  }
  return table;
}

std::vector<std::string> TsvTable::list(const Row& row, std::size_t column) const {
  std::vector<std::string> out;
  for (const std::string_view value : split(cell(row, column), '|')) {
    if (!trim(value).empty()) {
      out.emplace_back(trim(value));
    }
  }
  return out;
}

}  // namespace rapport::base
