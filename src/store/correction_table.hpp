// The corrections in the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/correction.hpp"
#include "rapport/record.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// Corrections in force, by the key of their record.
using ChangesByKey = std::unordered_map<std::string, std::vector<FieldValue>>;

/// Whether the store has any, also former ones.
[[nodiscard]] Result<bool> has_corrections(Database& database);

/// Those of these records.
[[nodiscard]] Result<ChangesByKey> changes_for(Database& database, const std::vector<Record>& records);

/// All corrections, or those of one key, also the former ones, in the order in which they were made.
[[nodiscard]] Result<std::vector<Correction>> find_corrections(Database& database,
                                                               const std::optional<std::string>& key);

/// Keeps the changes as corrections of the key in place of those that it has of the same fields.
[[nodiscard]] Result<void> keep_corrections(Database& database, std::string_view key,
                                            const std::vector<FieldValue>& changes, std::string_view author,
                                            std::string_view now);

/// Takes the key's corrections of a field back, or all where the field is empty; how many there were.
[[nodiscard]] Result<std::size_t> take_back(Database& database, std::string_view key, std::string_view field,
                                            std::string_view now);

/// The current revisions that have a record with the id or key, each with the key; ordered.
struct KeyedRevision {
  std::int64_t revision = 0;
  std::string key;
};
[[nodiscard]] Result<std::vector<KeyedRevision>> current_revisions(Database& database, const std::string& id);

}  // namespace rapport::store
