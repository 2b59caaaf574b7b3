#include "kept_run.hpp"

#include <algorithm>
#include <iterator>

#include "rapport/version.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "stop_signals.hpp"
#include "terminal.hpp"

namespace rapport::cli {

void KeepingTimes::at(const std::function<void()>& keep) {
  const Clock::time_point begin = Clock::now();
  if (begin < next_) {
    return;
  }
  keep();
  constexpr int kShare = 20;
  const auto end = Clock::now();
  next_ = end + std::max<Clock::duration>(std::chrono::milliseconds(500), kShare * (end - begin));
}

std::vector<std::string> job_of(const Arguments& arguments, const std::vector<std::string>& identity,
                                const std::vector<std::string>& pages) {
  std::vector<std::string> job = {std::string("command=") + name_of(arguments.command),
                                  std::string("program=") + kVersion};
  job.insert(job.end(), identity.begin(), identity.end());
  job.push_back("options=" + arguments.job_words);
  if (arguments.format == "table" || arguments.format == "report" ||
      (arguments.command == Command::kExplain && arguments.format != "jsonl")) {
    job.push_back("width=" + std::to_string(output_width()) + (colour_wanted() ? " in colour" : ""));
  }
  job.push_back("log=" + arguments.log.value_or(""));
  // A long list, of a shell's pattern, is named by its hash: it is written every second.
  constexpr std::size_t kMostNamed = 100;
  if (pages.size() > kMostNamed) {
    job.push_back("pages=" + std::to_string(pages.size()) + " with hash " + job_key(pages));
    return job;
  }
  std::transform(pages.begin(), pages.end(), std::back_inserter(job),
                 [](const std::string& page) { return "page=" + page; });
  return job;
}

int stopped(const RunCounts& counts, bool kept) {
  const int number = StopSignals::came();
  if (number == 0) {
    return 0;
  }
  print_error("stopped by " + StopSignals::name(number) + " after " + std::to_string(counts.stories) +
              (counts.stories == 1 ? " story" : " stories") +
              (kept ? "; the same command with --resume goes on" : ""));
  constexpr int kBySignal = 128;
  return kBySignal + number;
}

bool is_to_stop() {
  return StopSignals::came() != 0;
}

}  // namespace rapport::cli
