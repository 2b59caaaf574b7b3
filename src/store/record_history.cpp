#include "store/record_history.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace rapport::store {
namespace {

/// A revision of a story with its records.
struct Revision {
  std::int64_t number_of_row = 0;
  RecordState state;  // What all its records have in common; `coded` holds all of them.
  std::vector<std::size_t> found;

  [[nodiscard]] const std::vector<Record>& records() const { return state.coded.records; }
};

// Of its sentence and its trigger: they outlive a shift of the text.
std::pair<std::string, std::string> words_of(const Record& record, const Story& story) {
  if (record.mentions.empty()) {
    return {};
  }
  const EventMention& mention = record.mentions.front();
  const bool inside = mention.sentence_span.begin <= mention.sentence_span.end &&
                      mention.sentence_span.end <= story.text.size();
  return {inside ? std::string(mention.sentence_span.of(story.text)) : "", mention.trigger_text};
}

bool same_words(const Record& a, const Revision& of_a, const Record& b, const Revision& of_b) {
  const auto words = words_of(a, of_a.state.coded.story);
  return !words.first.empty() && words == words_of(b, of_b.state.coded.story);
}

// The place behind the story's id.
std::string_view place_of(const Record& record, const Story& story) {
  const std::string_view key = record.key;
  return key.starts_with(story.id) ? key.substr(story.id.size()) : key;
}

bool same_parties(const std::vector<Actor>& a, const std::vector<Actor>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Actor& x, const Actor& y) {
    return x.name.value_or(x.text) == y.name.value_or(y.text) && x.country == y.country && x.code == y.code;
  });
}

// The record of `to` that the `index`th of `from` is there, by the first test that one passes.
std::optional<std::size_t> partner(const Revision& from, std::size_t index, const Revision& to) {
  const Record& record = from.records()[index];
  const auto belongs_to_another = [&](const Record& other) {
    for (std::size_t i = 0; i < from.records().size(); ++i) {
      const Record& rival = from.records()[i];
      if (i != index && (rival.key == other.key || same_words(rival, from, other, to))) {
        return true;
      }
    }
    return false;
  };
  const auto find = [&](const auto& test) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < to.records().size(); ++i) {
      if (test(to.records()[i])) {
        return i;
      }
    }
    return std::nullopt;
  };
  auto same = find([&](const Record& other) { return other.key == record.key; });
  same = same ? same : find([&](const Record& other) { return same_words(record, from, other, to); });
  same = same ? same : find([&](const Record& other) {
    return other.event == record.event && !belongs_to_another(other) &&
           place_of(other, to.state.coded.story) == place_of(record, from.state.coded.story);
  });
  return same ? same : find([&](const Record& other) {
    return other.event == record.event && !belongs_to_another(other) &&
           same_parties(other.actors, record.actors) && same_parties(other.recipients, record.recipients);
  });
}

// Goes from a revision that has the record to its neighbours on one side.
template <class Revisions>
void follow(Revisions begin, Revisions end) {
  for (auto last = begin; begin != end; ++begin) {
    if (begin->found.empty() && begin != last) {
      for (const std::size_t index : last->found) {
        if (const auto same = partner(*last, index, *begin)) {
          begin->found.push_back(*same);
        }
      }
    }
    last = begin->found.empty() ? last : begin;
  }
}

/// Reads the histories of one id.
class Reader {
 public:
  Reader(Database& database, RecordLoader& loader) : database_(database), loader_(loader) {}

  Result<void> load_records(Revision& revision) {
    std::vector<std::int64_t> numbers;
    if (auto done =
            for_rows(database_, "SELECT n FROM records WHERE revision = ? ORDER BY position",
                     {revision.number_of_row}, [&](const Rows& row) { numbers.push_back(row.integer(0)); });
        !done) {
      return done;
    }
    auto loaded = loader_.load(numbers);
    if (!loaded) {
      return tl::unexpected(loaded.error());
    }
    if (!loaded->empty()) {
      revision.state.coded = std::move(loaded->front());
    }
    return {};
  }

  Result<std::vector<Revision>> revisions(std::int64_t story) {
    std::vector<Revision> out;
    auto done = for_rows(
        database_,
        "SELECT v.n, v.number, u.model, u.options, u.program, v.since, v.gone FROM revisions v JOIN runs u "
        "ON "
        "u.n = v.run WHERE v.story = ? ORDER BY v.number",
        {story}, [&](const Rows& row) {
          out.push_back({row.integer(0),
                         {{},
                          row.size_value(1),
                          RunInfo{row.text(2), row.text(3), row.text(4)},
                          row.text(5),
                          row.maybe_text(6)},
                         {}});
        });
    for (Revision& revision : out) {
      done = done ? load_records(revision) : done;
    }
    return done ? Result<std::vector<Revision>>(std::move(out)) : tl::unexpected(done.error());
  }

  // The story's states of the record, the latest first.
  Result<void> add_states(std::int64_t story, const std::string Record::* field, const std::string& id,
                          std::vector<RecordState>& out) {
    auto all = revisions(story);
    if (!all) {
      return tl::unexpected(all.error());
    }
    for (Revision& revision : *all) {
      for (std::size_t i = 0; i < revision.records().size(); ++i) {
        if (revision.records()[i].*field == id) {
          revision.found.push_back(i);
        }
      }
    }
    const auto has_it = [](const Revision& revision) { return !revision.found.empty(); };
    const auto first = std::find_if(all->begin(), all->end(), has_it);
    follow(first, all->end());
    follow(std::make_reverse_iterator(first == all->end() ? first : first + 1), all->rend());
    for (auto revision = all->rbegin(); revision != all->rend(); ++revision) {
      for (const std::size_t index : revision->found) {
        out.push_back(revision->state);
        out.back().coded.records = {revision->records()[index]};
      }
    }
    return {};
  }

 private:
  Database& database_;
  RecordLoader& loader_;
};

}  // namespace

Result<std::vector<RecordState>> find_history(Database& database, RecordLoader& loader,
                                              const std::string& id) {
  constexpr std::array kFields = {std::pair{"id", &Record::id}, std::pair{"record_key", &Record::key}};
  Reader reader(database, loader);
  std::vector<RecordState> out;
  for (const auto& [column, field] : kFields) {
    std::vector<std::int64_t> stories;
    auto done = for_rows(database,
                         fmt::format("SELECT v.story, MIN(CASE WHEN v.gone IS NULL THEN 0 ELSE 1 END) FROM "
                                     "records r JOIN revisions v ON v.n = r.revision WHERE r.{} = ? GROUP BY "
                                     "v.story ORDER BY 2, 1",
                                     column),
                         {std::string_view(id)}, [&](const Rows& row) { stories.push_back(row.integer(0)); });
    for (const std::int64_t story : stories) {
      done = done ? reader.add_states(story, field, id, out) : done;
    }
    if (!done) {
      return tl::unexpected(done.error());
    }
    if (!out.empty()) {
      break;
    }
  }
  return out;
}

}  // namespace rapport::store
