// Lines on standard error.
#pragma once

#include <string>
#include <string_view>

#include "rapport/result.hpp"
#include "rapport/story.hpp"

namespace rapport::cli {

/// Writes a line to standard error, control characters as "?": names of files come from outside.
void print_line(std::string_view line);

/// "rapport: message".
void print_error(std::string_view message);

/// "rapport: where: message".
void print_error(const Error& error);

/// "rapport: where: message"; a note says so. `path` stands in for an empty `where`.
void print_diagnostic(const Diagnostic& diagnostic, const std::string& path);

}  // namespace rapport::cli
