#include "store/story_writer.hpp"

#include <utility>

#include "rapport/dating.hpp"

#include "base/hash.hpp"
#include "store/record_digest.hpp"
#include "store/search_text.hpp"
#include "store/story_identity.hpp"

namespace rapport::store {
namespace {

constexpr std::string_view kPresent =
    "SELECT r.story, r.n, r.number, r.run, r.text, r.content, s.source, r.published, CASE WHEN u.model = '' "
    "THEN 1 "
    "ELSE 0 END FROM revisions r JOIN stories s ON s.n = r.story JOIN runs u ON u.n = r.run WHERE r.gone IS "
    "NULL AND ";

std::string run_key(const RunInfo& run) {
  return run.model + '\n' + run.options + '\n' + run.program;
}

bool is_import(const RunInfo& run) {
  return run.model.empty();
}

// What an imported row says is in its record, as its story has no text.
std::string content_of(const CodedStory& coded, const RunInfo& run) {
  return content_hash(coded.story) + (is_import(run) ? record_digest(coded.records) : "");
}

}  // namespace

StoryWriter::Present StoryWriter::present_of(const Rows& row) {
  return {row.integer(0), row.integer(1),    row.integer(2),    row.integer(3),     row.integer(4),
          row.text(5),    row.maybe_text(6), row.maybe_text(7), row.integer(8) == 1};
}

void StoryWriter::forget() {
  numbers_.reset();
  runs_.clear();
  actors_.clear();
  places_.clear();
}

void StoryWriter::begin() {
  numbers_.reset();
  fresh_.clear();
  days_.clear();
}

void StoryWriter::count_day(const std::optional<std::string>& published, bool imported, std::int64_t by) {
  constexpr std::size_t kDay = 10;
  if (published && !imported) {
    days_[published->substr(0, kDay)] += by;
  }
}

// A row by its values: with a SELECT in their place SQLite begins a savepoint, at which FTS5 writes out what
// it has gathered.
Result<void> StoryWriter::finish() {
  Script script(database_);
  for (const auto& [day, stories] : days_) {
    script.run(
        "INSERT INTO story_days (day, stories) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET stories = "
        "story_days.stories + excluded.stories",
        {std::string_view(day), stories});
  }
  days_.clear();
  return script.result();
}

Result<std::unique_ptr<Rows>> StoryWriter::ask_for(const Story& story,
                                                   const std::optional<std::string>& source,
                                                   std::string_view sql, const Values& values) {
  const bool fresh = fresh_.contains(story.id) || (source && fresh_.contains(*source));
  return fresh ? database_.query(sql, values) : database_.query_written(sql, values);
}

Result<void> StoryWriter::load_numbers() {
  if (numbers_) {
    return {};
  }
  constexpr std::string_view kLast =
      "SELECT (SELECT MAX(n) FROM runs), (SELECT MAX(n) FROM texts), (SELECT MAX(n) FROM stories), "
      "(SELECT MAX(n) FROM revisions), (SELECT MAX(n) FROM sentences), (SELECT MAX(n) FROM records), "
      "(SELECT MAX(n) FROM actors), (SELECT MAX(n) FROM places)";
  return for_rows(database_, kLast, {}, [&](const Rows& row) {
    numbers_ = {row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                row.integer(4), row.integer(5), row.integer(6), row.integer(7)};
  });
}

// By the given id; else by the source; else by the text, among stories that are known less well.
Result<std::optional<StoryWriter::Present>> StoryWriter::find(const Story& story,
                                                              const std::optional<std::string>& source) {
  const bool given_id = !has_hashed_id(story);
  if (!given_id && !source) {
    return find_by_text(story, source);
  }
  std::optional<Present> out;
  const auto read =
      for_rows(ask_for(story, source,
                       std::string(kPresent) + (given_id ? "r.id = ? ORDER BY r.n LIMIT 1" : "s.source = ?"),
                       {std::string_view(given_id ? story.id : *source)}),
               [&](const Rows& row) {
                 out = present_of(row);
                 return false;
               });
  if (!read) {
    return tl::unexpected(read.error());
  }
  return out || given_id ? out : find_by_text(story, source);
}

Result<std::optional<StoryWriter::Present>> StoryWriter::find_by_text(
    const Story& story, const std::optional<std::string>& source) {
  std::optional<Present> out;
  const auto take = [&](const Rows& row) {
    if (may_take_over(source, row.maybe_text(6), story)) {
      out = present_of(row);
    }
    return !out;
  };
  return for_rows(ask_for(story, source, std::string(kPresent) + "r.id = ? ORDER BY r.n",
                          {std::string_view(story.id)}),
                  take)
      .map([&] { return std::move(out); });
}

// By the id. One that is a hash of a text that we do not have may stand for stories at several places.
Result<std::optional<StoryWriter::Present>> StoryWriter::find_imported(const Story& story) {
  std::string sql = std::string(kPresent) + "r.id = ?";
  Values values = {std::string_view(story.id)};
  if (base::is_hash_hex(story.id)) {
    sql += story.url ? " AND r.url = ?" : " AND r.url IS NULL AND r.path = ?";
    values.push_back(std::string_view(story.url ? *story.url : story.path));
  }
  std::optional<Present> out;
  return for_rows(ask_for(story, std::nullopt, sql + " ORDER BY r.n LIMIT 1", values),
                  [&](const Rows& row) {
                    out = present_of(row);
                    return false;
                  })
      .map([&] { return std::move(out); });
}

Result<std::optional<StoryStanding>> StoryWriter::standing(const Story& story) {
  const auto present = find_imported(story);
  if (!present) {
    return tl::unexpected(present.error());
  }
  if (!*present) {
    return std::nullopt;
  }
  StoryStanding out;
  out.imported = (*present)->imported;
  const auto read = for_rows(database_, "SELECT id, model FROM records WHERE revision = ? ORDER BY position",
                             {(*present)->revision}, [&](const Rows& row) {
                               out.model = out.records.empty() ? row.maybe_text(1) : out.model;
                               out.records.push_back(row.text(0));
                               return true;
                             });
  return read.map([&] { return std::optional(std::move(out)); });
}

Result<bool> StoryWriter::has(const Story& story, const RunInfo& run) {
  const auto source = source_of(story);
  const auto present = find(story, source);
  if (!present) {
    return tl::unexpected(present.error());
  }
  // A better source is kept as well, so that the next change of the story finds it.
  if (!*present || (*present)->content != content_hash(story) || (source && (*present)->source != source)) {
    return false;
  }
  Script script(database_);
  const auto number = script.number(
      "SELECT n FROM runs WHERE model = ? AND options = ? AND program = ?",
      {std::string_view(run.model), std::string_view(run.options), std::string_view(run.program)});
  if (script.failed()) {
    return tl::unexpected(script.result().error());
  }
  return number == (*present)->run;
}

Result<bool> StoryWriter::knows(const Story& story) {
  return find(story, source_of(story)).map([](const auto& present) { return present.has_value(); });
}

Result<AddOutcome> StoryWriter::add(const CodedStory& coded, const RunInfo& run, std::string_view now,
                                    bool always, const CodedStory* given) {
  const bool imported = is_import(run);
  const auto source = imported ? std::nullopt : source_of(coded.story);
  const auto old = imported ? find_imported(coded.story) : find(coded.story, source);
  if (!old) {
    return tl::unexpected(old.error());
  }
  if (auto loaded = load_numbers(); !loaded) {
    return tl::unexpected(loaded.error());
  }
  Script script(database_);
  Present place;
  place.content = content_of(given != nullptr ? *given : coded, run);
  place.imported = imported;
  if (imported && *old && (*old)->content == place.content) {
    return AddOutcome::kUnchanged;
  }
  place.run = run_number(script, run);
  if (*old && source && (*old)->source != source) {
    script.run("UPDATE stories SET source = ? WHERE n = ?", {std::string_view(*source), (*old)->story});
  }
  if (!always && *old && (*old)->run == place.run && (*old)->content == place.content) {
    return script.failed() ? Result<AddOutcome>(tl::unexpected(script.result().error()))
                           : AddOutcome::kUnchanged;
  }
  place.number = 1;
  if (*old) {
    withdraw(script, **old, now);
    place.story = (*old)->story;
    place.number = (*old)->number + 1;
  } else {
    place.story = ++numbers_->stories;
    script.insert(kStoryRow, {place.story, value_of(source)});
  }
  fresh_.insert(coded.story.id);
  if (source) {
    fresh_.insert(*source);
  }
  place.text = add_text(script, coded.story, *old);
  add_parts(script, coded, now, place);
  if (auto done = script.result(); !done) {
    return tl::unexpected(done.error());
  }
  return *old ? AddOutcome::kReplaced : AddOutcome::kAdded;
}

Result<void> StoryWriter::rewrite(std::int64_t revision, const CodedStory& coded, std::string_view now) {
  std::optional<Present> present;
  auto done = for_rows(database_, std::string(kPresent) + "r.n = ?", {revision},
                       [&](const Rows& row) { present = present_of(row); });
  if (!done || !present) {
    return done ? fail(ErrorCode::kNotFound, "the story has changed meanwhile", database_.name()) : done;
  }
  if (auto loaded = load_numbers(); !loaded) {
    return loaded;
  }
  Script script(database_);
  withdraw(script, *present, now);
  Present place = *present;
  ++place.number;
  add_parts(script, coded, now, place);
  return script.result();
}

void StoryWriter::add_parts(Script& script, const CodedStory& coded, std::string_view now,
                            const Present& place) {
  const std::int64_t revision = add_revision(script, coded, now, place);
  add_sentences(script, coded, revision);
  for (std::size_t i = 0; i < coded.records.size(); ++i) {
    add_record(script, coded, i, revision);
  }
}

void StoryWriter::withdraw(Script& script, const Present& old, std::string_view now) {
  script.run("UPDATE revisions SET gone = ? WHERE n = ?", {now, old.revision});
  script.run("UPDATE records SET gone = ? WHERE revision = ?", {now, old.revision});
  count_day(old.published, old.imported, -1);
  withdraw_pairs(script, old.revision);
}

std::int64_t StoryWriter::run_number(Script& script, const RunInfo& run) {
  const std::string key = run_key(run);
  if (const auto known = runs_.find(key); known != runs_.end()) {
    return known->second;
  }
  const std::string_view model = run.model;
  const std::string_view options = run.options;
  const std::string_view program = run.program;
  auto number = script.number("SELECT n FROM runs WHERE model = ? AND options = ? AND program = ?",
                              {model, options, program});
  if (!number) {
    number = ++numbers_->runs;
    script.insert(kRunRow, {*number, model, options, program});
  }
  return runs_.emplace(key, *number).first->second;
}

// A story read again by another model or with other options keeps its text once.
std::int64_t StoryWriter::add_text(Script& script, const Story& story, const std::optional<Present>& old) {
  if (old) {
    const auto same = script.number("SELECT n FROM texts WHERE n = ? AND body = ?",
                                    {old->text, std::string_view(story.text)});
    if (same) {
      return *same;
    }
  }
  script.insert(kTextRow, {++numbers_->texts, std::string_view(story.text)});
  return numbers_->texts;
}

std::int64_t StoryWriter::add_revision(Script& script, const CodedStory& coded, std::string_view now,
                                       const Present& place) {
  const Story& story = coded.story;
  const std::string outlet = story.outlet ? fold_spaced(*story.outlet) : "";
  const std::int64_t number = ++numbers_->revisions;
  script.insert(kRevisionRow, {number,
                               place.story,
                               place.number,
                               now,
                               place.run,
                               std::string_view(place.content),
                               place.text,
                               value_of(coded.sentences.size()),
                               value_of(coded.records.size()),
                               std::string_view(story.id),
                               std::string_view(story.page),
                               std::string_view(story.path),
                               value_of(story.index),
                               value_of(story.line),
                               value_of(story.title),
                               value_of(story.outlet),
                               story.outlet ? Value(std::string_view(outlet)) : Value(std::monostate{}),
                               value_of(story.url),
                               value_of(story.published),
                               value_of(story.language),
                               value_of(story.dateline),
                               value_of(story.body.begin),
                               value_of(story.body.end),
                               std::int64_t{story.has_title_line ? 1 : 0}});
  count_day(story.published, place.imported, 1);
  if (story.title) {
    const std::string words = database_.dialect().words_value(fold(*story.title));
    script.insert(kTitleWordsRow, {number, std::string_view(words)});
  }
  return number;
}

void StoryWriter::add_sentences(Script& script, const CodedStory& coded, std::int64_t revision) {
  sentences_.clear();
  const auto add = [&](std::size_t place, ByteSpan span, bool is_title) {
    const std::int64_t number = ++numbers_->sentences;
    script.insert(kSentenceRow, {number, revision, value_of(place), value_of(span.begin), value_of(span.end),
                                 std::int64_t{is_title ? 1 : 0}});
    sentences_.emplace(place, number);
    const bool inside = span.begin <= span.end && span.end <= coded.story.text.size();
    const std::string words = database_.dialect().words_value(inside ? fold(span.of(coded.story.text)) : "");
    script.insert(kSentenceWordsRow, {number, std::string_view(words)});
  };
  for (std::size_t i = 0; i < coded.sentences.size(); ++i) {
    add(i, coded.sentences[i].span, coded.sentences[i].is_title);
  }
  // Records that come without the sentences of their story bring those that they stand in.
  for (const Record& record : coded.records) {
    for (const EventMention& mention : record.mentions) {
      if (!sentences_.contains(mention.sentence)) {
        add(mention.sentence, mention.sentence_span, false);
      }
    }
  }
}

}  // namespace rapport::store
