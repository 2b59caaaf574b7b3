// The record kept: stories and their records in a store that can be asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/audit.hpp"
#include "rapport/coder.hpp"
#include "rapport/correction.hpp"
#include "rapport/filter.hpp"
#include "rapport/result.hpp"
#include "rapport/series.hpp"

namespace rapport {

/// What made a story's records; two runs are the same where all fields are.
struct RunInfo {
  std::string model;    ///< Coder::model_name(); empty for imported records.
  std::string options;  ///< Options and tables that the records depend on, in a fixed form.
  std::string program;  ///< Version of the program.
  bool operator==(const RunInfo&) const = default;
};

/// What adding a story did.
enum class AddOutcome : std::uint8_t {
  kAdded,      ///< It was not there.
  kUnchanged,  ///< It was, with the same content and from the same run (imported: whichever); nothing was
               ///< written.
  kReplaced,   ///< It was, with other content or from another run, which is kept as a revision.
};

/// What the store holds of a story now.
struct StoryStanding {
  bool imported = false;             ///< By a run without a model.
  std::vector<std::string> records;  ///< Their ids, in order.
  std::optional<std::string> model;  ///< Of the first of them.
};

/// A page of answers. Records that follow each other and come from one story stand together.
struct RecordPage {
  std::vector<CodedStory> stories;
  std::size_t records = 0;
  std::string next;  ///< Cursor of the page after; empty on the last.
};

/// How many records fit.
struct RecordCount {
  std::size_t records = 0;
  std::size_t left_out = 0;  ///< Without a PLOVER category, and therefore not in `records`.
};

/// A record as it was from one point in time to another.
struct RecordState {
  CodedStory coded;          ///< With the one record.
  std::size_t revision = 1;  ///< Of its story, from 1.
  RunInfo run;
  std::string since;                 ///< ISO date-time at which it was stored.
  std::optional<std::string> until;  ///< Of its withdrawal; empty: it is current.
};

/// A story that was read again, and the run to store it by.
struct RereadStory {
  CodedStory coded;
  RunInfo run;
};

/// The state of the relation of two parties: records with their stories, as in RecordPage.
struct Timeline {
  std::vector<CodedStory> happened;   ///< Status actual, and historical with a date; by date.
  std::vector<CodedStory> agreed;     ///< Those of them that are an AGREE.
  std::vector<CodedStory> pending;    ///< Status future, and nothing later says more of the act.
  std::vector<CodedStory> postponed;  ///< The same for postponed and cancelled.
  std::vector<CodedStory> cancelled;
  std::vector<CodedStory> disputed;  ///< Status negated or hypothetical: denied, alleged or only possible.
};

/// Sizes of an archive.
struct ArchiveSize {
  std::size_t stories = 0;
  std::size_t records = 0;
  std::size_t revisions = 0;  ///< Former ones.
};

/// The stories of an archive by their present revisions, and what read them.
struct StoryList {
  struct Item {
    std::int64_t revision = 0;
    std::size_t run = 0;  ///< In `runs`.
  };
  std::vector<Item> items;  ///< In the order in which they were stored.
  std::vector<RunInfo> runs;
};

/// How to open an archive.
struct ArchiveOptions {
  bool create = false;   ///< Make the store where there is none.
  int wait_ms = 60'000;  ///< How long to wait for another writer.
  /// Folder of the tables that corrected records are coded by; empty: as CoderOptions::data_dir.
  std::string tables = {};
};

/// A store of records: one SQLite file, or the schema of a PostgreSQL database. Thread-safe; calls wait for
/// each other. Two processes may write at the same time; they wait for each other as well, up to
/// `ArchiveOptions::wait_ms`.
class Archive {
 public:
  /// Takes one record at a time, in order; false stops.
  using RecordSink = std::function<bool(const CodedStory&)>;

  /// Opens the store in the file `place`, or in the database where it is a URL ("postgresql://host/database",
  /// as libpq reads it), bringing its schema up to date. Messages hide a password in the URL.
  /// Errors: kFileNotFound (also: no store in the database), kFileUnreadable (also: no right to read the
  /// database's tables), kBadStore, kBadOption (a URL that cannot be read), kStoreFailed (no connection),
  /// kStoreBusy, kWriteFailed. A connection to a server that was lost is made anew by the next call.
  [[nodiscard]] static Result<Archive> open(const std::string& place, const ArchiveOptions& options);

  /// False where `place` is the URL of a database.
  [[nodiscard]] static bool is_file(const std::string& place);

  /// `place` as it may be shown: without the password of a URL.
  [[nodiscard]] static std::string shown(const std::string& place);

  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  /// Stores one story with its sentences and records, in one transaction. A story is known by its id, else by
  /// its address, else by its path and number on the page, else by its text; where it is there with other
  /// content or from another run, its records are replaced. `now`: ISO date-time that the change is dated by.
  /// For a run without a model (an import) the records are part of the content, and the run does not count:
  /// the same rows from another file are the same. Errors: kStoreFailed, kStoreBusy, kWriteFailed; nothing
  /// has changed then.
  [[nodiscard]] Result<AddOutcome> add(const CodedStory& story, const RunInfo& run, std::string_view now);

  /// Several stories in one transaction: all or none. As add() for each.
  [[nodiscard]] Result<std::vector<AddOutcome>> add_all(const std::vector<CodedStory>& stories,
                                                        const RunInfo& run, std::string_view now);

  /// As add(), but writes a revision also where the story is there with the same content and from the same
  /// run.
  [[nodiscard]] Result<AddOutcome> renew(const CodedStory& story, const RunInfo& run, std::string_view now);

  /// Whether add() of the story, once read by `run`, would change nothing.
  [[nodiscard]] Result<bool> has(const Story& story, const RunInfo& run) const;

  /// Whether add() of the story would not be kAdded: it is there, in this or another form.
  [[nodiscard]] Result<bool> knows(const Story& story) const;

  /// The story that add() by an import would leave or replace; empty where it is not there.
  [[nodiscard]] Result<std::optional<StoryStanding>> standing(const Story& story) const;

  /// Keeps `state` as how far the run that is known by `job` has come, in place of what was kept of it. It is
  /// never ahead of the stories that were stored before, whatever becomes of the machine.
  [[nodiscard]] Result<void> keep_progress(std::string_view job, std::string_view state);

  /// What was kept last of the run; empty where nothing is.
  [[nodiscard]] Result<std::optional<std::string>> progress(std::string_view job) const;

  /// The run is complete.
  [[nodiscard]] Result<void> forget_progress(std::string_view job);

  /// What tells the stories of a run apart: two with the same are versions of one story.
  [[nodiscard]] static std::string identity(const Story& story);

  /// One page of records. Errors: kBadOption for a filter or cursor that makes no sense.
  [[nodiscard]] Result<RecordPage> query(const RecordFilter& filter, const PageOptions& page) const;

  /// Takes a page at a time, in order; false stops.
  using RecordPageSink = std::function<bool(const RecordPage&)>;

  /// The first `page.limit` records of the filter in pages of a bounded size, at least one, which may be
  /// empty; `next` of the last says how to go on. All are of one state of the store, however long the sink
  /// takes; it must not call the archive. Errors: as query().
  [[nodiscard]] Result<void> pages(const RecordFilter& filter, const PageOptions& page,
                                   const RecordPageSink& sink) const;

  /// All records of the filter in the order of `page`, whatever their number; `limit` is not looked at. As
  /// pages().
  [[nodiscard]] Result<void> each(const RecordFilter& filter, const PageOptions& page,
                                  const RecordSink& sink) const;

  /// Counts the records. Unless the filter names statuses, those without a PLOVER category are left out.
  [[nodiscard]] Result<RecordCount> count(const RecordFilter& filter) const;

  /// A record by its id, or by its key: its present and its former states, the latest first, also those that
  /// another model or another text gave it. Where two stories have the id (two addresses with one text), the
  /// states of one come after those of the other.
  /// Errors: kNotFound.
  [[nodiscard]] Result<std::vector<RecordState>> show(const std::string& id) const;

  /// What happened between two parties and what is open between them.
  [[nodiscard]] Result<Timeline> timeline(const std::string& one, const std::string& other,
                                          const RecordFilter& filter) const;

  /// A series of counts and Goldstein values. Unless the filter names statuses, records without a PLOVER
  /// category are left out. It runs from `since` to `until` where given, else from the first period with a
  /// record to the last.
  [[nodiscard]] Result<Trend> trend(const RecordFilter& filter, const TrendOptions& options) const;

  /// The pairs of countries with the most records between them; at most `limit`. Records without a PLOVER
  /// category are left out as in trend().
  [[nodiscard]] Result<DyadRanking> dyads(const RecordFilter& filter, std::size_t limit) const;

  /// How much was read, by `key`, in its order. Of the filter only since, until (by the date of publication)
  /// and outlets are looked at.
  [[nodiscard]] Result<std::vector<CoverageRow>> coverage(const RecordFilter& filter, CoverageKey key) const;

  /// Records that are new, changed or withdrawn against what the store held at `since`, an ISO date (its
  /// beginning) or date-time, story by story. A record is the same as before where its key is, else where it
  /// has the same words of sentence and trigger in its story; it has changed where it says something else
  /// (not: is only less sure). The filter must fit one of its two states.
  [[nodiscard]] Result<void> diff(const std::string& since, const RecordFilter& filter,
                                  const std::function<bool(const Change&)>& sink) const;

  /// Corrects the current record with the id or key, in a new revision of its story, and keeps the changes
  /// under the record's key: from now on they win over what any model says of it. Returns the record's states
  /// as show() does; the first of a rejected one is withdrawn. Errors: kNotFound; kBadOption for changes that
  /// make no sense, and nothing has changed then.
  [[nodiscard]] Result<std::vector<RecordState>> correct(const std::string& id,
                                                         const std::vector<FieldValue>& changes,
                                                         const std::string& author, std::string_view now);

  /// Takes the corrections of a key back: of one field, or all where it is empty; how many there were. The
  /// record itself follows when its story is read again (Coder::code): where there was a correction, `reread`
  /// is stored as by renew(), in the same transaction.
  [[nodiscard]] Result<std::size_t> take_back(const std::string& key, const std::string& field,
                                              std::string_view now,
                                              const std::vector<RereadStory>& reread = {});

  /// All corrections, or those of one key, with the former ones, in the order in which they were made.
  [[nodiscard]] Result<std::vector<Correction>> corrections(const std::optional<std::string>& key) const;

  /// Takes one drawn record at a time; false stops.
  using SampleSink = std::function<bool(const SampledRecord&)>;

  /// Draws records that fit the filter, stratum by stratum. Errors: as query(); kBadOption for an unknown key
  /// of strata.
  [[nodiscard]] Result<void> sample(const RecordFilter& filter, const SampleOptions& options,
                                    const SampleSink& sink) const;

  /// The stories that were read from texts, not imported; where there is a filter, those with a record that
  /// fits it.
  [[nodiscard]] Result<StoryList> stories(const std::optional<RecordFilter>& filter) const;

  /// What made the current records that fit the filter, each once, ordered; imports are runs without a model.
  [[nodiscard]] Result<std::vector<RunInfo>> runs(const RecordFilter& filter) const;

  /// The stories that have, or once had, a record with this key, and were read from texts.
  [[nodiscard]] Result<StoryList> stories_of(const std::string& key) const;

  /// The story of a revision. Errors: kNotFound.
  [[nodiscard]] Result<Story> story(std::int64_t revision) const;

  /// What is wrong with the store, a line each; empty where nothing is.
  [[nodiscard]] Result<std::vector<std::string>> check() const;

  [[nodiscard]] Result<ArchiveSize> size() const;

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
