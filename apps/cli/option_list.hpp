// The commands and options of the program, as CLI11 reads them.
#pragma once

#include <cstddef>
#include <string>

#include "arguments.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace rapport::cli {

/// The filters and the order of a question, as texts; lists have commas.
struct RawFilter {
  std::string actor;
  std::string recipient;
  std::string either;
  std::string said_by;
  std::string dyad;
  std::string event;
  std::string plover;
  std::string mode;
  std::string status;
  std::string quad;
  std::string context;
  std::string issue;
  std::string place;
  std::string country;
  std::string bbox;
  std::string since;
  std::string until;
  std::string date;
  std::string outlet;
  std::string story;
  std::string origin;
  std::string model;
  std::string min_confidence;
  std::string text;
  std::string sort;
  std::string limit;
};

/// What CLI11 fills in, before it becomes Arguments.
struct RawArguments {
  std::string as = "auto";
  std::string published;
  std::string columns;
  std::string max_page;  ///< Empty: the default, as for the next two.
  std::string max_line;
  std::string max_seconds;
  bool version = false;
  RawFilter filter;
};

/// Declares everything on `app`; parsing then fills `arguments` and `raw`, which must outlive it.
void declare_options(CLI::App& app, Arguments& arguments, RawArguments& raw);

/// The commands on a store; called by declare_options.
void declare_store_commands(CLI::App& app, Arguments& arguments, RawArguments& raw);

/// Parts that several commands share.
void add_page_options(CLI::App& app, Arguments& arguments, RawArguments& raw);
void add_model_options(CLI::App& app, Arguments& arguments);
void add_quiet(CLI::App& app, Arguments& arguments);
void add_run_options(CLI::App& app, Arguments& arguments);
void add_out(CLI::App& app, Arguments& arguments);

}  // namespace rapport::cli
