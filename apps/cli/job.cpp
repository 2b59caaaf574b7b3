#include <filesystem>

#include "answer.hpp"
#include "commands.hpp"
#include "messages.hpp"
#include "progress.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

namespace fs = std::filesystem;

const char* name_of(Command command) {
  return command == Command::kText      ? "text"
         : command == Command::kExplain ? "explain"
         : command == Command::kRelate  ? "relate"
         : command == Command::kAdd     ? "add"
                                        : "read";
}

// True where `out` is the page or lies in the folder `page`: writing it would destroy what is to be read.
bool overwrites(const std::string& out, const std::string& page) {
  std::error_code error;
  if (page == "-") {
    return false;
  }
  if (!fs::exists(page, error)) {
    return names_file(page, out);
  }
  if (!fs::is_directory(page, error)) {
    return fs::is_regular_file(page, error) && fs::equivalent(out, page, error);
  }
  // absolute(): weakly_canonical leaves the name of a file that does not exist yet relative
  const fs::path relative = fs::relative(fs::absolute(out, error), page, error);
  return !error && !relative.empty() && *relative.begin() != "..";
}

int wrong_use(const Error& error) {
  print_error(error);
  return kWrongUse;
}

}  // namespace

std::vector<std::string> inputs(const Arguments& arguments) {
  const std::string command = name_of(arguments.command);
  const auto refuse = [&](const std::string& message) {
    print_error(message);
    print_line("Try 'rapport " + command + " --help'.");
    return std::vector<std::string>{};
  };
  // No page, no work: this only checks the options, before a model is loaded or a file is emptied.
  if (const auto checked = read_stories({}, arguments.ingest, [](PageResult&&) { return true; }); !checked) {
    return refuse(checked.error().message);
  }
  for (const std::string& page : arguments.pages) {
    if (arguments.out && overwrites(*arguments.out, page)) {
      return refuse("--out " + *arguments.out + " would overwrite what is read from " + page);
    }
  }
  if (arguments.pages.empty() && input_is_terminal()) {
    return refuse("no page: usage is rapport " + command + " [OPTIONS] PAGE...");
  }
  return arguments.pages.empty() ? std::vector<std::string>{"-"} : arguments.pages;
}

bool show_diagnostics(const PageResult& page, bool quiet, Progress& progress) {
  bool failed = false;
  for (const Diagnostic& diagnostic : page.diagnostics) {
    const bool error = diagnostic.level == Diagnostic::Level::kError;
    failed = failed || error;
    if (error || !quiet) {
      progress.clear();
      print_diagnostic(diagnostic, page.path);
    }
  }
  return failed;
}

int run_job(const Arguments& arguments, const Job& job) {
  const auto output = output_of(arguments);
  if (!output->write(job.header)) {
    return finish_output(*output, kAllRead);
  }
  const bool results_on_terminal = !arguments.out && output_is_terminal();
  Progress progress(!arguments.quiet && errors_are_terminal() && !results_on_terminal);
  int code = kAllRead;
  const auto read = job.read(job.pages, [&](PageResult&& page) {
    std::size_t records = 0;
    std::string text;
    for (const CodedStory& story : page.stories) {
      text += job.format(story);
      records += story.records.size();
    }
    if (show_diagnostics(page, arguments.quiet, progress)) {
      code = kSomeFailed;
    }
    progress.add_page(records);
    return output->write(text);
  });
  progress.clear();
  if (!read) {
    return wrong_use(read.error());
  }
  return finish_output(*output, code);
}

}  // namespace rapport::cli
