// Records out of the store, as they went in.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "rapport/coder.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// Loads records by their numbers. Keeps the stories of the last call, as the next page often has them again.
class RecordLoader {
 public:
  explicit RecordLoader(Database& database) : database_(database) {}

  /// The records in the order of `numbers`; those that follow each other and come from one revision stand in
  /// one CodedStory. Its sentences are not loaded. Errors: those of Database; kBadStore where one is missing.
  [[nodiscard]] Result<std::vector<CodedStory>> load(const std::vector<std::int64_t>& numbers);

  /// The whole story of a revision: with its sentences, which have no tokens, and all its records.
  [[nodiscard]] Result<CodedStory> load_revision(std::int64_t revision);

  /// Must follow a transaction that was undone.
  void forget() { stories_.clear(); }

 private:
  struct Loaded {
    Record record;
    std::int64_t revision = 0;
  };
  using Records = std::unordered_map<std::int64_t, Loaded>;

  [[nodiscard]] Result<void> load_records(const std::vector<std::int64_t>& numbers, Records& records);
  [[nodiscard]] Result<void> load_stories(const Records& records);
  [[nodiscard]] Result<void> load_stories_of(const std::vector<std::int64_t>& revisions);
  [[nodiscard]] Result<void> load_parties(const std::vector<std::int64_t>& numbers, Records& records);
  [[nodiscard]] Result<void> load_places(const std::vector<std::int64_t>& numbers, Records& records);
  [[nodiscard]] Result<void> load_issues(const std::vector<std::int64_t>& numbers, Records& records);
  [[nodiscard]] Result<void> load_mentions(const std::vector<std::int64_t>& numbers, Records& records);

  Database& database_;
  std::unordered_map<std::int64_t, Story> stories_;  // By revision.
};

}  // namespace rapport::store
