#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "rapport/archive.hpp"
#include "rapport/import.hpp"
#include "rapport/version.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "store_access.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

/// Puts what was read into the store, a transaction a part.
class Importing {
 public:
  Importing(Archive& archive, const Arguments& arguments, Progress& progress)
      : archive_(archive), arguments_(arguments), progress_(progress) {}

  bool take(ImportedPart&& part) {
    for (const Diagnostic& problem : part.problems) {
      show(problem, part.path);
    }
    rows_ += part.rows;
    without_act_ += part.without_act;
    const auto stored = store(part);
    progress_.add(part.rows);
    if (!stored) {
      progress_.clear();
      code_ = store_error(stored.error());
    }
    return stored.has_value();
  }

  [[nodiscard]] int code() const {
    return code_ != kAllRead ? code_ : malformed_ > 0 ? kSomeFailed : kAllRead;
  }

  [[nodiscard]] std::string summary() const {
    std::string line = store_place(arguments_) + ": " + std::to_string(rows_) + " rows read; " +
                       std::to_string(records_) + " records imported, " + std::to_string(unchanged_) +
                       " there already";
    const auto add = [&](std::size_t count, const char* what) {
      line += count > 0 ? "; " + std::to_string(count) + what : "";
    };
    add(malformed_, " malformed");
    add(without_act_, " without a PLOVER category");
    add(kept_, " of stories that are there in another form");
    return line + '\n';
  }

 private:
  // A file of another format is malformed in every row.
  void show(const Diagnostic& problem, const std::string& path) {
    constexpr std::size_t kMostShown = 100;
    progress_.clear();
    if (malformed_ < kMostShown) {
      print_diagnostic(problem, path);
    } else if (malformed_ == kMostShown) {
      print_error("further malformed rows are only counted");
    }
    ++malformed_;
  }

  Result<void> store(ImportedPart& part) {
    const std::string file = part.path == "-" ? "-" : std::filesystem::path(part.path).filename().string();
    const RunInfo run{"", "import=" + arguments_.from + " file=" + file, kVersion};
    std::vector<CodedStory> stories;
    for (CodedStory& coded : part.stories) {
      const auto may = may_store(coded, part.path);
      if (!may) {
        return tl::unexpected(may.error());
      }
      if (*may) {
        stories.push_back(std::move(coded));
      }
    }
    const auto outcomes = archive_.add_all(stories, run, present_time());
    if (!outcomes) {
      return tl::unexpected(outcomes.error());
    }
    for (std::size_t i = 0; i < stories.size(); ++i) {
      const bool same = (*outcomes)[i] == AddOutcome::kUnchanged;
      (same ? unchanged_ : records_) += stories[i].records.size();
    }
    return {};
  }

  // Our own lines lack the text: they must not take the place of a story that was read from its page. And
  // where a story was split over files, the second part must not take the place of the first.
  Result<bool> may_store(const CodedStory& coded, const std::string& path) {
    if (arguments_.from != "jsonl") {
      return true;
    }
    const auto standing = archive_.standing(coded.story);
    if (!standing) {
      return tl::unexpected(standing.error());
    }
    if (!*standing) {
      return true;
    }
    if (!(*standing)->imported) {
      kept_ += coded.records.size();
      return false;
    }
    if ((*standing)->model == coded.records.front().model && lacks_any((*standing)->records, coded.records)) {
      show({Diagnostic::Level::kError, path,
            "story '" + coded.story.id +
                "': other records of it came from another file; import the files together"},
           path);
      return false;
    }
    return true;
  }

  static bool lacks_any(const std::vector<std::string>& ids, const std::vector<Record>& records) {
    return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
      return std::none_of(records.begin(), records.end(), [&](const Record& each) { return each.id == id; });
    });
  }

  Archive& archive_;
  const Arguments& arguments_;
  Progress& progress_;
  int code_ = kAllRead;
  std::size_t rows_ = 0;
  std::size_t records_ = 0;
  std::size_t unchanged_ = 0;
  std::size_t malformed_ = 0;
  std::size_t without_act_ = 0;
  std::size_t kept_ = 0;
};

}  // namespace

int run_import(const Arguments& arguments) {
  const ImportFormat format = *import_format_of(arguments.from);  // Checked by its option.
  int failed = kWrongUse;
  auto archive = open_store(arguments, true, &failed);
  if (!archive) {
    return failed;
  }
  Progress progress(!arguments.quiet && errors_are_terminal(), Progress::Unit::kRows);
  Importing importing(*archive, arguments, progress);
  const auto read = import_records(arguments.pages, format, arguments.coder.data_dir,
                                   [&](ImportedPart&& part) { return importing.take(std::move(part)); });
  progress.clear();
  if (!read) {
    return store_error(read.error());
  }
  Output output;
  if (!arguments.quiet) {
    output.write(importing.summary());
  }
  return finish_output(output, importing.code());
}

}  // namespace rapport::cli
