#include "base/csv.hpp"

#include <utility>

namespace rapport::base {
namespace {

/// Reads one row after the other.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] std::size_t line() const { return line_; }

  // False where a quote does not end.
  bool read_row(CsvLine& row) {
    row = {{}, line_};
    for (;;) {
      std::string cell;
      if (at_ < text_.size() && text_[at_] == '"' && !read_quoted(cell)) {
        return false;
      }
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
        cell += text_[at_++];
      }
      const bool more = at_ < text_.size() && text_[at_] == separator_;
      if (!more && !cell.empty() && cell.back() == '\r') {
        cell.pop_back();
      }
      row.cells.push_back(std::move(cell));
      if (more) {
        ++at_;
        continue;
      }
      line_ += at_ < text_.size() ? 1U : 0U;
      at_ += at_ < text_.size() ? 1U : 0U;
      return true;
    }
  }

 private:
  bool read_quoted(std::string& cell) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        line_ += text_[at_] == '\n' ? 1U : 0U;
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        ++at_;
      } else {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

Result<std::vector<CsvLine>> parse_csv(std::string_view text, char separator, const std::string& where) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  CsvReader reader(text.starts_with(kMark) ? text.substr(kMark.size()) : text, separator);
  std::vector<CsvLine> out;
  while (!reader.at_end()) {
    CsvLine row;
    if (!reader.read_row(row)) {
      return fail(ErrorCode::kBadTable, "a quote that begins in this row does not end",
                  where + ":" + std::to_string(row.line));
    }
    if (row.cells.size() > 1 || !row.cells.front().empty()) {
      out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace rapport::base
