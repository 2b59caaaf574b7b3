// The command line as values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/filter.hpp"
#include "rapport/options.hpp"

namespace rapport::cli {

/// Exit codes of the program; docs/guide/rapport.1 explains them.
inline constexpr int kAllRead = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kWrongUse = 2;

enum class Command {
  kRead,
  kText,
  kExplain,
  kRelate,
  kAdd,
  kQuery,
  kShow,
  kTimeline,
  kCheck,
  kTrend,
  kDyads,
  kCoverage,
  kDiff,
  kExport,
  kCorrect,
  kRecode,
  kSample,
  kAudit,
  kImport,
  kCompare,
  kSchema,
  kCompletion,
  kVersion
};

/// What the user asked for.
struct Arguments {
  Command command = Command::kRead;
  std::vector<std::string> pages;
  IngestOptions ingest;
  CoderOptions coder;
  std::string format;              ///< Empty: chosen by where the output goes.
  std::optional<std::string> out;  ///< Empty: standard output.
  bool quiet = false;
  bool resume = false;             ///< Go on where an interrupted run stopped.
  std::optional<std::string> log;  ///< Empty: none is written.
  std::string job_words;           ///< The options that the output depends on, as given.
  std::string shell;               ///< Of `completion`.
  std::string as = "auto";         ///< As given; `ingest.format` in words.
  // Of the commands on a store:
  std::string store;  ///< Empty: $RAPPORT_STORE, else rapport.db.
  RecordFilter filter;
  PageOptions page;
  std::optional<std::size_t> limit;  ///< Empty: as the format suggests.
  bool count = false;
  std::string id;                    ///< Of `show`; of `diff` the point in time.
  std::string one;                   ///< Of `timeline`; of `compare` a store or an origin.
  std::string other;                 ///< The same.
  std::size_t days = 1;              ///< Of `compare`.
  std::string to;                    ///< Of `export`: the format.
  bool no_text = false;              ///< Of `export`.
  bool one_a_day = false;            ///< Of `export`.
  std::string schema = "record";     ///< Of `schema`.
  std::string from;                  ///< Of `import`: the format.
  std::string filter_words;          ///< The filters as given, for a codebook.
  std::string period = "month";      ///< Of `trend`.
  std::string by;                    ///< Of `trend` and `coverage`; empty: no groups, days.
  std::string per;                   ///< Of `trend`: "" or "stories".
  std::vector<std::string> changes;  ///< Of `correct`, as FIELD=VALUE.
  std::string author;                ///< Of `correct`.
  std::string undo;                  ///< Of `correct`: a field, or "all"; empty: nothing is taken back.
  bool list = false;                 ///< Of `correct`.
  std::size_t sample = 0;            ///< Of `sample`: how many records.
  std::uint64_t seed = 1;            ///< Of `sample`.
};

/// The arguments, or the exit code where there is nothing left to do: help was printed, or the use was wrong
/// and has been explained on standard error.
struct Parsed {
  std::optional<Arguments> arguments;
  int exit_code = kAllRead;
};
[[nodiscard]] Parsed parse_arguments(int argc, const char* const* argv);

}  // namespace rapport::cli
