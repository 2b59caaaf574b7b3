#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rapport/archive.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "run_info.hpp"
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
  /// Shows what is to be said of a page; false where it could not be read whole.
  using Show = std::function<bool(const PageResult&)>;

  Adding(Archive& archive, const Coder& coder, const Arguments& arguments, RunInfo run)
      : archive_(archive), coder_(coder), arguments_(arguments), run_(std::move(run)) {}

  // A story was skipped before those in front of it were stored: whether it is there is asked once more, and
  // it is read where it is not.
  Result<void> take(PageResult&& page, const Show& show) {
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
        waiting_.insert_or_assign(identity, Waiting{++number_, std::move(coded)});
      } else {
        fresh.push_back(std::move(coded));
      }
    }
    if (auto stored = store(fresh); !stored || waiting_.size() < kMostWaiting) {
      return stored;
    }
    return store_waiting(kMostWaiting / 2);
  }

  Result<void> finish() { return store_waiting(waiting_.size()); }

  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  static constexpr std::size_t kMostWaiting = 1024;
  struct Waiting {
    std::size_t number = 0;
    CodedStory coded;
  };

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
  Progress progress(!arguments.quiet && errors_are_terminal());
  Adding adding(*archive, *coder, arguments, *run);
  int code = kAllRead;
  const auto show = [&](const PageResult& page) {
    const bool failed = show_diagnostics(page, arguments.quiet, progress);
    code = failed ? kSomeFailed : code;
    return !failed;
  };
  const auto told = [&](const Result<void>& stored) {
    if (!stored) {
      progress.clear();
      code = store_error(stored.error());
    }
    return stored.has_value();
  };
  // What cannot be told is read; adding it tells why.
  const auto wanted = [&](const Story& story) { return !archive->has(story, *run).value_or(false); };
  bool whole = true;
  const auto store = [&](PageResult&& page) {
    show(page);
    std::size_t records = 0;
    for (const CodedStory& story : page.stories) {
      records += story.records.size();
    }
    whole = told(adding.take(std::move(page), show));
    progress.add_page(records);
    return whole;
  };
  IngestOptions options = arguments.ingest;
  options.left_out = store_files(arguments);
  const auto read = coder->read_all(pages, options, store, wanted);
  if (read && whole) {
    told(adding.finish());
  }
  progress.clear();
  if (!read) {
    print_error(read.error());
    return kWrongUse;
  }
  Output output;
  if (!arguments.quiet) {
    output.write(Archive::shown(store_place(arguments)) + ": " + summary(adding.totals()));
  }
  return finish_output(output, code);
}

}  // namespace rapport::cli
