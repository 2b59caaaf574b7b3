// The façade: pages in, stories and records out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/entity.hpp"
#include "rapport/explanation.hpp"
#include "rapport/options.hpp"
#include "rapport/record.hpp"
#include "rapport/relation.hpp"
#include "rapport/result.hpp"
#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

namespace rapport {

/// A story, its sentences and its records.
struct CodedStory {
  Story story;
  std::vector<Sentence> sentences;
  std::vector<Record> records;
  /// In order of sentence and trigger; of explain() and explain_all().
  std::vector<FrameTrace> explanation = {};
  /// Entity mentions in order; of explain() and explain_all(), where the model finds them.
  std::vector<EntityMention> entities = {};
};

/// What came of one input item (a page, or one line of a JSONL file). An item that could not be read has no
/// stories and a diagnostic of level kError.
struct PageResult {
  std::string path;
  std::vector<CodedStory> stories;
  std::vector<Diagnostic> diagnostics;
  std::vector<Story> skipped = {};  ///< Those that were not wanted; see Coder::read_all.
  double seconds = 0;               ///< Of work on the item by IngestOptions::clock; 0 without one.
  RunPosition position = {};        ///< Of a run over inputs: behind the item.
};

/// Takes the results in the order of the inputs, on the calling thread. Returns false to stop.
using PageSink = std::function<bool(PageResult&&)>;

/// Whether a story is to be coded. Called from several threads at once, before its sentences are known.
using StoryTest = std::function<bool(const Story&)>;

/// Takes the answers to relation queries in the order of the lines, on the calling thread. Returns false to
/// stop.
using RelationSink = std::function<bool(RelationResult&&)>;

/// Splits pages into stories without coding them; the work behind `rapport text`.
/// `paths`: files, folders (read recursively, in byte order of their names) or "-" for standard input.
/// Errors of single pages go to the results; the call itself fails on kBadDate and kBadOption only, the
/// latter also where the inputs in front of `options.begin_at` are not those of the run that it is of.
[[nodiscard]] Result<void> read_stories(const std::vector<std::string>& paths, const IngestOptions& options,
                                        const PageSink& sink);

/// The bytes of all inputs as they lie in the files, folders with all that is in them; nothing is opened.
/// Empty where one has no size, as a pipe.
[[nodiscard]] std::optional<std::uint64_t> bytes_of_inputs(const std::vector<std::string>& paths,
                                                           const IngestOptions& options);

/// Whether a pattern of paths, as "news/**/*.html", finds the file, or a folder that it lies in.
[[nodiscard]] bool names_file(const std::string& pattern, const std::string& file);

/// Reads news pages into event records. Thread-safe after open(); holds the model and the tables (about 150
/// MB).
class Coder {
 public:
  /// Loads model and tables. Errors: kBadModel, kBadTable, kBadOption.
  [[nodiscard]] static Result<Coder> open(const CoderOptions& options);

  Coder(const Coder&) = delete;
  Coder& operator=(const Coder&) = delete;
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  /// Codes one page held in memory. `path` names it in diagnostics and records. Never fails as a whole.
  [[nodiscard]] PageResult read(std::string_view bytes, std::string_view path,
                                const IngestOptions& options) const;

  /// Codes a story that was split before, a skipped one for instance. Never fails as a whole.
  [[nodiscard]] PageResult code(const Story& story, const IngestOptions& options) const;

  /// Codes files, folders and "-", `threads` pages at a time; results come in input order, the same bytes
  /// whatever the number of threads. Errors as read_stories.
  [[nodiscard]] Result<void> read_all(const std::vector<std::string>& paths, const IngestOptions& options,
                                      const PageSink& sink) const;

  /// The same for the stories that are `wanted`; the others go to PageResult::skipped.
  [[nodiscard]] Result<void> read_all(const std::vector<std::string>& paths, const IngestOptions& options,
                                      const PageSink& sink, const StoryTest& wanted) const;

  /// The relation between two given parties of a sentence. Errors: kBadModel where the model cannot tell.
  [[nodiscard]] Result<Relation> relate(const RelationQuery& query) const;

  /// Answers the lines of JSONL files or "-" (docs/formats/relate.md), `threads` at a time, in order; a bad
  /// line gives its error. Errors: kBadModel where the model cannot tell; nothing is read then.
  [[nodiscard]] Result<void> relate_all(const std::vector<std::string>& paths, const IngestOptions& options,
                                        const RelationSink& sink) const;

  /// As read() and read_all(), and fills CodedStory::explanation: every frame that the network found,
  /// whatever its confidence, how its words were resolved, and which record it ended in. The records are the
  /// same.
  [[nodiscard]] PageResult explain(std::string_view bytes, std::string_view path,
                                   const IngestOptions& options) const;
  [[nodiscard]] Result<void> explain_all(const std::vector<std::string>& paths, const IngestOptions& options,
                                         const PageSink& sink) const;

  /// "default-1" and the like: name and version from the model's manifest.
  [[nodiscard]] const std::string& model_name() const;

  /// 16 hex digits that change with any byte of the tables. Reads their files. Errors: kBadTable.
  [[nodiscard]] Result<std::string> tables_hash() const;

 private:
  struct Impl;
  explicit Coder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
