// Words that tell whether a sentence goes on after a point or a quotation.
#pragma once

#include <string_view>

namespace rapport::text {

/// True for function words that begin sentences and, with a capital, are hardly ever part of a name. Lower
/// case.
[[nodiscard]] bool is_sentence_starter(std::string_view word);

/// True for verbs that go with a quotation: "said", "asked". Lower case.
[[nodiscard]] bool is_speech_verb(std::string_view word);

/// True for auxiliaries and verbs of speech in a finite form: "is", "has", "said". Lower case.
[[nodiscard]] bool is_finite_verb(std::string_view word);

/// True for organs that follow a state's abbreviation: "congress" of "U.S. Congress". Lower case.
[[nodiscard]] bool is_state_organ(std::string_view word);

/// True for zones, weekdays and months, which follow "9 a.m.". Lower case.
[[nodiscard]] bool follows_clock(std::string_view word);

}  // namespace rapport::text
