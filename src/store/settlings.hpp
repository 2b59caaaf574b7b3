// What becomes of announced acts: which of them a later story tells more of.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "rapport/record.hpp"
#include "rapport/result.hpp"
#include "rapport/story.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// The records between two parties that say what became of an act: actual, future, postponed, cancelled, and
/// historical with a day of their own.
///
/// One settles another where event and topic are the same, and the mode where both have one; where its story
/// was published later (by the time, where both state one, else by the day; a time without a zone is UTC);
/// and where its own time, if it has one, does not begin before the day on which the other was told. Stories
/// without a date of publication settle nothing and are not settled.
class Settlings {
 public:
  /// All current records of the two, whatever else is asked. Errors: those of Database.
  [[nodiscard]] static Result<Settlings> load(Database& database,
                                              const std::pair<std::string, std::string>& dyad);

  /// Takes a record that settles. `own_day`: ISO date at which its own time begins.
  void add(const Record& record, const std::optional<std::string>& published,
           const std::optional<std::string>& own_day);

  [[nodiscard]] bool settle(const Record& record, const Story& story) const;

 private:
  /// For each own day the latest publication of a record with that day or a later one.
  class Latest {
   public:
    void add(std::int64_t own_day, std::int64_t published);
    [[nodiscard]] bool is_after(std::int64_t told_day, std::int64_t told) const;

   private:
    std::map<std::int64_t, std::int64_t> stairs_;  // Falling.
  };
  /// What is known of one act.
  struct Act {
    Latest days;          // Of all records.
    Latest untimed_days;  // Of those whose publication has no time.
    Latest seconds;       // Of the others.
  };
  std::unordered_map<std::string, Act> acts_;  // By event, topic and mode; also for any mode.
};

}  // namespace rapport::store
