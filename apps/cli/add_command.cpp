#include <algorithm>

#include "rapport/archive.hpp"
#include "rapport/version.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "progress.hpp"
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

// Everything that the records depend on beside the pages; limits only decide whether there are any.
Result<RunInfo> run_of(const Coder& coder, const Arguments& arguments) {
  auto tables = coder.tables_hash();
  if (!tables) {
    return tl::unexpected(tables.error());
  }
  std::string options = "as=" + arguments.as;
  if (arguments.ingest.published) {
    options += " published=" + *arguments.ingest.published;
  }
  return RunInfo{coder.model_name(), options + " tables=" + *tables, kVersion};
}

void count(const PageResult& page, const std::vector<AddOutcome>& outcomes, Totals& totals) {
  totals.unchanged += page.skipped;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i] == AddOutcome::kUnchanged) {
      ++totals.unchanged;
      continue;
    }
    ++(outcomes[i] == AddOutcome::kAdded ? totals.added : totals.replaced);
    totals.records += page.stories[i].records.size();
  }
}

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
  Totals totals;
  int code = kAllRead;
  // What cannot be told is read; adding it tells why.
  const auto wanted = [&](const Story& story) { return !archive->has(story, *run).value_or(false); };
  const auto store = [&](PageResult&& page) {
    code = show_diagnostics(page, arguments.quiet, progress) ? kSomeFailed : code;
    if (!page.stories.empty()) {
      const auto outcomes = archive->add_all(page.stories, *run, present_time());
      if (!outcomes) {
        progress.clear();
        code = store_error(outcomes.error());
        return false;
      }
      count(page, *outcomes, totals);
    } else {
      count(page, {}, totals);
    }
    std::size_t records = 0;
    for (const CodedStory& story : page.stories) {
      records += story.records.size();
    }
    progress.add_page(records);
    return true;
  };
  const auto read = coder->read_all(pages, arguments.ingest, store, wanted);
  progress.clear();
  if (!read) {
    print_error(read.error());
    return kWrongUse;
  }
  Output output;
  if (!arguments.quiet) {
    output.write(store_place(arguments) + ": " + summary(totals));
  }
  return finish_output(output, code);
}

}  // namespace rapport::cli
