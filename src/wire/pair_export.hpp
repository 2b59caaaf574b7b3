// What the formats have in common that give every pair of parties a row of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/export.hpp"

#include "wire/day_filter.hpp"

namespace rapport::wire {

/// A row to write: who does what to whom; null: nobody.
struct PairRow {
  const Story& story;
  const Record& record;
  const Actor* source;
  const Actor* target;
  std::string day;       ///< ISO date.
  std::size_t pair = 0;  ///< Number of the pair in its record.
};

/// Formats that date every row. Records without a date are left out, and those without a CAMEO code where
/// the format needs one.
class PairExporter : public Exporter {
 public:
  PairExporter(const ExportOptions& options, bool needs_cameo);
  std::string begin() override { return {}; }
  std::string end() override { return {}; }

 protected:
  [[nodiscard]] virtual std::string row(const PairRow& row) = 0;
  /// All that the format says of a party, where that is a code; empty where it says more.
  [[nodiscard]] virtual std::optional<std::string> only_code(const Actor* /*actor*/) const {
    return std::nullopt;
  }
  std::string write(const CodedStory& coded) override;
  [[nodiscard]] const FieldCodes& codes() const { return *codes_; }

 private:
  [[nodiscard]] bool is_repeated(const PairRow& line, const std::string& act);
  [[nodiscard]] std::string rows_of(const CodedStory& coded, const Record& record, const std::string& day);

  ExportOptions options_;
  const FieldCodes* codes_;
  bool needs_cameo_;
  DayFilter filter_;
};

/// Cells with a tab between them. Tabs and line breaks in a cell become spaces; in one that begins with a
/// quotation mark ("), ' stands for each.
class TabRow {
 public:
  explicit TabRow(std::string_view missing = "") : missing_(missing) {}
  void add(std::string_view text);
  void maybe(const std::optional<std::string>& text) {
    add(text ? std::string_view(*text) : std::string_view{});
  }
  void number(const std::optional<double>& value);
  void whole(std::int64_t value) { add(std::to_string(value)); }
  /// So many cells without a value.
  void skip(std::size_t count);
  /// The row with its newline.
  [[nodiscard]] std::string finish() && { return std::move(out_) + '\n'; }

 private:
  std::string missing_;
  std::string out_;
  bool started_ = false;
};

/// The names of the format's columns as a line.
[[nodiscard]] std::string header_row(ExportFormat format);

/// A number for a row of the data set `origin` (whose own rows keep theirs), the same each time: 1 to 2^53 -
/// 1, so that programs that read numbers as doubles keep it. Two of ten million rows share one with a chance
/// of 1 in 180.
[[nodiscard]] std::int64_t row_number(const PairRow& row, std::string_view origin);

/// The same for a story; an id that is such a number stays.
[[nodiscard]] std::int64_t story_number(const Story& story);

/// "2024-05-17" as "20240517".
[[nodiscard]] std::string compact_day(std::string_view day);

/// Name, else the words of the text; "" for nobody.
[[nodiscard]] std::string party_name(const Actor* actor);

/// First place of the record, or none.
[[nodiscard]] const Place* first_place(const Record& record);

/// Whether the place is a city or lies within one.
[[nodiscard]] bool is_city(const Place& place);

/// The first-level division that the place is, or lies in; "" where unknown.
[[nodiscard]] std::string division_of(const Place& place);

/// Sentences of the record as "STORY_02", each once, ";" between them; numbers from 1.
[[nodiscard]] std::string sentence_ids(const Story& story, const Record& record);

/// The address of the story, else outlet and title as far as known.
[[nodiscard]] std::string citation_of(const Story& story);

}  // namespace rapport::wire
