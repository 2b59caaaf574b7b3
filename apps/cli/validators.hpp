// Checks of single option values, for CLI11.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace rapport::cli {

/// "" where the text is a whole number from 1 to `most`, else what is wrong with it.
[[nodiscard]] CLI::Validator whole_number(std::size_t most);

/// The same for one of a few words; --help shows them.
[[nodiscard]] CLI::Validator one_of(const std::vector<std::string>& words);

}  // namespace rapport::cli
