// The command line as values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rapport/options.hpp"

namespace rapport::cli {

/// Exit codes of the program; docs/guide/rapport.1 explains them.
inline constexpr int kAllRead = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kWrongUse = 2;

enum class Command { kRead, kText, kExplain, kRelate, kCompletion, kVersion };

/// What the user asked for.
struct Arguments {
  Command command = Command::kRead;
  std::vector<std::string> pages;
  IngestOptions ingest;
  CoderOptions coder;
  std::string format;              ///< Empty: chosen by where the output goes.
  std::optional<std::string> out;  ///< Empty: standard output.
  bool quiet = false;
  std::string shell;  ///< Of `completion`.
};

/// The arguments, or the exit code where there is nothing left to do: help was printed, or the use was wrong
/// and has been explained on standard error.
struct Parsed {
  std::optional<Arguments> arguments;
  int exit_code = kAllRead;
};
[[nodiscard]] Parsed parse_arguments(int argc, const char* const* argv);

}  // namespace rapport::cli
