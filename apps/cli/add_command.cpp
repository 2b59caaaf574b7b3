#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rapport/archive.hpp"
#include "rapport/checkpoint.hpp"

#include "commands.hpp"
#include "kept_run.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "run_info.hpp"
#include "run_report.hpp"
#include "stop_signals.hpp"
#include "store_access.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

/// What a run has done so far.
struct Totals {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t unchanged = 0;
  std::size_t records = 0;
};

/// Stores what was read, in order. A story that is to replace another waits: where a later version of it
/// comes in the same run, only that counts, so that a feed with two versions of a story changes nothing when
/// it is added again.
class Adding {
 public:
  /// Shows what is to be said of a story that is read again.
  using Show = std::function<void(const PageResult&)>;

  Adding(Archive& archive, const Coder& coder, const Arguments& arguments, RunInfo run)
      : archive_(archive), coder_(coder), arguments_(arguments), run_(std::move(run)) {}

  // A story was skipped before those in front of it were stored: whether it is there is asked once more, and
  // it is read where it is not. `before` is the state of the run in front of the page.
  Result<void> take(PageResult&& page, const Checkpoint& before, const Show& show) {
    for (const Story& story : page.skipped) {
      waiting_.erase(Archive::identity(story));
      if (archive_.has(story, run_).value_or(false)) {
        ++totals_.unchanged;
        continue;
      }
      PageResult again = coder_.code(story, arguments_.ingest);
      show(again);
      std::move(again.stories.begin(), again.stories.end(), std::back_inserter(page.stories));
    }
    std::vector<CodedStory> fresh;
    for (CodedStory& coded : page.stories) {
      const std::string identity = Archive::identity(coded.story);
      waiting_.erase(identity);
      if (archive_.knows(coded.story).value_or(false) && !archive_.has(coded.story, run_).value_or(false)) {
        waiting_.insert_or_assign(identity, Waiting{++number_, std::move(coded), before});
      } else {
        fresh.push_back(std::move(coded));
      }
    }
    if (auto stored = store(fresh); !stored) {
      return stored;
    }
    if (waiting_.size() >= kMostWaiting) {
      return store_waiting(kMostWaiting / 2);
    }
    const Waiting* first = first_waiting();
    return first != nullptr && before.counts.items - first->before.counts.items > kLongestWait
               ? store_waiting(1)
               : Result<void>{};
  }

  // The state from which a run that is broken off now is to be gone on with: stories that wait are not
  // stored.
  [[nodiscard]] const Checkpoint& safe(const Checkpoint& present) const {
    const Waiting* first = first_waiting();
    return first != nullptr ? first->before : present;
  }

  Result<void> finish() { return store_waiting(waiting_.size()); }

  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  static constexpr std::size_t kMostWaiting = 1024;
  // In items; so many are read again, though not coded, where a run is gone on with.
  static constexpr std::uint64_t kLongestWait = std::uint64_t{1} << 16U;
  struct Waiting {
    std::size_t number = 0;
    CodedStory coded;
    Checkpoint before;
  };

  [[nodiscard]] const Waiting* first_waiting() const {
    const auto first = std::min_element(waiting_.begin(), waiting_.end(), [](const auto& a, const auto& b) {
      return a.second.number < b.second.number;
    });
    return first == waiting_.end() ? nullptr : &first->second;
  }

  // The first `count` of those that wait.
  Result<void> store_waiting(std::size_t count) {
    std::map<std::size_t, std::string> order;
    for (const auto& [identity, waiting] : waiting_) {
      order.emplace(waiting.number, identity);
    }
    std::vector<CodedStory> stories;
    for (const auto& [number, identity] : order) {
      if (stories.size() < count) {
        stories.push_back(std::move(waiting_.extract(identity).mapped().coded));
      }
    }
    return store(stories);
  }

  Result<void> store(const std::vector<CodedStory>& stories) {
    if (stories.empty()) {
      return {};
    }
    const auto outcomes = archive_.add_all(stories, run_, present_time());
    if (!outcomes) {
      return tl::unexpected(outcomes.error());
    }
    for (std::size_t i = 0; i < stories.size(); ++i) {
      if ((*outcomes)[i] == AddOutcome::kUnchanged) {
        ++totals_.unchanged;
        continue;
      }
      ++((*outcomes)[i] == AddOutcome::kAdded ? totals_.added : totals_.replaced);
      totals_.records += stories[i].records.size();
    }
    return {};
  }

  Archive& archive_;
  const Coder& coder_;
  const Arguments& arguments_;
  RunInfo run_;
  Totals totals_;
  std::size_t number_ = 0;
  std::unordered_map<std::string, Waiting> waiting_;  // By identity.
};

std::string summary(const Totals& totals) {
  const auto stories = [](std::size_t count) {
    return std::to_string(count) + (count == 1 ? " story" : " stories");
  };
  return stories(totals.added) + " added, " + std::to_string(totals.replaced) + " replaced, " +
         std::to_string(totals.unchanged) + " there already; " + std::to_string(totals.records) +
         (totals.records == 1 ? " record" : " records") + '\n';
}

// One run of `rapport add`. Its state is kept in the store, which never says that more has been read than it
// holds.
class AddRun {
 public:
  AddRun(const Arguments& arguments, const Coder& coder, Archive& archive, const RunInfo& run)
      : arguments_(arguments),
        coder_(coder),
        archive_(archive),
        run_(run),
        report_(arguments, errors_are_terminal()),
        adding_(archive, coder, arguments, run) {}

  // The exit code.
  int run(const std::vector<std::string>& pages) {
    job_ = job_of(arguments_, {"model=" + run_.model, "run=" + run_.options}, pages);
    key_ = job_key(job_);
    if (auto found = find_state(); !found) {
      return store_error(found.error());
    }
    if (!report_.begin(pages, state_.counts, state_.log_bytes)) {
      return kSomeFailed;
    }
    return read(pages);
  }

 private:
  Result<void> find_state() {
    const auto kept = archive_.progress(key_);
    if (!kept) {
      return tl::unexpected(kept.error());
    }
    kept_ = kept->has_value();
    if (!arguments_.resume) {
      return {};
    }
    if (!kept_) {
      if (!arguments_.quiet) {
        print_error("note: no run of these pages with these options was interrupted: it begins anew");
      }
      return {};
    }
    auto state = checkpoint_of_json(**kept);
    if (!state) {
      return tl::unexpected(state.error());
    }
    if (const auto differs = difference(state->job, job_)) {
      return fail(ErrorCode::kBadOption, "the run that was interrupted is another one: " + *differs);
    }
    state_ = std::move(*state);
    state_.job.clear();  // It is copied for every page.
    return {};
  }

  int read(const std::vector<std::string>& pages) {
    const StopSignals signals;
    IngestOptions options = arguments_.ingest;
    options.left_out = store_files(arguments_);
    options.begin_at = state_.position;
    options.stop = is_to_stop;
    // What cannot be told is read; adding it tells why.
    const auto wanted = [&](const Story& story) { return !archive_.has(story, run_).value_or(false); };
    const auto read =
        coder_.read_all(pages, options, [&](PageResult&& page) { return take(std::move(page)); }, wanted);
    report_.clear();
    if (!read) {
      print_error(read.error());
      return kWrongUse;
    }
    const bool was_stopped = StopSignals::came() != 0;
    if (good_ && was_stopped) {
      told(keep());
    } else if (good_ && told(adding_.finish()) && kept_) {
      told(archive_.forget_progress(key_));
    }
    return finish(was_stopped);
  }

  bool take(PageResult&& page) {
    const Checkpoint before = state_;
    logged_ = report_.take(page);
    state_.position = page.position;
    state_.counts = report_.counts();
    state_.log_bytes = report_.log_bytes();
    // A story that is read again here is no item of its own.
    const auto show = [&](const PageResult& again) { code_ = report_.show(again) ? kSomeFailed : code_; };
    good_ = logged_ && told(adding_.take(std::move(page), before, show));
    times_.at([&] { good_ = good_ && told(keep()); });
    return good_;
  }

  Result<void> keep() {
    if (!report_.sync()) {  // The log has to be there before the state that says so.
      return {};
    }
    kept_ = true;
    Checkpoint state = adding_.safe(state_);
    state.job = job_;
    return archive_.keep_progress(key_, checkpoint_to_json(state));
  }

  bool told(const Result<void>& stored) {
    if (!stored) {
      report_.clear();
      code_ = store_error(stored.error());
    }
    return stored.has_value();
  }

  int finish(bool was_stopped) {
    Output output;
    if (!arguments_.quiet) {
      output.write(Archive::shown(store_place(arguments_)) + ": " + summary(adding_.totals()));
    }
    const int code = finish_output(output, report_.finish(code_, true));
    const int signal = was_stopped ? stopped(report_.counts(), good_) : 0;
    return signal != 0 ? signal : code;
  }

  const Arguments& arguments_;
  const Coder& coder_;
  Archive& archive_;
  const RunInfo& run_;
  RunReport report_;
  Adding adding_;
  Checkpoint state_;  // Without its job.
  std::vector<std::string> job_;
  std::string key_;
  bool kept_ = false;  // Whether the store has a state of this job.
  KeepingTimes times_;
  int code_ = kAllRead;
  bool good_ = true;
  bool logged_ = true;
};

}  // namespace

int run_add(const Arguments& arguments) {
  const auto pages = inputs(arguments);
  if (pages.empty()) {
    return kWrongUse;
  }
  const auto coder = Coder::open(arguments.coder);
  if (!coder) {
    print_error(coder.error());
    return kWrongUse;
  }
  const auto run = run_of(*coder, arguments);
  if (!run) {
    print_error(run.error());
    return kWrongUse;
  }
  auto archive = open_store(arguments, true);
  if (!archive) {
    return kWrongUse;
  }
  return AddRun(arguments, *coder, *archive, *run).run(pages);
}

}  // namespace rapport::cli
