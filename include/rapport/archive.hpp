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

#include "rapport/coder.hpp"
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

/// How to open an archive.
struct ArchiveOptions {
  bool create = false;   ///< Make the store where there is none.
  int wait_ms = 60'000;  ///< How long to wait for another writer.
};

/// A store of records: one SQLite file. Thread-safe; calls wait for each other. Two processes may write at
/// the same time; they wait for each other as well, up to `ArchiveOptions::wait_ms`.
class Archive {
 public:
  /// Takes one record at a time, in order; false stops.
  using RecordSink = std::function<bool(const CodedStory&)>;

  /// Opens the store in the file `place`, bringing its schema up to date.
  /// Errors: kFileNotFound, kFileUnreadable, kBadStore, kStoreFailed, kStoreBusy, kWriteFailed.
  [[nodiscard]] static Result<Archive> open(const std::string& place, const ArchiveOptions& options);

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

  /// Whether add() of the story, once read by `run`, would change nothing.
  [[nodiscard]] Result<bool> has(const Story& story, const RunInfo& run) const;

  /// Whether add() of the story would not be kAdded: it is there, in this or another form.
  [[nodiscard]] Result<bool> knows(const Story& story) const;

  /// The story that add() by an import would leave or replace; empty where it is not there.
  [[nodiscard]] Result<std::optional<StoryStanding>> standing(const Story& story) const;

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

  /// What is wrong with the store, a line each; empty where nothing is.
  [[nodiscard]] Result<std::vector<std::string>> check() const;

  [[nodiscard]] Result<ArchiveSize> size() const;

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
