// rapport: the command line over the façade. Parsing is in arguments.cpp, the commands in *_command.cpp.
#include <csignal>
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
    case Command::kAdd:
      return rapport::cli::run_add(arguments);
    case Command::kQuery:
      return rapport::cli::run_query(arguments);
    case Command::kShow:
      return rapport::cli::run_show(arguments);
    case Command::kTimeline:
      return rapport::cli::run_timeline(arguments);
    case Command::kCheck:
      return rapport::cli::run_check(arguments);
    case Command::kTrend:
      return rapport::cli::run_trend(arguments);
    case Command::kDyads:
      return rapport::cli::run_dyads(arguments);
    case Command::kCoverage:
      return rapport::cli::run_coverage(arguments);
    case Command::kDiff:
      return rapport::cli::run_diff(arguments);
    case Command::kExport:
      return rapport::cli::run_export(arguments);
    case Command::kCorrect:
      return rapport::cli::run_correct(arguments);
    case Command::kRecode:
      return rapport::cli::run_recode(arguments);
    case Command::kSample:
      return rapport::cli::run_sample(arguments);
    case Command::kAudit:
      return rapport::cli::run_audit(arguments);
    case Command::kImport:
      return rapport::cli::run_import(arguments);
    case Command::kCompare:
      return rapport::cli::run_compare(arguments);
    case Command::kSchema:
      return rapport::cli::run_schema(arguments);
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
  // A file over the limit on sizes is then an error of the write, as a full disk is, and names the file.
  std::signal(SIGXFSZ, SIG_IGN);
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
