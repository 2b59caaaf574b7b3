#include "rapport/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "rapport/dating.hpp"

#include "base/date.hpp"
#include "store/calendar.hpp"

namespace rapport {
namespace {

using Pair = std::pair<std::string, std::string>;
using Day = int;  // Since kEpoch.
constexpr base::Date kEpoch{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
constexpr std::size_t kSides = 2;

/// The records of a source on one pair in one period.
struct Cell {
  double records = 0;
  double goldstein = 0;
  double with_goldstein = 0;
};

/// Everything that both sources say of one pair.
struct PairData {
  std::array<std::map<Day, Cell>, kSides> periods;                      // By first day.
  std::array<std::map<std::string, std::set<Day>>, kSides> categories;  // Days of each.
};

/// The pairs of countries in a record, each once, both orders together.
std::set<Pair> pairs_in(const Record& record) {
  std::set<Pair> out;
  for (const Actor& actor : record.actors) {
    for (const auto* side : {&record.recipients, &record.actors}) {
      for (const Actor& other : *side) {
        if (actor.country && other.country && *actor.country != *other.country) {
          out.insert(std::minmax(*actor.country, *other.country));
        }
      }
    }
  }
  return out;
}

/// Sums for Pearson's correlation.
class Correlation {
 public:
  void add(double x, double y) {
    ++n_;
    x_ += x;
    y_ += y;
    xx_ += x * x;
    yy_ += y * y;
    xy_ += x * y;
  }
  [[nodiscard]] std::optional<double> value() const {
    constexpr double kLeast = 3;
    const double spread = (n_ * xx_ - x_ * x_) * (n_ * yy_ - y_ * y_);
    if (n_ < kLeast || spread <= 1e-9 * n_ * n_) {
      return std::nullopt;
    }
    return std::clamp((n_ * xy_ - x_ * y_) / std::sqrt(spread), -1.0, 1.0);
  }

 private:
  double n_ = 0, x_ = 0, y_ = 0, xx_ = 0, yy_ = 0, xy_ = 0;
};

class Comparing {
 public:
  explicit Comparing(const CompareOptions& options) : options_(options) {}

  Result<void> read(const ComparedSource& source, std::size_t side) {
    RecordFilter filter = source.filter;
    const auto count = source.archive->count(filter);
    if (!count) {
      return tl::unexpected(count.error());
    }
    filter.only_categorised = filter.statuses.empty();
    left_out_[side] += count->left_out;
    PageOptions order;
    order.sort = SortKey::kStored;
    order.falling = false;
    return source.archive->each(filter, order, [&](const CodedStory& coded) {
      for (const Record& record : coded.records) {
        take(coded.story, record, filter.date, side);
      }
      return true;
    });
  }

  Comparison finish() {
    Comparison out;
    out.left_out = {left_out_[0], left_out_[1]};
    if (find_range()) {
      out.first = store::period_name(date_of(first_), options_.period);
      out.last = store::period_name(date_of(last_), options_.period);
      for (Day at = first_; at <= last_; at = next(at)) {
        periods_.push_back(at);
      }
      out.periods = periods_.size();
    }
    for (const auto& [pair, data] : pairs_) {
      ComparedDyad dyad = compared(pair, data);
      if (dyad.records.a + dyad.records.b > 0) {
        add_to(out.all, dyad);
        out.dyads.push_back(std::move(dyad));
      }
    }
    out.all.series = all_series_.value();
    out.all.goldstein = all_goldstein_.value();
    std::stable_sort(out.dyads.begin(), out.dyads.end(), [](const ComparedDyad& x, const ComparedDyad& y) {
      return x.records.a + x.records.b > y.records.a + y.records.b;
    });
    out.dyads.resize(std::min(out.dyads.size(), options_.limit));
    return out;
  }

 private:
  static base::Date date_of(Day day) { return base::add_days(kEpoch, day); }
  [[nodiscard]] Day next(Day first) const {
    return base::days_between(kEpoch, store::next_period(date_of(first), options_.period));
  }

  void take(const Story& story, const Record& record, DateBasis basis, std::size_t side) {
    const auto placed = placement(record, story, basis);
    const auto date = placed ? base::parse_iso_date(placed->day) : std::nullopt;
    const auto pairs = pairs_in(record);
    if (!date || pairs.empty() || !record.plover) {
      ++left_out_[side];
      return;
    }
    const Day day = base::days_between(kEpoch, *date);
    const Day period = base::days_between(kEpoch, store::first_day(*date, options_.period));
    for (const Pair& pair : pairs) {
      PairData& data = pairs_[pair];
      Cell& cell = data.periods[side][period];
      cell.records += 1;
      cell.goldstein += record.goldstein.value_or(0);
      cell.with_goldstein += record.goldstein ? 1 : 0;
      data.categories[side][*record.plover].insert(day);
    }
  }

  // From the first period in which both have begun to the last before one of them ends.
  bool find_range() {
    std::array<std::optional<std::pair<Day, Day>>, kSides> ranges;
    for (const auto& [pair, data] : pairs_) {
      for (std::size_t side = 0; side < kSides; ++side) {
        if (!data.periods[side].empty()) {
          const std::pair here(data.periods[side].begin()->first, data.periods[side].rbegin()->first);
          auto& range = ranges[side];
          range = range ? std::pair(std::min(range->first, here.first), std::max(range->second, here.second))
                        : here;
        }
      }
    }
    if (!ranges[0] || !ranges[1]) {
      return false;
    }
    first_ = std::max(ranges[0]->first, ranges[1]->first);
    last_ = std::min(ranges[0]->second, ranges[1]->second);
    return first_ <= last_;
  }

  ComparedDyad compared(const Pair& pair, const PairData& data) {
    ComparedDyad out;
    out.one = pair.first;
    out.other = pair.second;
    Correlation series;
    Correlation goldstein;
    for (const Day period : periods_) {
      const Cell a = cell_of(data.periods[0], period);
      const Cell b = cell_of(data.periods[1], period);
      out.records.a += static_cast<std::size_t>(a.records);
      out.records.b += static_cast<std::size_t>(b.records);
      series.add(a.records, b.records);
      all_series_.add(a.records, b.records);
      if (a.with_goldstein > 0 && b.with_goldstein > 0) {
        goldstein.add(a.goldstein / a.with_goldstein, b.goldstein / b.with_goldstein);
        all_goldstein_.add(a.goldstein / a.with_goldstein, b.goldstein / b.with_goldstein);
      }
    }
    out.series = series.value();
    out.goldstein = goldstein.value();
    if (!periods_.empty()) {
      match(data.categories[0], data.categories[1], out.events.a, out.matched.a);
      match(data.categories[1], data.categories[0], out.events.b, out.matched.b);
    }
    return out;
  }

  static Cell cell_of(const std::map<Day, Cell>& periods, Day period) {
    const auto found = periods.find(period);
    return found == periods.end() ? Cell() : found->second;
  }

  // The events of one source in the range, and those of them that the other has.
  void match(const std::map<std::string, std::set<Day>>& here,
             const std::map<std::string, std::set<Day>>& there, std::size_t& events,
             std::size_t& matched) const {
    const Day end = next(last_);
    for (const auto& [category, days] : here) {
      const auto other = there.find(category);
      for (auto day = days.lower_bound(first_); day != days.end() && *day < end; ++day) {
        ++events;
        if (other != there.end()) {
          const auto near = other->second.lower_bound(*day - options_.days);
          matched += near != other->second.end() && *near <= *day + options_.days ? 1U : 0U;
        }
      }
    }
  }

  static void add_to(ComparedDyad& all, const ComparedDyad& dyad) {
    for (const auto part : {&ComparedDyad::records, &ComparedDyad::events, &ComparedDyad::matched}) {
      (all.*part).a += (dyad.*part).a;
      (all.*part).b += (dyad.*part).b;
    }
  }

  CompareOptions options_;
  std::map<Pair, PairData> pairs_;
  std::array<std::size_t, kSides> left_out_ = {};
  Day first_ = 0;
  Day last_ = 0;
  std::vector<Day> periods_;
  Correlation all_series_;
  Correlation all_goldstein_;
};

}  // namespace

Result<Comparison> compare(const ComparedSource& a, const ComparedSource& b, const CompareOptions& options) {
  Comparing comparing(options);
  return comparing.read(a, 0).and_then([&] { return comparing.read(b, 1); }).map([&] {
    return comparing.finish();
  });
}

}  // namespace rapport
