// rapport: the command line over the façade. Parsing is in arguments.cpp, the commands in *_command.cpp.
#include <exception>
#include <new>

#include "arguments.hpp"
#include "commands.hpp"
#include "messages.hpp"

namespace {

int run(const rapport::cli::Arguments& arguments) {
  using rapport::cli::Command;
  switch (arguments.command) {
    case Command::kRead:
      return rapport::cli::run_read(arguments);
    case Command::kText:
      return rapport::cli::run_text(arguments);
    case Command::kExplain:
      return rapport::cli::run_explain(arguments);
    case Command::kRelate:
      return rapport::cli::run_relate(arguments);
    case Command::kCompletion:
      return rapport::cli::run_completion(arguments);
    case Command::kVersion:
      return rapport::cli::run_version(arguments);
  }
  return rapport::cli::kWrongUse;
}

}  // namespace

// Our own code does not throw; this is where exceptions of the libraries below end.
int main(int argc, char** argv) {
  try {
    const rapport::cli::Parsed parsed = rapport::cli::parse_arguments(argc, argv);
    return parsed.arguments ? run(*parsed.arguments) : parsed.exit_code;
  } catch (const std::bad_alloc&) {
    rapport::cli::print_error("out of memory");
  } catch (const std::exception& error) {
    rapport::cli::print_error(error.what());
  }
  return rapport::cli::kSomeFailed;
}
