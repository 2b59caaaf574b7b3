// Stories into the store.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "rapport/archive.hpp"
#include "rapport/coder.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// Writes stories within transactions of the caller. Keeps the numbers of runs, actors and places that it has
/// met; forget() must follow a transaction that was undone.
class StoryWriter {
 public:
  explicit StoryWriter(Database& database) : database_(database) {}

  /// As Archive::add, or as Archive::renew where `always`, but within the present transaction. Where `coded`
  /// has been corrected, `given` is what came: by that the next one is compared, so that a correction is no
  /// news.
  [[nodiscard]] Result<AddOutcome> add(const CodedStory& coded, const RunInfo& run, std::string_view now,
                                       bool always = false, const CodedStory* given = nullptr);

  /// A new revision of the story of `revision`, the current one, by the same run and with the same content;
  /// its records are those of `coded`.
  [[nodiscard]] Result<void> rewrite(std::int64_t revision, const CodedStory& coded, std::string_view now);

  /// As Archive::has.
  [[nodiscard]] Result<bool> has(const Story& story, const RunInfo& run);

  /// As Archive::knows.
  [[nodiscard]] Result<bool> knows(const Story& story);

  /// Must follow the beginning of each transaction: others may have added rows since the last one.
  void begin();
  /// Must come before the end of each transaction.
  [[nodiscard]] Result<void> finish();

  /// As Archive::standing.
  [[nodiscard]] Result<std::optional<StoryStanding>> standing(const Story& story);

  void forget();

 private:
  /// The last number of each table. Rows get their numbers here, not from the database: asking for them takes
  /// a round trip a row on a server, and in SQLite (RETURNING) a savepoint, at which FTS5 writes out its
  /// memory.
  struct Numbers {
    std::int64_t runs = 0;
    std::int64_t texts = 0;
    std::int64_t stories = 0;
    std::int64_t revisions = 0;
    std::int64_t sentences = 0;
    std::int64_t records = 0;
    std::int64_t actors = 0;
    std::int64_t places = 0;
  };
  /// Where a record stands by each date.
  struct Days {
    std::optional<std::string> either;
    std::optional<std::string> event;
    std::optional<std::string> published;
  };
  struct Present {
    std::int64_t story = 0;
    std::int64_t revision = 0;
    std::int64_t number = 0;
    std::int64_t run = 0;
    std::int64_t text = 0;
    std::string content;
    std::optional<std::string> source = std::nullopt;
    std::optional<std::string> published = std::nullopt;
    bool imported = false;
  };
  [[nodiscard]] static Present present_of(const Rows& row);
  [[nodiscard]] Result<std::optional<Present>> find(const Story& story,
                                                    const std::optional<std::string>& source);
  [[nodiscard]] Result<std::optional<Present>> find_by_text(const Story& story,
                                                            const std::optional<std::string>& source);
  /// A question for a story that is there, which sees what this transaction has added where that may be it.
  [[nodiscard]] Result<std::unique_ptr<Rows>> ask_for(const Story& story,
                                                      const std::optional<std::string>& source,
                                                      std::string_view sql, const Values& values);
  [[nodiscard]] Result<void> load_numbers();
  [[nodiscard]] Result<std::optional<Present>> find_imported(const Story& story);
  void count_day(const std::optional<std::string>& published, bool imported, std::int64_t by);
  void withdraw(Script& script, const Present& old, std::string_view now);
  void add_parts(Script& script, const CodedStory& coded, std::string_view now, const Present& place);
  [[nodiscard]] std::int64_t run_number(Script& script, const RunInfo& run);
  [[nodiscard]] std::int64_t add_text(Script& script, const Story& story, const std::optional<Present>& old);
  [[nodiscard]] std::int64_t add_revision(Script& script, const CodedStory& coded, std::string_view now,
                                          const Present& place);
  void add_sentences(Script& script, const CodedStory& coded, std::int64_t revision);
  void add_record(Script& script, const CodedStory& coded, std::size_t position, std::int64_t revision);
  void add_pairs(Script& script, const Record& record, std::int64_t number, const Days& days);
  void withdraw_pairs(Script& script, std::int64_t revision);
  void add_mentions(Script& script, const Story& story, const Record& record, std::int64_t number);
  void add_parties(Script& script, const Story& story, const Record& record, std::int64_t number);
  void add_places(Script& script, const Story& story, const Record& record, std::int64_t number);
  void add_issues(Script& script, const Record& record, std::int64_t number);
  [[nodiscard]] std::int64_t actor_number(Script& script, const Actor& actor);
  [[nodiscard]] std::int64_t place_number(Script& script, const Place& place);

  Database& database_;
  std::optional<Numbers> numbers_;
  std::unordered_map<std::string, std::int64_t> runs_;
  std::unordered_map<std::string, std::int64_t> actors_;
  std::unordered_map<std::string, std::int64_t> places_;
  std::unordered_set<std::string> fresh_;  // Ids and sources of the stories of this transaction.
  std::map<std::string, std::int64_t>
      days_;  // By how many stories each day of publication has changed in this transaction.
  std::unordered_map<std::size_t, std::int64_t> sentences_;  // Of the story under way, by number.
};

}  // namespace rapport::store
