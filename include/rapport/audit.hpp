// Checking a store by hand: records drawn by strata, and the shares of right ones in the filled-in sheet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/answer_form.hpp"
#include "rapport/coder.hpp"
#include "rapport/result.hpp"

namespace rapport {

/// What records are drawn by.
struct SampleOptions {
  std::size_t records = 100;  ///< In all: the same number from each stratum, and all where there are fewer.
  /// Strata are the combinations of these: event, status, quad, year (where the record stands in time),
  /// outlet, model.
  std::vector<std::string> by;
  std::uint64_t seed = 1;  ///< Another draw. The same store, options and seed draw the same records.
};

/// A record that was drawn.
struct SampledRecord {
  CodedStory coded;      ///< With the one record.
  std::string stratum;   ///< "CONSULT actual"; "all" where there are none.
  std::size_t size = 0;  ///< Records of the stratum in the store.
};

/// Header of a sheet, CSV after RFC 4180: stratum, stratum_records, id, confidence, what the record says, and
/// a column for each of kAuditQuestions.
[[nodiscard]] std::string sheet_header();
[[nodiscard]] std::string sheet_row(const SampledRecord& sampled);

/// What is asked of each record; the columns are named "event_right" and so on.
inline constexpr std::string_view kAuditQuestions[] = {"event",  "actors", "recipients",
                                                       "status", "time",   "places"};

/// The share of right answers to one question in one stratum.
struct AuditRow {
  std::string stratum;   ///< "total" for all strata, weighed by their records.
  std::string question;  ///< One of kAuditQuestions, or "record": event, actors and recipients are all right.
  std::size_t judged = 0;
  std::size_t right = 0;
  std::optional<double> share;  ///< Empty where nothing was judged.
  /// 95 %: Wilson's interval; for the total the normal one with the variance of the strata.
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> confidence;  ///< Mean confidence of the judged records.
};

/// Reads a filled-in sheet: y, yes, 1 and true are right, n, no, 0 and false wrong, empty not judged. Cells
/// may be separated by comma, semicolon or tab. Errors: kBadTable naming `where` and the line.
[[nodiscard]] Result<std::vector<AuditRow>> audit(std::string_view sheet, const std::string& where);

/// Columns: stratum, question, judged, right, share, low, high, confidence (three decimals).
[[nodiscard]] std::string audit_to_text(const std::vector<AuditRow>& rows, AnswerForm form, int width);

}  // namespace rapport
