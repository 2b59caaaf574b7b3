// The names and phrases of an explanation's rules. Presentation only: the rules themselves are in src/coding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/span.hpp"

namespace rapport::wire {

/// "actor", "recipient", "place", "time", "said_by" or "issue".
[[nodiscard]] std::string_view role_name(Role role);

/// "table-entry" and the like, as docs/formats/explain.md lists them.
[[nodiscard]] std::string_view rule_name(PartyRule rule);

/// "the party after “by” does it: “the Danish minister”" and the like; `text` is the story's.
[[nodiscard]] std::string frame_step_phrase(const FrameStep& step, std::string_view text);

/// The bytes of `text` under `span`; what lies beyond the text is left out.
[[nodiscard]] std::string_view words_of(std::string_view text, const ByteSpan& span);

/// "pronoun: stands for "Åse Ødegård"" and the like; `text` is the story's.
[[nodiscard]] std::string step_phrase(const PartyStep& step, std::string_view text);

/// "Lima, PER, city 3936456 of the gazetteer (1 of 4 of that name)".
[[nodiscard]] std::string place_phrase(const PlaceTrace& place);

/// "2024-05-21 (day), by weekday, counted from 2024-05-17".
[[nodiscard]] std::string time_phrase(const TimeTrace& time);

/// "cameo.tsv:42, event CONSULT, mode visit, about *".
[[nodiscard]] std::string row_phrase(const TableRow& row);

/// "told in the same sentence" and the like, for a reason to keep two records apart.
[[nodiscard]] std::string reason_phrase(const KeptApart& apart);

}  // namespace rapport::wire
