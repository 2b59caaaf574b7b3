// Writing series, rankings and changes as text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapport/answer_form.hpp"
#include "rapport/compare.hpp"
#include "rapport/format.hpp"
#include "rapport/series.hpp"

namespace rapport {

/// How a table is drawn.
struct SeriesStyle {
  int width = 100;           ///< Cells of a line.
  bool per_stories = false;  ///< Bars show records per story of the period, not records.
};

/// Columns: period, group (where there are groups), records, goldstein_sum, goldstein_mean, by_event,
/// by_publication, stories, per_story.
[[nodiscard]] std::string trend_to_text(const Trend& trend, AnswerForm form, const SeriesStyle& style);

/// Columns: one, other, records_a, records_b, series_r, goldstein_r, events_a, events_b, matched_a,
/// matched_b, share_a, share_b; the first row ("all") is over all pairs.
[[nodiscard]] std::string comparison_to_text(const Comparison& comparison, AnswerForm form,
                                             const SeriesStyle& style);

/// Columns: one, other, records, goldstein_sum, goldstein_mean, quad_1 to quad_4.
[[nodiscard]] std::string dyads_to_text(const DyadRanking& ranking, AnswerForm form,
                                        const SeriesStyle& style);

/// Columns: `key_name`, stories, sentences, records.
[[nodiscard]] std::string coverage_to_text(const std::vector<CoverageRow>& rows, const std::string& key_name,
                                           AnswerForm form, const SeriesStyle& style);

/// A change for people: "new", "changed" or "withdrawn", what brought it about, then the record's report; of
/// a changed record both.
[[nodiscard]] std::string change_to_text(const Change& change, const ReportOptions& options);

/// {"change","cause","before","after"} with its newline; the states are records or null.
[[nodiscard]] std::string change_to_jsonl(const Change& change);

}  // namespace rapport
