// What a command was asked to write its answer to, and in which form.
#pragma once

#include <memory>

#include "rapport/answer_form.hpp"

#include "arguments.hpp"
#include "output.hpp"

namespace rapport::cli {

/// The file of --out, created or emptied; else standard output.
[[nodiscard]] std::unique_ptr<Output> output_of(const Arguments& arguments);

/// --format; else a table on a terminal and CSV elsewhere.
[[nodiscard]] AnswerForm answer_form(const Arguments& arguments);

}  // namespace rapport::cli
