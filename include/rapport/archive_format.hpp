// Writing answers of an archive as text.
#pragma once

#include <string>

#include "rapport/archive.hpp"
#include "rapport/format.hpp"

namespace rapport {

/// A state of a record for people: when it was stored and by what, then its report.
[[nodiscard]] std::string state_to_text(const RecordState& state, const ReportOptions& options);

/// One line: "KEY status=postponed, by A. Lund, 2024-06-01T10:00:00Z", with what has become of it.
[[nodiscard]] std::string correction_to_text(const Correction& correction);

/// {"revision","since","until","run":{"model","options","program"},"record"} with its newline.
[[nodiscard]] std::string state_to_jsonl(const RecordState& state);

/// The state of a relation for people: its parts one after the other, each record with its sentence and
/// source; parts without a record are left out.
[[nodiscard]] std::string timeline_to_text(const Timeline& timeline, const ReportOptions& options);

/// {"part","record"} a line: part is happened, agreed, pending, postponed, cancelled or disputed.
[[nodiscard]] std::string timeline_to_jsonl(const Timeline& timeline);

}  // namespace rapport
