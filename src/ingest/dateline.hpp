// Datelines: the place (and agency, and date) that opens a wire story.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rapport::ingest {

/// The parts of a dateline.
struct Dateline {
  std::string place;                     ///< "KYIV, Ukraine"; as written.
  std::optional<std::string> published;  ///< ISO date where the dateline gives day, month and year.
  std::size_t end = 0;  ///< Bytes of the paragraph up to and with the dash and the space after it.
};

/// Finds a dateline at the begin of a paragraph: "BEIJING (AP) \u2014 ", "KYIV, Ukraine, June 3 \u2014 ",
/// "Geneva, June 3, 2023 (AFP) - ". The place is in capitals, or an agency in brackets follows. Empty if
/// there is none. Source: AP Stylebook, "datelines".
[[nodiscard]] std::optional<Dateline> find_dateline(std::string_view paragraph);

}  // namespace rapport::ingest
