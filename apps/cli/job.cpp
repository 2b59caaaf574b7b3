#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "checkpoint_file.hpp"
#include "commands.hpp"
#include "kept_run.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "run_report.hpp"
#include "stop_signals.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

namespace fs = std::filesystem;

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

// What is wrong with where the run is to write, and to go on; empty: nothing.
std::string wrong_places(const Arguments& arguments) {
  for (const std::string& page : arguments.pages) {
    if (arguments.out && overwrites(*arguments.out, page)) {
      return "--out " + *arguments.out + " would overwrite what is read from " + page;
    }
    if (arguments.log && overwrites(*arguments.log, page)) {
      return "--log " + *arguments.log + " would overwrite what is read from " + page;
    }
  }
  std::error_code error;
  if (arguments.log && arguments.out &&
      (*arguments.log == *arguments.out || fs::equivalent(*arguments.log, *arguments.out, error))) {
    return "--log and --out name the same file";
  }
  if (!arguments.resume || arguments.command == Command::kAdd) {
    return "";
  }
  if (!arguments.out) {
    return "--resume needs --out: a run is gone on with where its output is a file";
  }
  return may_have_checkpoint(*arguments.out) ? "" : "--resume: " + *arguments.out + " is no file";
}

}  // namespace

const char* name_of(Command command) {
  return command == Command::kText      ? "text"
         : command == Command::kExplain ? "explain"
         : command == Command::kRelate  ? "relate"
         : command == Command::kAdd     ? "add"
                                        : "read";
}

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
  if (const std::string wrong = wrong_places(arguments); !wrong.empty()) {
    return refuse(wrong);
  }
  if (arguments.pages.empty() && input_is_terminal()) {
    return refuse("no page: usage is rapport " + command + " [OPTIONS] PAGE...");
  }
  return arguments.pages.empty() ? std::vector<std::string>{"-"} : arguments.pages;
}

Result<std::vector<std::string>> identity_of(const Coder& coder) {
  return coder.tables_hash().map([&](const std::string& tables) {
    return std::vector<std::string>{"model=" + coder.model_name(), "tables=" + tables};
  });
}

namespace {

// One run of a job into its output.
class JobRun {
 public:
  JobRun(const Arguments& arguments, const Job& job)
      : arguments_(arguments),
        job_(job),
        options_(arguments.ingest),
        report_(arguments, errors_are_terminal() && (arguments.out || !output_is_terminal())) {}

  // The exit code.
  int run() {
    if (arguments_.out && may_have_checkpoint(*arguments_.out)) {
      if (auto ready = prepare(); !ready) {
        return wrong_use(ready.error());
      }
    }
    output_ = !arguments_.out ? std::make_unique<Output>()
              : file_         ? std::make_unique<Output>(*arguments_.out, state_.output_bytes)
                              : std::make_unique<Output>(*arguments_.out);
    options_.begin_at = state_.position;
    if (output_->error_number() != 0 || (state_.output_bytes == 0 && !output_->write(job_.header))) {
      forget_beginning();
      return finish_output(*output_, kAllRead);
    }
    if (!report_.begin(job_.pages, state_.counts, state_.log_bytes)) {
      forget_beginning();
      return kSomeFailed;
    }
    return read();
  }

 private:
  // Finds the state to go on with, or keeps that of a run that begins.
  Result<void> prepare() {
    CheckpointFile file(*arguments_.out);
    const auto identity = job_.identity ? job_.identity() : std::vector<std::string>{};
    if (!identity) {
      return tl::unexpected(identity.error());
    }
    state_.job = job_of(arguments_, *identity, job_.pages);
    if (arguments_.resume) {
      if (auto found = go_on_with(file); !found) {
        return found;
      }
    }
    if (file.write(state_, false)) {
      file_ = std::move(file);
    } else if (!arguments_.quiet) {
      print_error(file.path() + ": note: cannot be written; this run cannot be gone on with");
    }
    return {};
  }

  Result<void> go_on_with(const CheckpointFile& file) {
    auto kept = file.read();
    if (!kept) {
      return tl::unexpected(kept.error());
    }
    std::error_code error;
    const auto size = fs::file_size(*arguments_.out, error);
    if (!*kept) {
      return error ? Result<void>{}
                   : fail(ErrorCode::kBadOption,
                          "--resume: there is no interrupted run, as there is no " + file.path(),
                          *arguments_.out);
    }
    if (const auto differs = difference((*kept)->job, state_.job)) {
      return fail(ErrorCode::kBadOption, "the run that was interrupted is another one: " + *differs,
                  file.path());
    }
    if ((*kept)->output_bytes > 0 && (error || size < (*kept)->output_bytes)) {
      return fail(ErrorCode::kBadOption, "is shorter than the run that was interrupted left it",
                  *arguments_.out);
    }
    state_ = std::move(**kept);
    return {};
  }

  int read() {
    std::optional<StopSignals> signals;
    if (file_) {
      signals.emplace();
      options_.stop = is_to_stop;
    }
    const auto done =
        job_.read(job_.pages, options_, [&](PageResult&& page) { return take(std::move(page)); });
    report_.clear();
    if (!done) {
      forget_beginning();
      return wrong_use(done.error());
    }
    if (file_ && output_->error_number() == 0) {
      if (StopSignals::came() != 0) {
        keep();
        return stopped(report_.counts(), true);
      }
      if (long_) {  // The state goes only when what it stood for is safe.
        logged_ = output_->sync() && report_.sync() && logged_;
      }
    }
    // A log that cannot be written ends a run as an output does.
    const int code = finish_output(*output_, report_.finish(kAllRead, job_.identity != nullptr));
    if (file_ && output_->error_number() == 0 && logged_) {
      file_->remove();
    } else if (file_) {
      print_error("when there is room again the same command with --resume goes on");
    }
    return code;
  }

  // A run that has read nothing leaves nothing to go on with.
  void forget_beginning() {
    if (file_ && state_.position.inputs == 0) {
      file_->remove();
    }
  }

  bool take(PageResult&& page) {
    std::string text;
    for (const CodedStory& story : page.stories) {
      text += job_.format(story);
    }
    logged_ = report_.take(page);
    if (!output_->write(text) || !logged_) {
      return false;
    }
    state_.position = page.position;
    state_.counts = report_.counts();
    state_.output_bytes = output_->bytes();
    state_.log_bytes = report_.log_bytes();
    if (file_) {
      times_.at([&] { keep(); });
    }
    return true;
  }

  // What the state says is there has to be there before it.
  void keep() {
    long_ = true;
    if (output_->sync() && report_.sync()) {
      static_cast<void>(file_->write(state_, true));  // Else the former one stays, and is true.
    }
  }

  const Arguments& arguments_;
  const Job& job_;
  IngestOptions options_;
  RunReport report_;
  Checkpoint state_;
  KeepingTimes times_;
  std::optional<CheckpointFile> file_;
  std::unique_ptr<Output> output_;
  bool logged_ = true;
  bool long_ = false;
};

}  // namespace

int run_job(const Arguments& arguments, const Job& job) {
  return JobRun(arguments, job).run();
}

}  // namespace rapport::cli
