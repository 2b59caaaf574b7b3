// The commands of `rapport`; each returns the exit code.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "rapport/coder.hpp"

#include "arguments.hpp"

namespace rapport::cli {

[[nodiscard]] int run_read(const Arguments& arguments);
[[nodiscard]] int run_text(const Arguments& arguments);
[[nodiscard]] int run_explain(const Arguments& arguments);
[[nodiscard]] int run_relate(const Arguments& arguments);
[[nodiscard]] int run_add(const Arguments& arguments);
[[nodiscard]] int run_query(const Arguments& arguments);
[[nodiscard]] int run_show(const Arguments& arguments);
[[nodiscard]] int run_timeline(const Arguments& arguments);
[[nodiscard]] int run_check(const Arguments& arguments);
[[nodiscard]] int run_trend(const Arguments& arguments);
[[nodiscard]] int run_dyads(const Arguments& arguments);
[[nodiscard]] int run_coverage(const Arguments& arguments);
[[nodiscard]] int run_diff(const Arguments& arguments);
[[nodiscard]] int run_export(const Arguments& arguments);
[[nodiscard]] int run_correct(const Arguments& arguments);
[[nodiscard]] int run_recode(const Arguments& arguments);
[[nodiscard]] int run_sample(const Arguments& arguments);
[[nodiscard]] int run_audit(const Arguments& arguments);
[[nodiscard]] int run_import(const Arguments& arguments);
[[nodiscard]] int run_compare(const Arguments& arguments);
[[nodiscard]] int run_schema(const Arguments& arguments);
[[nodiscard]] int run_completion(const Arguments& arguments);
[[nodiscard]] int run_version(const Arguments& arguments);

/// What `read` and `text` have in common.
struct Job {
  std::vector<std::string> pages;                        ///< From inputs().
  std::string header;                                    ///< Written first, once.
  std::function<std::string(const CodedStory&)> format;  ///< The text of one story.
  std::function<Result<void>(const std::vector<std::string>& pages, const IngestOptions&, const PageSink&)>
      read;
  std::function<Result<std::vector<std::string>>()> identity;  ///< Names of model and tables; empty: neither.
};

/// The coder's model and tables, as Job::identity.
[[nodiscard]] Result<std::vector<std::string>> identity_of(const Coder& coder);

/// "read" and the like.
[[nodiscard]] const char* name_of(Command command);

/// The pages to read: those named, else standard input. Empty, with an explanation on standard error, where
/// standard input is a terminal, the date or another option is bad, the output or the log would overwrite a
/// page, or a run cannot be gone on with as its output is no file.
[[nodiscard]] std::vector<std::string> inputs(const Arguments& arguments);

/// Reads the pages, writes the stories, shows the diagnostics. The state of a run into a file is kept beside
/// the file (CheckpointFile) until it is complete.
[[nodiscard]] int run_job(const Arguments& arguments, const Job& job);

}  // namespace rapport::cli
