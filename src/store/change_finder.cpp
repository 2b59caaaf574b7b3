#include "store/change_finder.hpp"

#include <algorithm>
#include <array>
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

/// A record of one side of the comparison.
struct Side {
  CodedStory coded;  // With the one record.
  std::int64_t number = 0;
  bool paired = false;

  [[nodiscard]] const Record& record() const { return coded.records.front(); }
  // The words of its sentence and its trigger, which outlive a shift of the text.
  [[nodiscard]] std::pair<std::string, std::string> words() const {
    if (record().mentions.empty()) {
      return {};
    }
    const EventMention& mention = record().mentions.front();
    const bool inside =
        mention.sentence_span.end <= coded.story.text.size() && !mention.sentence_span.empty();
    return {inside ? std::string(mention.sentence_span.of(coded.story.text)) : "", mention.trigger_text};
  }
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
    before_.clear();
    after_.clear();
    fitting_.clear();
    cause_ = touched.cause;
    if (touched.before) {
      if (auto done = load_side(*touched.before, before_); !done) {
        return done;
      }
    }
    return load_side(touched.after, after_);
  }

  // The changes in the order of the present records, then what is gone.
  std::vector<Change> changes() {
    std::vector<Side*> partners(after_.size(), nullptr);
    for (std::size_t i = 0; i < after_.size(); ++i) {
      partners[i] = partner([&](const Side& side) { return side.record().key == after_[i].record().key; });
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const auto words = after_[i].words();
      if (partners[i] == nullptr && !words.first.empty()) {
        partners[i] = partner([&](const Side& side) { return side.words() == words; });
      }
    }
    std::vector<Change> out;
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const Side* old = partners[i];
      if (old == nullptr && fits(after_[i])) {
        out.push_back({Change::Kind::kNew, cause_, std::nullopt, after_[i].coded});
      } else if (old != nullptr && (fits(after_[i]) || fits(*old)) &&
                 !says_the_same(old->record(), after_[i].record())) {
        out.push_back({Change::Kind::kChanged, cause_, old->coded, after_[i].coded});
      }
    }
    for (const Side& side : before_) {
      if (!side.paired && fits(side)) {
        out.push_back({Change::Kind::kWithdrawn, cause_, side.coded, std::nullopt});
      }
    }
    return out;
  }

 private:
  template <class Test>
  Side* partner(const Test& test) {
    const auto found = std::find_if(before_.begin(), before_.end(),
                                    [&](const Side& side) { return !side.paired && test(side); });
    if (found == before_.end()) {
      return nullptr;
    }
    found->paired = true;
    return &*found;
  }

  [[nodiscard]] bool fits(const Side& side) const { return fitting_.contains(side.number); }

  Result<std::vector<std::int64_t>> numbers(const SqlText& sql) {
    std::vector<std::int64_t> out;
    const auto take = [&](const Rows& row) { out.push_back(row.integer(0)); };
    return for_rows(database_, sql.text(), sql.values(), take).map([&] { return std::move(out); });
  }

  Result<void> load_side(std::int64_t revision, std::vector<Side>& side) {
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
    for (CodedStory& coded : *loaded) {
      for (Record& record : coded.records) {
        side.push_back({{coded.story, {}, {std::move(record)}}, *number++, false});
      }
    }
    return {};
  }

  Database& database_;
  RecordLoader& loader_;
  const RecordFilter& filter_;
  std::vector<Side> before_;
  std::vector<Side> after_;
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
    for (const Change& change : comparison.changes()) {
      if (!sink(change)) {
        return {};
      }
    }
  }
  return {};
}

}  // namespace rapport::store
