// One item through all stages: bytes, stories, sentences, frames, records.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rapport/coder.hpp"
#include "rapport/options.hpp"

#include "analysis/language_core.hpp"
#include "base/deadline.hpp"
#include "coding/chain_builder.hpp"
#include "dict/dictionary.hpp"
#include "ingest/source.hpp"
#include "pipeline/ordered_runner.hpp"

namespace rapport::pipeline {

/// Turns one item into its stories without coding them; what cannot be read, or takes too long, becomes a
/// diagnostic.
[[nodiscard]] PageResult split_page(const ingest::Item& item, const IngestOptions& options);

/// The loaded stages. Thread-safe after load().
class StoryReader {
 public:
  /// Loads model and tables from where the options or the program's own place say. Errors: kBadModel,
  /// kBadTable, kBadOption.
  [[nodiscard]] static Result<StoryReader> load(const CoderOptions& options);

  /// Codes one item; what cannot be read becomes a diagnostic. An item that takes longer than the options
  /// allow has one of kTimeout and no stories; the time is looked at between stages and between batches of
  /// sentences.
  /// Stories that are not `wanted` go to PageResult::skipped; without a test all are.
  [[nodiscard]] PageResult read(const ingest::Item& item, const IngestOptions& options,
                                const StoryTest& wanted = {}) const;

  /// The same for several items, with one answer for each, in order. The sentences of short ones are read
  /// together, which is faster and changes nothing else; PageResult::seconds is then a share by length.
  [[nodiscard]] std::vector<PageResult> read(const ItemGroup& items, const IngestOptions& options,
                                             const StoryTest& wanted = {}) const;

  /// Codes one story that was split before.
  [[nodiscard]] PageResult code(const Story& story, const IngestOptions& options) const;

  /// The same as read() with the steps behind the records in CodedStory::explanation.
  [[nodiscard]] PageResult explain(const ingest::Item& item, const IngestOptions& options) const;

  [[nodiscard]] const analysis::LanguageCore& core() const { return core_; }
  [[nodiscard]] const std::string& model_name() const { return core_.manifest().name; }

 private:
  StoryReader(analysis::LanguageCore core, dict::Dictionary dictionary, coding::ChainWeights chain_weights);

  [[nodiscard]] PageResult run(const ingest::Item& item, const IngestOptions& options, bool explained,
                               const StoryTest& wanted) const;

  /// Codes the stories of `result`; `where` names their item.
  void code_all(PageResult& result, const std::string& where, const base::Deadline& deadline,
                bool explained) const;

  /// Fills in sentences and records, `explained` the steps too; false where the story is not in English, and
  /// has no records for it. Errors: kBadShape, kTimeout.
  [[nodiscard]] Result<bool> code(CodedStory& coded, const base::Deadline& deadline, bool explained) const;

  /// The answers to `items`, from one reading of all sentences. Errors: as analyse(); then nothing is known.
  [[nodiscard]] Result<std::vector<PageResult>> read_together(const ItemGroup& items,
                                                              const IngestOptions& options,
                                                              const StoryTest& wanted) const;

  /// Fills in the records from the frames.
  void finish(CodedStory& coded, const std::vector<Frame>& frames, bool explained) const;

  analysis::LanguageCore core_;
  dict::Dictionary dictionary_;
  coding::ChainWeights chain_weights_;
};

}  // namespace rapport::pipeline
