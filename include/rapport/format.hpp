// Writing stories and records as text: JSONL, CSV, a table, a readable report.
#pragma once

#include <string>

#include "rapport/coder.hpp"
#include "rapport/relation.hpp"

namespace rapport {

/// One JSON object a record, each with a newline, after docs/formats/record.schema.json; offsets in code
/// points.
[[nodiscard]] std::string records_to_jsonl(const CodedStory& story);

/// One line a story, as `rapport text --format jsonl` prints it.
[[nodiscard]] std::string story_to_jsonl(const Story& story);

/// {"id","plover","scores"} or {"id","error"} with its newline, as `rapport relate` prints it; the scores
/// have four decimals and sum to 1.
[[nodiscard]] std::string relation_to_jsonl(const RelationResult& result);

/// Title, outlet, date and body for a reader's eye.
[[nodiscard]] std::string story_to_text(const Story& story);

/// The CSV header line; records_to_csv gives the rows (RFC 4180, "|" between the values of a list).
[[nodiscard]] std::string csv_header();
[[nodiscard]] std::string records_to_csv(const CodedStory& story);

/// Aligned columns for a terminal of `width` cells.
[[nodiscard]] std::string table_header(int width);
[[nodiscard]] std::string records_to_table(const CodedStory& story, int width);

/// Story by story, each record in one plain line with its sentence, the words marked, under it.
struct ReportOptions {
  bool colour = false;
  int width = 100;
};
[[nodiscard]] std::string records_to_report(const CodedStory& story, const ReportOptions& options);

/// One JSON object a sentence after docs/formats/explain.md, each with a newline; offsets in code points. For
/// stories of Coder::explain(); without it the frames are missing.
[[nodiscard]] std::string explanation_to_jsonl(const CodedStory& story);

/// The same for people: sentence by sentence, indented.
[[nodiscard]] std::string explanation_to_text(const CodedStory& story, const ReportOptions& options);

}  // namespace rapport
