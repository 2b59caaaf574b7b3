// Which titles name the same office.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::dict {

/// The rows of data/actors/offices.tsv, in order. Immutable after load(), thread-safe.
class OfficeTable {
 public:
  /// Errors: kBadTable for a file that is missing or malformed, a row without words, words or a key that are
  /// not written as phrase_words() folds them, and a row that no title reaches as an earlier one has all of
  /// its titles; `where` is path:line.
  [[nodiscard]] static Result<OfficeTable> load(const std::string& path);

  /// The comparable form of an office or title: "minister of foreign affairs", "foreign secretary" and
  /// "secretary of state" are all "foreign minister"; deputies and vice presidents keep their own. Lower
  /// case; pure.
  [[nodiscard]] std::string key_of(std::string_view title) const;

 private:
  struct Row {
    std::string words;  ///< Stand in the title as whole words, in this order; with a blank on each side.
    std::string key;    ///< Empty: an office of its own.
  };
  std::vector<Row> rows_;
};

}  // namespace rapport::dict
