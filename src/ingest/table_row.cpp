#include "ingest/table_row.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"

namespace rapport::ingest {
namespace {

// How far a quote in a cell of TSV is followed.
constexpr std::size_t kMostQuoted = std::size_t{1} << 20;

struct Cell {
  enum class State { kWhole, kOpen, kLoose };  // kLoose: text stands behind the closing quote.
  State state = State::kWhole;
  std::string text;
  std::size_t end = 0;  // At the separator, the end of line or the end of the bytes.
  std::size_t lines = 0;
};

std::size_t end_of_plain(std::string_view bytes, std::size_t at, char separator) {
  const char ends[] = {separator, '\n', '\0'};
  return std::min(bytes.find_first_of(std::string_view(ends, 2), at), bytes.size());
}

/// A cell whose quote stands at `at`.
Cell read_quoted(std::string_view bytes, std::size_t at, char separator) {
  Cell cell;
  for (++at;;) {
    const std::size_t quote = bytes.find('"', at);
    if (quote == std::string_view::npos) {
      cell.state = Cell::State::kOpen;
      cell.end = bytes.size();
      return cell;
    }
    const std::string_view part = bytes.substr(at, quote - at);
    cell.text += part;
    cell.lines += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    at = quote + 1;
    if (bytes.substr(at, 1) != "\"") {
      break;
    }
    cell.text += '"';
    ++at;
  }
  cell.end = end_of_plain(bytes, at, separator);
  std::string_view rest = bytes.substr(at, cell.end - at);
  rest.remove_suffix(rest.ends_with('\r') ? 1 : 0);
  cell.state = rest.empty() ? Cell::State::kWhole : Cell::State::kLoose;
  cell.text += rest;
  return cell;
}

Cell read_plain(std::string_view bytes, std::size_t at, char separator) {
  Cell cell;
  cell.end = end_of_plain(bytes, at, separator);
  std::string_view text = bytes.substr(at, cell.end - at);
  const bool ends_line = cell.end == bytes.size() || bytes[cell.end] == '\n';
  text.remove_suffix(ends_line && text.ends_with('\r') ? 1 : 0);
  cell.text = text;
  return cell;
}

Cell read_cell(std::string_view bytes, std::size_t at, char separator) {
  if (bytes.substr(at, 1) != "\"") {
    return read_plain(bytes, at, separator);
  }
  const bool literal = separator == '\t';
  Cell cell =
      read_quoted(literal ? bytes.substr(0, std::min(bytes.size(), at + kMostQuoted)) : bytes, at, separator);
  return literal && cell.state != Cell::State::kWhole ? read_plain(bytes, at, separator) : cell;
}

/// Whether more bytes could change how the cell at `at` is read.
bool may_go_on(const Cell& cell, std::string_view bytes, std::size_t at, char separator) {
  if (cell.end == bytes.size()) {
    return true;
  }
  // A quote in TSV that has not been followed far enough.
  return separator == '\t' && bytes.substr(at, 1) == "\"" && bytes.size() - at < kMostQuoted &&
         read_quoted(bytes, at, separator).state == Cell::State::kOpen;
}

}  // namespace

TableRow read_table_row(std::string_view bytes, char separator, bool is_all) {
  TableRow row;
  for (std::size_t at = 0;;) {
    Cell cell = read_cell(bytes, at, separator);
    if (!is_all && may_go_on(cell, bytes, at, separator)) {
      return row;
    }
    if (cell.state == Cell::State::kOpen) {
      row.state = TableRow::State::kOpenQuote;
      return row;
    }
    row.cells.push_back(std::move(cell.text));
    row.lines += cell.lines;
    at = cell.end;
    if (at == bytes.size() || bytes[at] == '\n') {
      row.size = std::min(at + 1, bytes.size());
      row.lines += at < bytes.size() ? 1U : 0U;
      row.state = TableRow::State::kWhole;
      return row;
    }
    ++at;
  }
}

std::vector<std::string> read_first_line(std::string_view bytes, char separator) {
  const TableRow row = read_table_row(bytes.substr(0, bytes.find('\n')), separator, true);
  return row.state == TableRow::State::kWhole ? row.cells : std::vector<std::string>{};
}

}  // namespace rapport::ingest
