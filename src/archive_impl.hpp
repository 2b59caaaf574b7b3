// What an Archive holds.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "rapport/archive.hpp"

#include "coding/record_correction.hpp"
#include "dict/ontology.hpp"
#include "store/correction_table.hpp"
#include "store/database.hpp"
#include "store/record_loader.hpp"
#include "store/story_writer.hpp"

namespace rapport {

/// One connection and what is kept beside it; `mutex` lets one thread in at a time.
struct Archive::Impl {
  Impl(std::unique_ptr<store::Database> opened, std::string folder)
      : database(std::move(opened)), writer(*database), loader(*database), table_folder(std::move(folder)) {}

  /// As StoryWriter::add, with the corrections of its records applied.
  [[nodiscard]] Result<AddOutcome> write(const CodedStory& story, const RunInfo& run, std::string_view now,
                                         bool always);

  /// The story with its records as `changes` want them: those that are rejected are left out. `refused` takes
  /// what made no sense.
  [[nodiscard]] Result<CodedStory> corrected(const CodedStory& story, const store::ChangesByKey& changes,
                                             std::vector<Error>& refused,
                                             const coding::KnownParties& known = {});

  /// By which a further change of the record may name parties.
  [[nodiscard]] Result<coding::KnownParties> known_parties(const std::string& key);

  /// Read when the first correction is to be applied.
  [[nodiscard]] Result<const dict::Ontology*> codes();

  std::mutex mutex;
  std::unique_ptr<store::Database> database;
  store::StoryWriter writer;
  store::RecordLoader loader;
  std::string table_folder;
  std::optional<dict::Ontology> ontology;
  std::optional<bool> any_corrections;  // In the transaction under way; empty: not looked for yet.
};

/// Runs `work` alone and on one state of the store.
template <class Answer, class Held, class Work>
Result<Answer> in_snapshot(Held& held, const Work& work) {
  const std::lock_guard lock(held.mutex);
  const auto snapshot = store::Snapshot::begin(*held.database);
  if (!snapshot) {
    return tl::unexpected(snapshot.error());
  }
  return work();
}

/// Runs `work` alone and in one transaction; what it did is undone where it fails.
template <class Answer, class Held, class Work>
Result<Answer> in_transaction(Held& held, const Work& work) {
  const std::lock_guard lock(held.mutex);
  const auto whole = [&]() -> Result<Answer> {
    auto transaction = store::Transaction::begin(*held.database);
    if (!transaction) {
      return tl::unexpected(transaction.error());
    }
    held.writer.begin();
    held.any_corrections.reset();
    auto answer = work();
    if (!answer) {
      return answer;
    }
    if (auto done = held.writer.finish().and_then([&] { return transaction->commit(); }); !done) {
      return tl::unexpected(done.error());
    }
    return answer;
  };
  auto answer = whole();
  if (!answer) {
    held.writer.forget();
    held.loader.forget();
  }
  return answer;
}

}  // namespace rapport
