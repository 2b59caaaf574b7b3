#include "dict/office_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/tsv.hpp"
#include "dict/phrase_words.hpp"

namespace rapport::dict {
namespace {

/// The words folded, each with a blank before and behind: " foreign minister ".
std::string folded(std::string_view title) {
  std::string out = " ";
  for (const PhraseWord& word : phrase_words(title)) {
    if (!word.mark) {
      out += word.folded + " ";
    }
  }
  return out;
}

}  // namespace

Result<OfficeTable> OfficeTable::load(const std::string& path) {
  const auto rows = base::TsvTable::load(path, {"words", "key"});
  if (!rows) {
    return tl::unexpected(rows.error());
  }
  OfficeTable table;
  for (const auto& row : rows->rows()) {
    const std::string& words = rows->cell(row, 0);
    const std::string& key = rows->cell(row, 1);
    const auto bad = [&](std::string_view why) {
      return fail(ErrorCode::kBadTable, fmt::format("'{}': {}", words, why),
                  fmt::format("{}:{}", path, row.line));
    };
    if (words.empty() || folded(words) != " " + words + " ") {
      return bad("not lower-case words without marks and accents");
    }
    if (!key.empty() && folded(key) != " " + key + " ") {
      return bad("the key is not lower-case words without marks and accents");
    }
    const std::string whole = " " + words + " ";
    const bool reached = std::none_of(table.rows_.begin(), table.rows_.end(), [&](const Row& earlier) {
      return whole.find(earlier.words) != std::string::npos;
    });
    if (!reached) {
      return bad("no title reaches this row");
    }
    table.rows_.push_back({whole, key});
  }
  return table;
}

std::string OfficeTable::key_of(std::string_view title) const {
  const std::string joined = folded(title);
  const std::string whole = joined.size() > 2 ? joined.substr(1, joined.size() - 2) : std::string();
  const auto at = std::find_if(rows_.begin(), rows_.end(),
                               [&](const Row& row) { return joined.find(row.words) != std::string::npos; });
  return at == rows_.end() || at->key.empty() ? whole : at->key;
}

}  // namespace rapport::dict
