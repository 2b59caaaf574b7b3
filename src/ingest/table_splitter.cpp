#include "ingest/table_splitter.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/charset.hpp"
#include "ingest/line_splitter.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::array kNames = {"id"sv,        "title"sv,    "outlet"sv, "url"sv,
                               "published"sv, "language"sv, "text"sv,   "html"sv};
constexpr std::array kGiven = {&GivenFields::id,  &GivenFields::title,     &GivenFields::outlet,
                               &GivenFields::url, &GivenFields::published, &GivenFields::language};
constexpr std::size_t kText = 6;
constexpr std::size_t kHtml = 7;
constexpr std::size_t kMostName = 64;  // Bytes of a column's name, where a header is only supposed.

/// The columns of the fields: as the options name them, else by the fields' own names, in any case.
std::array<std::optional<std::size_t>, kNames.size()> find_columns(const std::vector<std::string>& header,
                                                                   const IngestOptions& options) {
  std::array<std::optional<std::size_t>, kNames.size()> out;
  const auto column_of = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto exact = std::find(header.begin(), header.end(), name);
    const auto at = exact != header.end()
                        ? exact
                        : std::find_if(header.begin(), header.end(), [&](const std::string& cell) {
                            return base::lower(cell) == base::lower(name);
                          });
    return at == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - header.begin()));
  };
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const auto named = std::find_if(options.columns.begin(), options.columns.end(),
                                    [&](const ColumnName& column) { return column.field == kNames[i]; });
    out[i] = column_of(named == options.columns.end() ? kNames[i] : std::string_view(named->column));
  }
  return out;
}

std::vector<std::string> trimmed(std::vector<std::string> cells) {
  for (std::string& cell : cells) {
    cell = std::string(base::trim(cell));
  }
  return cells;
}

std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 40;
  return base::repair(text.substr(0, kMost));
}

char comma_or_semicolon(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  return std::count(line.begin(), line.end(), ';') > std::count(line.begin(), line.end(), ',') ? ';' : ',';
}

}  // namespace

InputFormat table_format_of(std::string_view head, const IngestOptions& options) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  head.remove_prefix(head.starts_with(kMark) ? kMark.size() : 0);
  for (const char separator : {'\t', ',', ';'}) {
    const auto header = trimmed(read_first_line(head, separator));
    const bool are_names = std::all_of(header.begin(), header.end(), [](const std::string& cell) {
      return cell.size() <= kMostName && cell.find_first_of("<>{}") == std::string::npos;
    });
    const auto columns = find_columns(header, options);
    if (header.size() > 1 && are_names && (columns[kText] || columns[kHtml])) {
      return separator == '\t' ? InputFormat::kTsv : InputFormat::kCsv;
    }
  }
  return InputFormat::kAuto;
}

TableSplitter::TableSplitter(OpenInput input, std::optional<char> separator)
    : ItemSplitter(std::move(input)) {
  constexpr std::size_t kHead = 4096;
  drop_mark(input_.bytes);
  input_.bytes.need(kHead);
  separator_ = separator.value_or(comma_or_semicolon(input_.bytes.view()));
}

Item TableSplitter::row_item() const {
  Item item = input_.item();
  item.line = line_;
  return item;
}

TableRow TableSplitter::read_row() {
  for (std::size_t tried = 0;;) {
    const std::size_t size = input_.bytes.view().size();
    const bool is_all = input_.bytes.at_end() || size > input_.options.max_line_bytes;
    if (is_all || size >= 2 * tried) {  // Not for each block anew: that would take the square of a long row.
      TableRow row = read_table_row(input_.bytes.view(), separator_, is_all);
      tried = size;
      if (row.state != TableRow::State::kNeedsMore) {
        return row;
      }
    }
    input_.bytes.more();
  }
}

std::optional<Item> TableSplitter::fail_file(const std::string& message) {
  done_ = true;
  return OpenInput::failed(row_item(), ErrorCode::kBadRow, message);
}

std::optional<Item> TableSplitter::read_header() {
  const TableRow row = read_row();
  if (row.state != TableRow::State::kWhole) {
    return fail_file("a quote in the header row does not end");
  }
  const auto decoded = decode_text(input_.bytes.view().substr(0, row.size));
  const auto header = trimmed(decoded ? read_table_row(decoded->text, separator_, true).cells : row.cells);
  for (const ColumnName& named : input_.options.columns) {
    const bool there = std::any_of(header.begin(), header.end(), [&](const std::string& cell) {
      return base::lower(cell) == base::lower(named.column);
    });
    if (!there) {
      return fail_file(fmt::format("no column '{}' in the header row", shown(named.column)));
    }
  }
  at_ = find_columns(header, input_.options);
  if (!at_[kText] && !at_[kHtml]) {
    return fail_file("the header row names no column 'text' or 'html'");
  }
  width_ = header.size();
  line_ += row.lines;
  input_.bytes.drop(row.size);
  return std::nullopt;
}

/// The first line of a row that cannot be read.
Item TableSplitter::drop_line(const TableRow& row) {
  const bool too_long = row.state != TableRow::State::kOpenQuote;
  Item item =
      too_long
          ? OpenInput::failed(row_item(), ErrorCode::kInputTooLarge,
                              fmt::format("row of more than {} bytes", input_.options.max_line_bytes))
          : OpenInput::failed(row_item(), ErrorCode::kBadRow, "a quote that begins in this row does not end");
  ++line_;
  for (;;) {
    const std::size_t newline = input_.bytes.view().find('\n');
    input_.bytes.drop(newline == std::string_view::npos ? input_.bytes.view().size() : newline + 1);
    if (newline != std::string_view::npos || !input_.bytes.more()) {
      return item;
    }
  }
}

std::optional<Item> TableSplitter::next() {
  while (!done_) {
    if (!input_.bytes.need(1)) {
      return end();
    }
    if (width_ == 0) {
      if (auto failed = read_header()) {
        return failed;
      }
      continue;
    }
    const TableRow row = read_row();
    if (row.state != TableRow::State::kWhole || row.size > input_.options.max_line_bytes) {
      return drop_line(row);
    }
    if (row.size == input_.bytes.view().size() && input_.bytes.error()) {  // The row was cut.
      return end();
    }
    auto item = item_of(input_.bytes.view().substr(0, row.size), row.cells.size());
    line_ += row.lines;
    input_.bytes.drop(row.size);
    if (item) {
      return item;
    }
  }
  return std::nullopt;
}

/// Nothing for a row that is empty.
std::optional<Item> TableSplitter::item_of(std::string_view bytes, std::size_t width) {
  if (base::trim(bytes).empty()) {
    return std::nullopt;
  }
  Item item = row_item();
  auto decoded = decode_text(bytes);
  if (!decoded) {
    return OpenInput::failed(std::move(item), decoded.error());
  }
  auto cells = read_table_row(decoded->text, separator_, true).cells;
  while (cells.size() > width_ && cells.back().empty()) {
    cells.pop_back();
  }
  if (cells.size() != width_) {
    return OpenInput::failed(std::move(item), ErrorCode::kBadRow,
                             fmt::format("{} cells where the header row has {}", width, width_));
  }
  item.notes = std::move(decoded->notes);
  for (std::size_t i = 0; i < kGiven.size(); ++i) {
    if (at_[i] && !base::trim(cells[*at_[i]]).empty()) {
      item.given.*kGiven[i] = std::string(base::trim(cells[*at_[i]]));
    }
  }
  const bool is_html = !at_[kText] || base::trim(cells[*at_[kText]]).empty();
  const auto column = is_html ? at_[kHtml] : at_[kText];
  if (!column || base::trim(cells[*column]).empty()) {
    return OpenInput::failed(std::move(item), ErrorCode::kBadRow, "no text");
  }
  item.bytes = std::move(cells[*column]);
  item.format = is_html ? InputFormat::kHtml : InputFormat::kText;
  item.content = Item::Content::kStory;
  return item;
}

std::optional<Item> TableSplitter::end() {
  done_ = true;
  if (input_.bytes.error()) {
    return OpenInput::failed(row_item(), *input_.bytes.error());
  }
  return width_ == 0 ? fail_file("no header row") : std::nullopt;
}

}  // namespace rapport::ingest
