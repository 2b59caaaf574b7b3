// The part of Archive that people write: corrections, and reading again.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "archive_impl.hpp"
#include "coding/record_correction.hpp"
#include "store/filter_sql.hpp"
#include "store/record_history.hpp"

namespace rapport {

Result<const dict::Ontology*> Archive::Impl::codes() {
  if (!ontology) {
    auto loaded = dict::Ontology::load(table_folder + "/ontology");
    if (!loaded) {
      return tl::unexpected(loaded.error());
    }
    ontology = std::move(*loaded);
  }
  return &*ontology;
}

Result<CodedStory> Archive::Impl::corrected(const CodedStory& story, const store::ChangesByKey& changes,
                                            std::vector<Error>& refused, const coding::KnownParties& known) {
  const auto tables = codes();
  if (!tables) {
    return tl::unexpected(tables.error());
  }
  CodedStory out{story.story, story.sentences, {}};
  for (const Record& record : story.records) {
    const auto own = changes.find(record.key);
    if (own == changes.end()) {
      out.records.push_back(record);
      continue;
    }
    auto after = coding::correct(record, story.story, own->second, **tables, known);
    std::move(after.refused.begin(), after.refused.end(), std::back_inserter(refused));
    if (!after.rejected) {
      out.records.push_back(std::move(after.record));
    }
  }
  return out;
}

Result<AddOutcome> Archive::Impl::write(const CodedStory& story, const RunInfo& run, std::string_view now,
                                        bool always) {
  if (!any_corrections) {
    const auto some = store::has_corrections(*database);
    if (!some) {
      return tl::unexpected(some.error());
    }
    any_corrections = *some;
  }
  if (!*any_corrections) {
    return writer.add(story, run, now, always);
  }
  const auto changes = store::changes_for(*database, story.records);
  if (!changes) {
    return tl::unexpected(changes.error());
  }
  if (changes->empty()) {
    return writer.add(story, run, now, always);
  }
  std::vector<Error>
      refused;  // A mode of an event that the model no longer sees; the rest of the correction holds.
  const auto after = corrected(story, *changes, refused);
  if (!after) {
    return tl::unexpected(after.error());
  }
  return writer.add(*after, run, now, always, &story);
}

// A change is applied to the record as earlier ones left it, but must mean what all of them will mean when
// they are applied to what the model says: so the parties of the states by the same run are known as well.
Result<coding::KnownParties> Archive::Impl::known_parties(const std::string& key) {
  coding::KnownParties out;
  const auto states = store::find_history(*database, loader, key);
  const auto kept = store::find_corrections(*database, key);
  if (!states || !kept) {
    return tl::unexpected(states ? kept.error() : states.error());
  }
  for (const RecordState& state : *states) {
    if (state.run == states->front().run) {
      const Record& record = state.coded.records.front();
      for (const auto* side : {&record.actors, &record.recipients, &record.said_by}) {
        out.parties.insert(out.parties.end(), side->begin(), side->end());
      }
    }
  }
  for (const Correction& correction : *kept) {
    if (!correction.until) {
      out.changes.push_back(correction.change);
    }
  }
  return out;
}

Result<std::vector<RecordState>> Archive::correct(const std::string& id,
                                                  const std::vector<FieldValue>& changes,
                                                  const std::string& author, std::string_view now) {
  using States = std::vector<RecordState>;
  for (const FieldValue& change : changes) {
    const bool flag = change.field == "rejected" || change.field == "confirmed";
    if (std::find(std::begin(kCorrectableFields), std::end(kCorrectableFields), change.field) ==
            std::end(kCorrectableFields) ||
        (flag && change.value != "yes")) {
      return fail(ErrorCode::kBadOption, change.field + "=" + change.value + ": this cannot be corrected");
    }
  }
  return in_transaction<States>(*impl_, [&]() -> Result<States> {
    store::Database& database = *impl_->database;
    const auto places = store::current_revisions(database, id);
    if (!places) {
      return tl::unexpected(places.error());
    }
    if (places->empty()) {
      return fail(ErrorCode::kNotFound, "no current record has the id or key '" + id + "'", database.name());
    }
    std::set<std::string> kept_keys;
    for (const auto& place : *places) {
      const bool fresh = kept_keys.insert(place.key).second;
      if (auto kept =
              fresh ? store::keep_corrections(database, place.key, changes, author, now) : Result<void>{};
          !kept) {
        return tl::unexpected(kept.error());
      }
      const auto story = impl_->loader.load_revision(place.revision);
      if (!story) {
        return tl::unexpected(story.error());
      }
      const auto known = impl_->known_parties(place.key);
      if (!known) {
        return tl::unexpected(known.error());
      }
      std::vector<Error> refused;
      const auto after = impl_->corrected(*story, {{place.key, changes}}, refused, *known);
      if (!after || !refused.empty()) {
        return tl::unexpected(after ? refused.front() : after.error());
      }
      if (auto done = impl_->writer.rewrite(place.revision, *after, now); !done) {
        return tl::unexpected(done.error());
      }
    }
    return store::find_history(database, impl_->loader, places->front().key);
  });
}

Result<std::size_t> Archive::take_back(const std::string& key, const std::string& field, std::string_view now,
                                       const std::vector<RereadStory>& reread) {
  return in_transaction<std::size_t>(*impl_, [&]() -> Result<std::size_t> {
    const auto count = store::take_back(*impl_->database, key, field, now);
    if (!count || *count == 0) {
      return count;
    }
    for (const RereadStory& each : reread) {
      if (const auto stored = impl_->write(each.coded, each.run, now, true); !stored) {
        return tl::unexpected(stored.error());
      }
    }
    return count;
  });
}

Result<std::vector<Correction>> Archive::corrections(const std::optional<std::string>& key) const {
  return in_snapshot<std::vector<Correction>>(*impl_,
                                              [&] { return store::find_corrections(*impl_->database, key); });
}

Result<StoryList> Archive::stories(const std::optional<RecordFilter>& filter) const {
  return in_snapshot<StoryList>(*impl_, [&]() -> Result<StoryList> {
    store::SqlText sql(
        "SELECT v.n, u.n, u.model, u.options, u.program FROM revisions v JOIN runs u ON u.n = v.run "
        "WHERE v.gone IS NULL AND u.model <> ''");
    if (filter) {
      const auto condition = store::condition_of(*filter, impl_->database->dialect());
      if (!condition) {
        return tl::unexpected(condition.error());
      }
      sql.add(" AND v.n IN (SELECT r.revision FROM records r WHERE ").add(*condition).add(")");
    }
    sql.add(" ORDER BY v.n");
    StoryList out;
    std::unordered_map<std::int64_t, std::size_t> runs;
    const auto take = [&](const store::Rows& row) {
      const auto [run, is_new] = runs.emplace(row.integer(1), out.runs.size());
      if (is_new) {
        out.runs.push_back({row.text(2), row.text(3), row.text(4)});
      }
      out.items.push_back({row.integer(0), run->second});
    };
    return store::for_rows(*impl_->database, sql.text(), sql.values(), take).map([&] {
      return std::move(out);
    });
  });
}

Result<std::vector<RunInfo>> Archive::runs(const RecordFilter& filter) const {
  return in_snapshot<std::vector<RunInfo>>(*impl_, [&]() -> Result<std::vector<RunInfo>> {
    const auto condition = store::condition_of(filter, impl_->database->dialect());
    if (!condition) {
      return tl::unexpected(condition.error());
    }
    store::SqlText sql(
        "SELECT model, options, program FROM runs WHERE n IN (SELECT v.run FROM records r JOIN revisions v "
        "ON "
        "v.n = r.revision WHERE ");
    sql.add(*condition).add(") ORDER BY model, options, program, n");
    std::vector<RunInfo> out;
    const auto take = [&](const store::Rows& row) { out.push_back({row.text(0), row.text(1), row.text(2)}); };
    return store::for_rows(*impl_->database, sql.text(), sql.values(), take).map([&] {
      return std::move(out);
    });
  });
}

Result<StoryList> Archive::stories_of(const std::string& key) const {
  return in_snapshot<StoryList>(*impl_, [&]() -> Result<StoryList> {
    constexpr std::string_view kSelect =
        "SELECT DISTINCT p.n, u.model, u.options, u.program FROM records r JOIN revisions v ON v.n = "
        "r.revision "
        "JOIN revisions p ON p.story = v.story JOIN runs u ON u.n = p.run WHERE r.record_key = ? AND p.gone "
        "IS NULL "
        "AND u.model <> '' ORDER BY p.n";
    StoryList out;
    const auto take = [&](const store::Rows& row) {
      out.items.push_back({row.integer(0), out.runs.size()});
      out.runs.push_back({row.text(1), row.text(2), row.text(3)});
    };
    return store::for_rows(*impl_->database, kSelect, {std::string_view(key)}, take).map([&] {
      return std::move(out);
    });
  });
}

Result<Story> Archive::story(std::int64_t revision) const {
  return in_snapshot<Story>(*impl_, [&]() -> Result<Story> {
    auto coded = impl_->loader.load_revision(revision);
    if (!coded) {
      return tl::unexpected(coded.error());
    }
    return std::move(coded->story);
  });
}

}  // namespace rapport
