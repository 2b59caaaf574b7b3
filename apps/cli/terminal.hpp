// What the terminal is and can do.
#pragma once

namespace rapport::cli {

[[nodiscard]] bool input_is_terminal();
[[nodiscard]] bool output_is_terminal();
[[nodiscard]] bool errors_are_terminal();

/// Whether standard output may be coloured: a terminal that is not "dumb", and no NO_COLOR
/// (https://no-color.org).
[[nodiscard]] bool colour_wanted();

/// Cells of a line of standard output: the terminal's, else $COLUMNS, else 100.
[[nodiscard]] int output_width();

/// The same for standard error.
[[nodiscard]] int errors_width();

}  // namespace rapport::cli
