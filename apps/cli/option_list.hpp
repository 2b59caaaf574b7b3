// The commands and options of the program, as CLI11 reads them.
#pragma once

#include <cstddef>
#include <string>

#include "arguments.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace rapport::cli {

/// What CLI11 fills in, before it becomes Arguments.
struct RawArguments {
  std::string as = "auto";
  std::string published;
  std::string max_page;  ///< Empty: the default, as for the next two.
  std::string max_line;
  std::string max_seconds;
  bool version = false;
};

/// Declares everything on `app`; parsing then fills `arguments` and `raw`, which must outlive it.
void declare_options(CLI::App& app, Arguments& arguments, RawArguments& raw);

}  // namespace rapport::cli
