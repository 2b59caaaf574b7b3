// Plain English for the parts of a record: what happened, when, who. Presentation only: the codes themselves
// are defined in data/ontology.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/record.hpp"
#include "rapport/story.hpp"

namespace rapport::wire {

/// The act with its status: "visit, planned", "agreement on talks". A code without a phrase is shown as it
/// is, in lower case.
[[nodiscard]] std::string act_phrase(const Record& record);

/// "19 June 2023", "19–23 June 2023", "June 2023", "2023"; the words of the text where no date is known.
[[nodiscard]] std::string time_phrase(const EventTime& time);

/// "PT6H" as "6 hours"; anything else than whole numbers of units as it is.
[[nodiscard]] std::string duration_phrase(std::string_view iso);

/// "Qin Gang (CHN)": name (else words of the text) and code (else country).
[[nodiscard]] std::string party_phrase(const Actor& actor);

/// Name, else the words of the text.
[[nodiscard]] std::string name_phrase(const Actor& actor);
[[nodiscard]] std::string name_phrase(const Place& place);

/// name_phrase() of each.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Actor>& actors);
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Place>& places);

/// "A and B → C"; empty where nobody is known.
[[nodiscard]] std::string parties_phrase(const Record& record);

/// "The Example Times · 18 June 2023 · https://example.org/1", as much as is known.
[[nodiscard]] std::string source_line(const Story& story);

}  // namespace rapport::wire
