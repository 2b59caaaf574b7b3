// One item through all stages: bytes, stories, sentences, frames, records.
#pragma once

#include <memory>
#include <string>

#include "rapport/coder.hpp"
#include "rapport/options.hpp"

#include "analysis/language_core.hpp"
#include "dict/dictionary.hpp"
#include "ingest/source.hpp"

namespace rapport::pipeline {

/// Turns one item into its stories without coding them.
[[nodiscard]] PageResult split_page(const ingest::Item& item, const IngestOptions& options);

/// The loaded stages. Thread-safe after load().
class StoryReader {
 public:
  /// Loads model and tables from where the options or the program's own place say. Errors: kBadModel,
  /// kBadTable, kBadOption.
  [[nodiscard]] static Result<StoryReader> load(const CoderOptions& options);

  /// Codes one item; what cannot be read becomes a diagnostic.
  [[nodiscard]] PageResult read(const ingest::Item& item, const IngestOptions& options) const;

  [[nodiscard]] const std::string& model_name() const { return core_.manifest().name; }

 private:
  StoryReader(analysis::LanguageCore core, dict::Dictionary dictionary);

  analysis::LanguageCore core_;
  dict::Dictionary dictionary_;
};

}  // namespace rapport::pipeline
