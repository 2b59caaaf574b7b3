#include "store/change_finder.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "store/filter_sql.hpp"
#include "store/sql_text.hpp"

namespace rapport::store {
namespace {

bool same_parties(const std::vector<Actor>& a, const std::vector<Actor>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Actor& x, const Actor& y) {
    const bool same_words = x.name || y.name || x.text == y.text;
    return same_words && x.name == y.name && x.country == y.country && x.sectors == y.sectors &&
           x.code == y.code && x.title == y.title && x.wikidata == y.wikidata;
  });
}

bool same_places(const std::vector<Place>& a, const std::vector<Place>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Place& x, const Place& y) {
    const bool same_words = x.name || y.name || x.text == y.text;
    return same_words && x.name == y.name && x.country == y.country && x.latitude == y.latitude &&
           x.longitude == y.longitude;
  });
}

bool same_time(const std::optional<EventTime>& a, const std::optional<EventTime>& b) {
  return a.has_value() == b.has_value() &&
         (!a || (a->start == b->start && a->end == b->end && a->precision == b->precision));
}

bool same_issues(const std::vector<Issue>& a, const std::vector<Issue>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Issue& x, const Issue& y) { return x.text == y.text && x.topic == y.topic; });
}

using Words = std::pair<std::string_view, std::string_view>;

/// A record of one side of the comparison.
struct Side {
  Record record;
  Words words;  // Of its sentence and its trigger, which outlive a shift of the text.
  std::int64_t number = 0;
  bool paired = false;
};

/// One state of a story. The text is there once, however many records it has.
struct State {
  Story story;
  std::vector<Side> records;

  [[nodiscard]] CodedStory coded(const Side& side) const { return {story, {}, {side.record}}; }
};

Words words_of(const Record& record, const Story& story) {
  if (record.mentions.empty()) {
    return {};
  }
  const EventMention& mention = record.mentions.front();
  const bool inside = mention.sentence_span.end <= story.text.size() && !mention.sentence_span.empty();
  return {inside ? mention.sentence_span.of(story.text) : std::string_view{}, mention.trigger_text};
}

/// The records of a state by what finds them again, in order.
template <class Key>
class Finder {
 public:
  template <class KeyOf>
  Finder(State& state, const KeyOf& key_of) {
    for (Side& side : state.records) {
      if (!side.paired) {
        sides_[key_of(side)].push_back(&side);
      }
    }
  }
  /// The first that has no partner yet gets one.
  Side* take(const Key& key) {
    const auto found = sides_.find(key);
    if (found == sides_.end() || found->second.empty()) {
      return nullptr;
    }
    Side* const side = found->second.front();
    found->second.pop_front();
    side->paired = true;
    return side;
  }

 private:
  std::map<Key, std::deque<Side*>> sides_;
};

/// A story with a revision since the point in time: what it was then, and what it is now.
struct Touched {
  std::int64_t story = 0;
  std::optional<std::int64_t> before;  // Revisions.
  std::int64_t after = 0;
  Change::Cause cause = Change::Cause::kNews;
};

Result<std::vector<Touched>> find_touched(Database& database, const std::string& since) {
  constexpr std::string_view kSelect =
      "SELECT a.story, b.n, a.n, CASE WHEN b.n IS NULL OR a.content <> b.content THEN 0 WHEN a.run <> b.run "
      "THEN 1 ELSE 2 END FROM revisions a "
      "LEFT JOIN revisions b ON b.story = a.story AND b.since <= ? AND b.gone > ? "
      "WHERE a.gone IS NULL AND a.since > ? ORDER BY a.story";
  std::vector<Touched> out;
  const std::string_view point = since;
  const auto take = [&](const Rows& row) {
    constexpr std::array kCauses = {Change::Cause::kNews, Change::Cause::kRun, Change::Cause::kCorrection};
    out.push_back({row.integer(0), row.maybe_integer(1), row.integer(2), kCauses.at(row.size_value(3))});
  };
  return for_rows(database, kSelect, {point, point, point}, take).map([&] { return std::move(out); });
}

/// Compares the two states of a story.
class Comparison {
 public:
  Comparison(Database& database, RecordLoader& loader, const RecordFilter& filter)
      : database_(database), loader_(loader), filter_(filter) {}

  Result<void> load(const Touched& touched) {
    before_ = {};
    after_ = {};
    fitting_.clear();
    cause_ = touched.cause;
    if (touched.before) {
      if (auto done = load_state(*touched.before, before_); !done) {
        return done;
      }
    }
    return load_state(touched.after, after_);
  }

  /// Hands the changes on in the order of the present records, then what is gone. False where the sink stops.
  bool tell(const std::function<bool(const Change&)>& sink) {
    const std::vector<Side*> partners = pair();
    for (std::size_t i = 0; i < after_.records.size(); ++i) {
      const Side& now = after_.records[i];
      const Side* const old = partners[i];
      const bool is_new = old == nullptr && fits(now);
      const bool is_changed =
          old != nullptr && (fits(now) || fits(*old)) && !says_the_same(old->record, now.record);
      if (is_new && !sink({Change::Kind::kNew, cause_, std::nullopt, after_.coded(now)})) {
        return false;
      }
      if (is_changed && !sink({Change::Kind::kChanged, cause_, before_.coded(*old), after_.coded(now)})) {
        return false;
      }
    }
    for (const Side& side : before_.records) {
      if (!side.paired && fits(side) &&
          !sink({Change::Kind::kWithdrawn, cause_, before_.coded(side), std::nullopt})) {
        return false;
      }
    }
    return true;
  }

 private:
  // By the key; what that leaves by the words.
  std::vector<Side*> pair() {
    std::vector<Side*> partners(after_.records.size(), nullptr);
    Finder<std::string_view> by_key(before_,
                                    [](const Side& side) { return std::string_view(side.record.key); });
    for (std::size_t i = 0; i < partners.size(); ++i) {
      partners[i] = by_key.take(after_.records[i].record.key);
    }
    Finder<Words> by_words(before_, [](const Side& side) { return side.words; });
    for (std::size_t i = 0; i < partners.size(); ++i) {
      const Words& words = after_.records[i].words;
      if (partners[i] == nullptr && !words.first.empty()) {
        partners[i] = by_words.take(words);
      }
    }
    return partners;
  }

  [[nodiscard]] bool fits(const Side& side) const { return fitting_.contains(side.number); }

  Result<std::vector<std::int64_t>> numbers(const SqlText& sql) {
    std::vector<std::int64_t> out;
    const auto take = [&](const Rows& row) { out.push_back(row.integer(0)); };
    return for_rows(database_, sql.text(), sql.values(), take).map([&] { return std::move(out); });
  }

  Result<void> load_state(std::int64_t revision, State& state) {
    SqlText all;
    all.add("SELECT r.n FROM records r WHERE r.revision = ? ORDER BY r.position", revision);
    const auto in_revision = numbers(all);
    if (!in_revision) {
      return tl::unexpected(in_revision.error());
    }
    const auto condition = condition_within(filter_, database_.dialect(), revision);
    if (!condition) {
      return tl::unexpected(condition.error());
    }
    SqlText wanted("SELECT r.n FROM records r WHERE ");
    const auto fitting = numbers(wanted.add(*condition));
    if (!fitting) {
      return tl::unexpected(fitting.error());
    }
    fitting_.insert(fitting->begin(), fitting->end());
    auto loaded = loader_.load(*in_revision);
    if (!loaded) {
      return tl::unexpected(loaded.error());
    }
    auto number = in_revision->begin();
    for (CodedStory& coded : *loaded) {  // One, as all are of one revision.
      state.story = std::move(coded.story);
      for (Record& record : coded.records) {
        state.records.push_back({std::move(record), {}, *number++, false});
      }
    }
    for (Side& side : state.records) {  // When nothing moves any more.
      side.words = words_of(side.record, state.story);
    }
    return {};
  }

  Database& database_;
  RecordLoader& loader_;
  const RecordFilter& filter_;
  State before_;
  State after_;
  std::set<std::int64_t> fitting_;
  Change::Cause cause_ = Change::Cause::kNews;
};

}  // namespace

bool says_the_same(const Record& a, const Record& b) {
  return a.event == b.event && a.mode == b.mode && a.about == b.about && a.status == b.status &&
         a.plover == b.plover && a.cameo == b.cameo && a.quad_class == b.quad_class &&
         a.goldstein == b.goldstein && a.contexts == b.contexts && a.duration == b.duration &&
         a.date_basis == b.date_basis && same_parties(a.actors, b.actors) &&
         same_parties(a.recipients, b.recipients) && same_parties(a.said_by, b.said_by) &&
         same_places(a.places, b.places) && same_time(a.time, b.time) && same_issues(a.issues, b.issues);
}

Result<void> find_changes(Database& database, RecordLoader& loader, const std::string& since,
                          const RecordFilter& filter, const std::function<bool(const Change&)>& sink) {
  if (const auto checked = condition_of(filter, database.dialect()); !checked) {
    return tl::unexpected(checked.error());
  }
  const auto touched = find_touched(database, since);
  if (!touched) {
    return tl::unexpected(touched.error());
  }
  Comparison comparison(database, loader, filter);
  for (const Touched& story : *touched) {
    if (auto loaded = comparison.load(story); !loaded) {
      return loaded;
    }
    if (!comparison.tell(sink)) {
      return {};
    }
  }
  return {};
}

}  // namespace rapport::store
