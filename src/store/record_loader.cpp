#include "store/record_loader.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "store/list_text.hpp"

namespace rapport::store {
namespace {

// Numbers go into statements by the same count always, so that each statement is prepared once.
constexpr std::size_t kAtOnce = 64;

ByteSpan span_at(const Rows& rows, int column) {
  return {rows.size_value(column), rows.size_value(column + 1)};
}

// The stored text; where it is null, the words of the story under the span.
std::string text_at(const Rows& rows, int column, ByteSpan span, const Story& story) {
  const bool inside = span.begin <= span.end && span.end <= story.text.size();
  return rows.is_null(column) && inside ? std::string(span.of(story.text)) : rows.text(column);
}

// Calls `take` for each row of `select` + " IN (...)" + `order`, over all numbers.
template <class Take>
Result<void> for_numbers(Database& database, std::string_view select, std::string_view order,
                         const std::vector<std::int64_t>& numbers, const Take& take) {
  std::string marks = "?";
  for (std::size_t i = 1; i < kAtOnce; ++i) {
    marks += ",?";
  }
  const std::string sql = fmt::format("{} IN ({}) {}", select, marks, order);
  for (std::size_t begin = 0; begin < numbers.size(); begin += kAtOnce) {
    Values values;
    for (std::size_t i = 0; i < kAtOnce; ++i) {
      values.emplace_back(numbers[std::min(begin + i, numbers.size() - 1)]);
    }
    if (auto done = for_rows(database, sql, values, take); !done) {
      return done;
    }
  }
  return {};
}

Record record_of(const Rows& rows) {
  Record record;
  record.id = rows.text(2);
  record.key = rows.text(3);
  record.origin = rows.text(4);
  record.model = rows.maybe_text(5);
  record.event = rows.text(6);
  record.mode = rows.maybe_text(7);
  record.about = rows.maybe_text(8);
  record.status = rows.text(9);
  record.plover = rows.maybe_text(10);
  record.cameo = rows.maybe_text(11);
  if (!rows.is_null(12)) {
    record.quad_class = static_cast<int>(rows.integer(12));
  }
  record.goldstein = rows.maybe_real(13);
  record.contexts = words_of_list(rows.text(14));
  record.confidence = rows.real(15);
  record.duration = rows.maybe_text(16);
  if (rows.integer(17) != 0) {
    EventTime time;
    time.text = rows.maybe_text(18);
    if (!rows.is_null(19)) {
      time.span = span_at(rows, 19);
    }
    time.start = rows.maybe_text(21);
    time.end = rows.maybe_text(22);
    time.precision = rows.maybe_text(23);
    record.time = std::move(time);
  }
  record.date_basis = rows.maybe_text(24);
  return record;
}

Story story_of(const Rows& rows) {
  Story story;
  story.id = rows.text(1);
  story.page = rows.text(2);
  story.path = rows.text(3);
  story.index = rows.size_value(4);
  story.line = rows.size_value(5);
  story.title = rows.maybe_text(6);
  story.outlet = rows.maybe_text(7);
  story.url = rows.maybe_text(8);
  story.published = rows.maybe_text(9);
  story.language = rows.maybe_text(10);
  story.dateline = rows.maybe_text(11);
  story.body = span_at(rows, 12);
  story.has_title_line = rows.integer(14) != 0;
  story.text = rows.text(15);
  return story;
}

}  // namespace

Result<std::vector<CodedStory>> RecordLoader::load(const std::vector<std::int64_t>& numbers) {
  Records records;
  if (auto done = load_records(numbers, records); !done) {
    return tl::unexpected(done.error());
  }
  if (auto done = load_stories(records); !done) {
    return tl::unexpected(done.error());
  }
  for (const std::int64_t number : numbers) {
    const auto found = records.find(number);
    if (found == records.end() || !stories_.contains(found->second.revision)) {
      return fail(ErrorCode::kBadStore, fmt::format("record number {} is missing", number), database_.name());
    }
  }
  for (const auto part : {&RecordLoader::load_parties, &RecordLoader::load_places, &RecordLoader::load_issues,
                          &RecordLoader::load_mentions}) {
    if (auto done = (this->*part)(numbers, records); !done) {
      return tl::unexpected(done.error());
    }
  }
  std::vector<CodedStory> out;
  std::int64_t last = 0;
  for (const std::int64_t number : numbers) {
    const Loaded& loaded = records.at(number);
    if (out.empty() || loaded.revision != last) {
      out.push_back({stories_.at(loaded.revision), {}, {}});
      last = loaded.revision;
    }
    out.back().records.push_back(loaded.record);
  }
  return out;
}

Result<CodedStory> RecordLoader::load_revision(std::int64_t revision) {
  CodedStory out;
  std::vector<std::int64_t> numbers;
  auto done = for_rows(database_, "SELECT n FROM records WHERE revision = ? ORDER BY position", {revision},
                       [&](const Rows& rows) { numbers.push_back(rows.integer(0)); });
  if (!done) {
    return tl::unexpected(done.error());
  }
  if (numbers.empty()) {
    done = load_stories_of({revision});
  } else {
    auto stories = load(numbers);
    if (!stories) {
      return tl::unexpected(stories.error());
    }
    out.records = std::move(stories->front().records);
  }
  if (!done || !stories_.contains(revision)) {
    return done ? fail(ErrorCode::kBadStore, fmt::format("revision number {} is missing", revision),
                       database_.name())
                : tl::unexpected(done.error());
  }
  out.story = stories_.at(revision);
  bool whole = true;
  const auto read = for_rows(
      database_,
      "SELECT begin_byte, end_byte, is_title, number FROM sentences WHERE revision = ? ORDER BY number",
      {revision}, [&](const Rows& rows) {
        whole = whole && rows.size_value(3) == out.sentences.size();
        out.sentences.push_back({span_at(rows, 0), rows.integer(2) != 0, {}});
      });
  if (!read) {
    return tl::unexpected(read.error());
  }
  // Imported stories have only the sentences of their records, which bring them along when they are written.
  if (!whole) {
    out.sentences.clear();
  }
  return out;
}

Result<void> RecordLoader::load_records(const std::vector<std::int64_t>& numbers, Records& records) {
  constexpr std::string_view kSelect =
      "SELECT n, revision, id, record_key, origin, model, event, mode, about, status, plover, cameo, "
      "quad_class, "
      "goldstein, contexts, confidence, duration, has_time, time_text, time_begin, time_end, first_day, "
      "last_day, "
      "time_precision, date_basis FROM records WHERE n";
  return for_numbers(database_, kSelect, "", numbers, [&](const Rows& rows) {
    records.insert_or_assign(rows.integer(0), Loaded{record_of(rows), rows.integer(1)});
  });
}

Result<void> RecordLoader::load_stories(const Records& records) {
  std::set<std::int64_t> wanted;
  std::set<std::int64_t> missing;
  for (const auto& [number, loaded] : records) {
    wanted.insert(loaded.revision);
    if (!stories_.contains(loaded.revision)) {
      missing.insert(loaded.revision);
    }
  }
  std::erase_if(stories_, [&](const auto& story) { return !wanted.contains(story.first); });
  return load_stories_of({missing.begin(), missing.end()});
}

Result<void> RecordLoader::load_stories_of(const std::vector<std::int64_t>& revisions) {
  constexpr std::string_view kSelect =
      "SELECT r.n, r.id, r.page, r.path, r.page_index, r.line, r.title, r.outlet, r.url, r.published, "
      "r.language, "
      "r.dateline, r.body_begin, r.body_end, r.has_title_line, t.body FROM revisions r JOIN texts t ON t.n = "
      "r.text "
      "WHERE r.n";
  return for_numbers(database_, kSelect, "", revisions,
                     [&](const Rows& rows) { stories_.insert_or_assign(rows.integer(0), story_of(rows)); });
}

Result<void> RecordLoader::load_parties(const std::vector<std::int64_t>& numbers, Records& records) {
  constexpr std::string_view kSelect =
      "SELECT p.record, p.role, p.begin_byte, p.end_byte, p.text, a.name, a.country, a.sectors, a.code, "
      "a.title, "
      "a.wikidata FROM parties p JOIN actors a ON a.n = p.actor WHERE p.record";
  return for_numbers(database_, kSelect, "ORDER BY p.record, p.role, p.position", numbers,
                     [&](const Rows& rows) {
                       auto& [record, revision] = records.at(rows.integer(0));
                       Actor actor;
                       actor.span = span_at(rows, 2);
                       actor.text = text_at(rows, 4, actor.span, stories_.at(revision));
                       actor.name = rows.maybe_text(5);
                       actor.country = rows.maybe_text(6);
                       actor.sectors = words_of_list(rows.text(7));
                       actor.code = rows.maybe_text(8);
                       actor.title = rows.maybe_text(9);
                       actor.wikidata = rows.maybe_text(10);
                       auto& side = rows.integer(1) == 0   ? record.actors
                                    : rows.integer(1) == 1 ? record.recipients
                                                           : record.said_by;
                       side.push_back(std::move(actor));
                     });
}

Result<void> RecordLoader::load_places(const std::vector<std::int64_t>& numbers, Records& records) {
  constexpr std::string_view kSelect =
      "SELECT s.record, s.begin_byte, s.end_byte, s.text, p.name, p.country, p.admin1, p.latitude, "
      "p.longitude, "
      "p.geonames, p.resolution FROM settings s JOIN places p ON p.n = s.place WHERE s.record";
  return for_numbers(database_, kSelect, "ORDER BY s.record, s.position", numbers, [&](const Rows& rows) {
    auto& [record, revision] = records.at(rows.integer(0));
    Place place;
    place.span = span_at(rows, 1);
    place.text = text_at(rows, 3, place.span, stories_.at(revision));
    place.name = rows.maybe_text(4);
    place.country = rows.maybe_text(5);
    place.admin1 = rows.maybe_text(6);
    place.latitude = rows.maybe_real(7);
    place.longitude = rows.maybe_real(8);
    place.geonames = rows.maybe_integer(9);
    place.precision = rows.maybe_text(10);
    record.places.push_back(std::move(place));
  });
}

Result<void> RecordLoader::load_issues(const std::vector<std::int64_t>& numbers, Records& records) {
  constexpr std::string_view kSelect =
      "SELECT record, begin_byte, end_byte, text, topic FROM issues WHERE record";
  return for_numbers(database_, kSelect, "ORDER BY record, position", numbers, [&](const Rows& rows) {
    records.at(rows.integer(0)).record.issues.push_back({rows.text(3), span_at(rows, 1), rows.maybe_text(4)});
  });
}

Result<void> RecordLoader::load_mentions(const std::vector<std::int64_t>& numbers, Records& records) {
  constexpr std::string_view kSelect =
      "SELECT m.record, m.begin_byte, m.end_byte, m.trigger_begin, m.trigger_end, m.trigger_text, s.number "
      "FROM mentions m JOIN sentences s ON s.n = m.sentence WHERE m.record";
  return for_numbers(database_, kSelect, "ORDER BY m.record, m.position", numbers, [&](const Rows& rows) {
    auto& [record, revision] = records.at(rows.integer(0));
    EventMention mention;
    mention.sentence_span = span_at(rows, 1);
    mention.trigger = span_at(rows, 3);
    mention.trigger_text = text_at(rows, 5, mention.trigger, stories_.at(revision));
    mention.sentence = rows.size_value(6);
    record.mentions.push_back(std::move(mention));
  });
}

}  // namespace rapport::store
