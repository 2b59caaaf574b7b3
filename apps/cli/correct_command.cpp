// correct and recode: what people say of records, and stored stories read again.
#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "rapport/archive.hpp"
#include "rapport/archive_format.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "run_info.hpp"
#include "run_report.hpp"
#include "store_access.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

bool is_field(std::string_view name) {
  return std::find(std::begin(kCorrectableFields), std::end(kCorrectableFields), name) !=
         std::end(kCorrectableFields);
}

std::string fields() {
  std::string out;
  for (const std::string_view field : kCorrectableFields) {
    out += (out.empty() ? "" : ", ") + std::string(field);
  }
  return out;
}

int wrong_correction(const std::string& message) {
  print_error(message);
  print_line("Try 'rapport correct --help'.");
  return kWrongUse;
}

/// Empty, after a message, where one is none.
std::optional<std::vector<FieldValue>> changes_of(const std::vector<std::string>& texts) {
  std::vector<FieldValue> out;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const FieldValue change{text.substr(0, equals),
                            equals == std::string::npos ? "" : text.substr(equals + 1)};
    if (equals == std::string::npos || !is_field(change.field)) {
      wrong_correction("'" + text + "' is no FIELD=VALUE; fields are " + fields());
      return std::nullopt;
    }
    if ((change.field == "rejected" || change.field == "confirmed") && change.value != "yes") {
      wrong_correction("'" + text + "': only 'yes'; --undo " + change.field + " takes it back");
      return std::nullopt;
    }
    out.push_back(change);
  }
  return out;
}

/// A coder with its run; empty, after a message, where there is none.
struct Reader {
  Coder coder;
  RunInfo run;
};
std::optional<Reader> open_reader(const Arguments& arguments) {
  auto coder = Coder::open(arguments.coder);
  if (!coder) {
    print_error(coder.error());
    return std::nullopt;
  }
  auto run = run_of(*coder, arguments);
  if (!run) {
    print_error(run.error());
    return std::nullopt;
  }
  return Reader{std::move(*coder), std::move(*run)};
}

/// The key of the record: the id itself where corrections hang on it, else that of the state which has the
/// id.
Result<std::string> key_of(const Archive& archive, const std::string& id) {
  const auto kept = archive.corrections(id);
  if (!kept) {
    return tl::unexpected(kept.error());
  }
  if (!kept->empty()) {
    return id;
  }
  const auto states = archive.show(id);
  if (!states) {
    return tl::unexpected(states.error());
  }
  const auto same = std::find_if(states->begin(), states->end(), [&](const RecordState& state) {
    const Record& record = state.coded.records.front();
    return record.id == id || record.key == id;
  });
  return (same != states->end() ? *same : states->front()).coded.records.front().key;
}

/// Stores what came of reading again. False, after a message, where that fails.
bool store_again(Archive& archive, const PageResult& page, const RunInfo& run, Progress& progress) {
  bool good = true;
  for (const CodedStory& coded : page.stories) {
    const auto stored = archive.renew(coded, run, present_time());
    if (!stored) {
      progress.clear();
      print_error(stored.error());
    }
    good = good && stored;
    progress.add(1);
  }
  return good;
}

// The stories are read before the correction is taken back, and stored with it, so that what cannot be read
// or stored stays corrected.
int undo(Archive& archive, const Arguments& arguments) {
  const auto key = key_of(archive, arguments.id);
  const auto stories = key ? archive.stories_of(*key) : Result<StoryList>(tl::unexpected(key.error()));
  if (!stories) {
    return store_error(stories.error());
  }
  if (stories->items.empty()) {
    print_error(*key + " was imported: its story has no text to read again");
    return kSomeFailed;
  }
  const auto reader = open_reader(arguments);
  if (!reader) {
    return kWrongUse;
  }
  Progress progress(false);
  std::vector<RereadStory> reread;
  for (const auto& [revision, run] : stories->items) {
    const auto story = archive.story(revision);
    if (!story) {
      return store_error(story.error());
    }
    PageResult page = reader->coder.code(*story, arguments.ingest);
    if (show_diagnostics(page, arguments.quiet, progress)) {
      return kSomeFailed;
    }
    for (CodedStory& coded : page.stories) {
      reread.push_back({std::move(coded), run_after(stories->runs[run], reader->run)});
    }
  }
  const auto count =
      archive.take_back(*key, arguments.undo == "all" ? "" : arguments.undo, present_time(), reread);
  if (!count) {
    return store_error(count.error());
  }
  if (*count == 0) {
    print_error("no correction of " + *key + " is in force" +
                (arguments.undo == "all" ? "" : " for " + arguments.undo));
    return kSomeFailed;
  }
  return kAllRead;
}

int list(const Archive& archive, const Arguments& arguments) {
  std::optional<std::string> key;
  if (!arguments.id.empty()) {
    const auto found = key_of(archive, arguments.id);
    if (!found) {
      return store_error(found.error());
    }
    key = *found;
  }
  const auto corrections = archive.corrections(key);
  if (!corrections) {
    return store_error(corrections.error());
  }
  Output output;
  for (const Correction& correction : *corrections) {
    output.write(correction_to_text(correction));
  }
  return finish_output(output, kAllRead);
}

int correct(Archive& archive, const Arguments& arguments) {
  const auto changes = changes_of(arguments.changes);
  if (!changes) {
    return kWrongUse;
  }
  const auto states = archive.correct(arguments.id, *changes, arguments.author, present_time());
  if (!states) {
    return store_error(states.error());
  }
  Output output;
  if (!arguments.quiet && !states->empty()) {
    const RecordState& state = states->front();
    output.write(state.until ? state.coded.records.front().key + ": rejected\n"
                             : state_to_text(state, {colour_wanted(), output_width()}));
  }
  return finish_output(output, kAllRead);
}

}  // namespace

int run_correct(const Arguments& arguments) {
  if (!arguments.undo.empty() && arguments.undo != "all" && !is_field(arguments.undo)) {
    return wrong_correction("--undo: '" + arguments.undo + "' is no field; fields are " + fields());
  }
  const bool changes = !arguments.changes.empty();
  if (int(changes) + int(!arguments.undo.empty()) + int(arguments.list) != 1) {
    return wrong_correction("give FIELD=VALUE, --undo or --list, one of them");
  }
  if (arguments.id.empty() && !arguments.list) {
    return wrong_correction("no record: its id or key is needed");
  }
  auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  return arguments.list ? list(*archive, arguments)
         : changes      ? correct(*archive, arguments)
                        : undo(*archive, arguments);
}

int run_recode(const Arguments& arguments) {
  const auto reader = open_reader(arguments);
  if (!reader) {
    return kWrongUse;
  }
  auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const bool filtered = !arguments.filter_words.empty();
  const auto stories = archive->stories(filtered ? std::optional(arguments.filter) : std::nullopt);
  if (!stories) {
    return store_error(stories.error());
  }
  Progress progress(!arguments.quiet && errors_are_terminal(), Progress::Unit::kStories);
  std::size_t read = 0;
  std::size_t passed = 0;
  int code = kAllRead;
  for (const auto& [revision, run] : stories->items) {
    const RunInfo& former = stories->runs[run];
    if (former == run_after(former, reader->run)) {
      ++passed;
      continue;
    }
    const auto story = archive->story(revision);
    if (!story) {
      progress.clear();
      return store_error(story.error());
    }
    const PageResult page = reader->coder.code(*story, arguments.ingest);
    const bool failed = show_diagnostics(page, arguments.quiet, progress);
    const bool stored = store_again(*archive, page, run_after(former, reader->run), progress);
    code = stored && !failed ? code : kSomeFailed;
    ++read;
  }
  progress.clear();
  Output output;
  if (!arguments.quiet) {
    output.write(store_place(arguments) + ": " + std::to_string(read) + " read again, " +
                 std::to_string(passed) + " passed over\n");
  }
  return finish_output(output, code);
}

}  // namespace rapport::cli
