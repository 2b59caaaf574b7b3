#include "rapport/archive.hpp"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

#include "archive_impl.hpp"
#include "base/date.hpp"
#include "pipeline/locations.hpp"
#include "store/change_finder.hpp"
#include "store/postgres_database.hpp"
#include "store/postgres_url.hpp"
#include "store/record_history.hpp"
#include "store/record_query.hpp"
#include "store/record_sample.hpp"
#include "store/run_progress.hpp"
#include "store/schema.hpp"
#include "store/series_query.hpp"
#include "store/soundness.hpp"
#include "store/sqlite_database.hpp"
#include "store/story_identity.hpp"
#include "store/timeline_builder.hpp"

namespace rapport {

namespace {

Result<RecordPage> read_page(store::Database& database, store::RecordLoader& loader,
                             const RecordFilter& filter, const PageOptions& page) {
  auto found = store::find_page(database, filter, page);
  if (!found) {
    return tl::unexpected(found.error());
  }
  auto stories = loader.load(found->numbers);
  if (!stories) {
    return tl::unexpected(stories.error());
  }
  return RecordPage{std::move(*stories), found->numbers.size(), std::move(found->next)};
}

Result<void> read_pages(store::Database& database, store::RecordLoader& loader, const RecordFilter& filter,
                        const PageOptions& page, const Archive::RecordPageSink& sink) {
  constexpr std::size_t kAtOnce = 512;
  PageOptions next = page;
  std::size_t left = page.limit;
  do {
    next.limit = std::min(left, kAtOnce);
    const auto part = read_page(database, loader, filter, next);
    if (!part) {
      return tl::unexpected(part.error());
    }
    if (!sink(*part)) {
      return {};
    }
    left -= part->records;
    next.cursor = part->next;
  } while (left > 0 && !next.cursor.empty());
  return {};
}

}  // namespace

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(const std::string& place, const ArchiveOptions& options) {
  if (store::is_mistaken_url(place)) {
    return fail(ErrorCode::kBadOption,
                "neither a file nor a URL: a database is postgresql://user@host:port/database",
                store::shown_place(place));
  }
  auto database = store::is_postgres_url(place)
                      ? store::open_postgres(place, {options.create, options.wait_ms})
                      : store::open_sqlite(place, {options.create, options.wait_ms});
  if (!database) {
    return tl::unexpected(database.error());
  }
  if (auto ready = store::bring_up_to_date(**database); !ready) {
    return tl::unexpected(ready.error());
  }
  return Archive(std::make_unique<Impl>(std::move(*database), pipeline::table_folder(options.tables)));
}

Result<AddOutcome> Archive::add(const CodedStory& story, const RunInfo& run, std::string_view now) {
  const auto outcomes = add_all({story}, run, now);
  if (!outcomes) {
    return tl::unexpected(outcomes.error());
  }
  return outcomes->front();
}

Result<std::vector<AddOutcome>> Archive::add_all(const std::vector<CodedStory>& stories, const RunInfo& run,
                                                 std::string_view now) {
  using Outcomes = std::vector<AddOutcome>;
  return in_transaction<Outcomes>(*impl_, [&]() -> Result<Outcomes> {
    Outcomes outcomes;
    for (const CodedStory& story : stories) {
      const auto outcome = impl_->write(story, run, now, false);
      if (!outcome) {
        return tl::unexpected(outcome.error());
      }
      outcomes.push_back(*outcome);
    }
    return outcomes;
  });
}

Result<AddOutcome> Archive::renew(const CodedStory& story, const RunInfo& run, std::string_view now) {
  return in_transaction<AddOutcome>(*impl_, [&] { return impl_->write(story, run, now, true); });
}

Result<bool> Archive::has(const Story& story, const RunInfo& run) const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->writer.has(story, run);
}

Result<bool> Archive::knows(const Story& story) const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->writer.knows(story);
}

Result<void> Archive::keep_progress(std::string_view job, std::string_view state) {
  return in_transaction<void>(*impl_, [&] { return store::keep_progress(*impl_->database, job, state); });
}

Result<std::optional<std::string>> Archive::progress(std::string_view job) const {
  const std::lock_guard lock(impl_->mutex);
  return store::find_progress(*impl_->database, job);
}

Result<void> Archive::forget_progress(std::string_view job) {
  return in_transaction<void>(*impl_, [&] { return store::forget_progress(*impl_->database, job); });
}

bool Archive::is_file(const std::string& place) {
  return !store::is_postgres_url(place);
}

std::string Archive::shown(const std::string& place) {
  return store::shown_place(place);
}

Result<std::optional<StoryStanding>> Archive::standing(const Story& story) const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->writer.standing(story);
}

std::string Archive::identity(const Story& story) {
  return store::identity_of(story);
}

Result<RecordPage> Archive::query(const RecordFilter& filter, const PageOptions& page) const {
  const std::lock_guard lock(impl_->mutex);
  const auto snapshot = store::Snapshot::begin(*impl_->database);
  if (!snapshot) {
    return tl::unexpected(snapshot.error());
  }
  return read_page(*impl_->database, impl_->loader, filter, page);
}

Result<void> Archive::pages(const RecordFilter& filter, const PageOptions& page,
                            const RecordPageSink& sink) const {
  return in_snapshot<void>(*impl_,
                           [&] { return read_pages(*impl_->database, impl_->loader, filter, page, sink); });
}

Result<void> Archive::each(const RecordFilter& filter, const PageOptions& page,
                           const RecordSink& sink) const {
  PageOptions all = page;
  all.limit = std::numeric_limits<std::size_t>::max();
  return pages(filter, all, [&](const RecordPage& part) {
    return std::all_of(part.stories.begin(), part.stories.end(),
                       [&](const CodedStory& story) { return sink(story); });
  });
}

Result<RecordCount> Archive::count(const RecordFilter& filter) const {
  return in_snapshot<RecordCount>(*impl_, [&] { return store::count_records(*impl_->database, filter); });
}

Result<std::vector<RecordState>> Archive::show(const std::string& id) const {
  return in_snapshot<std::vector<RecordState>>(*impl_, [&]() -> Result<std::vector<RecordState>> {
    auto states = store::find_history(*impl_->database, impl_->loader, id);
    if (states && states->empty()) {
      return fail(ErrorCode::kNotFound, "no record has the id or key '" + id + "'", impl_->database->name());
    }
    return states;
  });
}

Result<Timeline> Archive::timeline(const std::string& one, const std::string& other,
                                   const RecordFilter& filter) const {
  RecordFilter between = filter;
  between.dyad = {one, other};
  PageOptions order;
  order.falling = false;
  order.limit = std::numeric_limits<std::size_t>::max();
  return in_snapshot<Timeline>(*impl_, [&]() -> Result<Timeline> {
    // What closes an act need not fit the filter.
    auto settlings = store::Settlings::load(*impl_->database, *between.dyad);
    if (!settlings) {
      return tl::unexpected(settlings.error());
    }
    store::TimelineBuilder builder(filter.date, std::move(*settlings));
    const auto read =
        read_pages(*impl_->database, impl_->loader, between, order, [&](const RecordPage& page) {
          for (const CodedStory& story : page.stories) {
            builder.add(story);
          }
          return true;
        });
    if (!read) {
      return tl::unexpected(read.error());
    }
    return std::move(builder).finish();
  });
}

Result<Trend> Archive::trend(const RecordFilter& filter, const TrendOptions& options) const {
  return in_snapshot<Trend>(*impl_, [&] { return store::find_trend(*impl_->database, filter, options); });
}

Result<DyadRanking> Archive::dyads(const RecordFilter& filter, std::size_t limit) const {
  return in_snapshot<DyadRanking>(*impl_, [&] { return store::rank_dyads(*impl_->database, filter, limit); });
}

Result<std::vector<CoverageRow>> Archive::coverage(const RecordFilter& filter, CoverageKey key) const {
  return in_snapshot<std::vector<CoverageRow>>(
      *impl_, [&] { return store::find_coverage(*impl_->database, filter, key); });
}

Result<void> Archive::diff(const std::string& since, const RecordFilter& filter,
                           const std::function<bool(const Change&)>& sink) const {
  if (!base::parse_iso_date(since)) {
    return fail(ErrorCode::kBadDate, "'" + since + "' is no date of the form YYYY-MM-DD");
  }
  return in_snapshot<void>(
      *impl_, [&] { return store::find_changes(*impl_->database, impl_->loader, since, filter, sink); });
}

Result<void> Archive::sample(const RecordFilter& filter, const SampleOptions& options,
                             const SampleSink& sink) const {
  return in_snapshot<void>(*impl_, [&]() -> Result<void> {
    const auto drawn = store::draw(*impl_->database, filter, options);
    if (!drawn) {
      return tl::unexpected(drawn.error());
    }
    for (const store::Drawn& each : *drawn) {
      auto coded = impl_->loader.load({each.number});
      if (!coded) {
        return tl::unexpected(coded.error());
      }
      if (!sink({std::move(coded->front()), each.stratum, each.size})) {
        return {};
      }
    }
    return {};
  });
}

Result<std::vector<std::string>> Archive::check() const {
  // Each check is one statement, and so of one state; within a transaction PostgreSQL would refuse all that
  // come after one that fails.
  const std::lock_guard lock(impl_->mutex);
  return store::find_problems(*impl_->database);
}

Result<ArchiveSize> Archive::size() const {
  return in_snapshot<ArchiveSize>(*impl_, [&] { return store::size_of(*impl_->database); });
}

}  // namespace rapport
