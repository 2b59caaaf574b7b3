#include "run_report.hpp"

#include "messages.hpp"
#include "terminal.hpp"

namespace rapport::cli {

RunReport::RunReport(const Arguments& arguments, bool drawn)
    : arguments_(arguments), progress_(drawn && !arguments.quiet) {}

bool RunReport::begin(const std::vector<std::string>& pages, const RunCounts& counts,
                      std::uint64_t log_bytes) {
  counts_ = counts;
  if (arguments_.log) {
    log_ = std::make_unique<Output>(*arguments_.log, log_bytes);
    if (log_->error_number() != 0) {
      return finish_output(*log_, kAllRead) == kAllRead;
    }
  }
  if (progress_.enabled()) {
    progress_.begin(bytes_of_inputs(pages, arguments_.ingest), counts, arguments_.ingest.begin_at.bytes);
  }
  return true;
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

bool RunReport::take(const PageResult& page) {
  show(page);
  add_to(counts_, page);
  progress_.show(counts_, page.position.bytes);
  return !log_ || log_->write(log_to_jsonl(page));
}

bool RunReport::sync() {
  return !log_ || log_->sync();
}

int RunReport::finish(int code, bool coded) {
  progress_.clear();
  // Who reads a few pages from a script sees from the messages what became of them.
  constexpr std::uint64_t kMany = 100;
  if (!arguments_.quiet && counts_.items >= (errors_are_terminal() ? 2 : kMany)) {
    print_error(counts_to_text(counts_, coded));
  }
  code = code == kAllRead && counts_.failed > 0 ? kSomeFailed : code;
  return log_ ? finish_output(*log_, code) : code;
}

}  // namespace rapport::cli
