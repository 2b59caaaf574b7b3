// Grammar of points and ranges in time.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "coding/calendar_period.hpp"
#include "coding/time_resolver.hpp"
#include "coding/time_words.hpp"

namespace rapport::coding {

/// Where in a period an expression points: "early 2019", "end of May".
enum class Edge { kNone, kBegin, kMiddle, kEnd };

/// Reads points in time from the words of a phrase, one alternative after another; an alternative that does
/// not fit gives the words back.
class TimeParser {
 public:
  /// `words` is borrowed.
  TimeParser(const std::vector<TimeWord>& words, const TimeContext& context)
      : reader_(words), context_(context) {}

  /// A point, or two points that bound a range.
  [[nodiscard]] std::optional<Period> range();
  /// A point with the words that place it within its period.
  [[nodiscard]] std::optional<Period> point();
  /// A point without such words.
  [[nodiscard]] std::optional<Period> core();

  [[nodiscard]] TimeReader& reader() { return reader_; }
  [[nodiscard]] Edge edge() const { return edge_; }
  /// Name of the alternative that read the last point, "range" for two; a literal.
  [[nodiscard]] std::string_view rule() const { return rule_; }
  /// Some point read so far states its year.
  [[nodiscard]] bool states_year() const { return states_year_; }
  /// Reads what follows under another tense.
  void set_context(const TimeContext& context) { context_ = context; }

 private:
  using Alternative = std::optional<Period> (TimeParser::*)();

  [[nodiscard]] std::optional<Period> numeric_date();
  [[nodiscard]] std::optional<Period> near_day();
  [[nodiscard]] std::optional<Period> weekday();
  [[nodiscard]] std::optional<Period> month_first();
  [[nodiscard]] std::optional<Period> day_first();
  [[nodiscard]] std::optional<Period> year();
  [[nodiscard]] std::optional<Period> many_years();
  [[nodiscard]] std::optional<Period> season();
  [[nodiscard]] std::optional<Period> quarter();
  [[nodiscard]] std::optional<Period> weekend();
  [[nodiscard]] std::optional<Period> holiday();
  [[nodiscard]] std::optional<Period> offset();
  [[nodiscard]] std::optional<Period> named_unit();
  [[nodiscard]] std::optional<Period> directed();
  [[nodiscard]] std::optional<Period> day_of_month();
  [[nodiscard]] std::optional<Period> vague();
  [[nodiscard]] bool counted_on();

  [[nodiscard]] std::optional<Period> deadline(int count, TimeUnit unit, bool within);
  [[nodiscard]] std::optional<Period> from_anchor(int count, TimeUnit unit);
  [[nodiscard]] std::optional<Period> directed_span(const std::string& direction);
  [[nodiscard]] std::optional<int> year_suffix();
  [[nodiscard]] std::optional<unsigned> second_day();
  [[nodiscard]] std::optional<Period> dates(unsigned month, unsigned first, unsigned last,
                                            std::optional<int> year);
  [[nodiscard]] Period counted(int count, TimeUnit unit, int sign) const;
  [[nodiscard]] Period rebound(std::size_t begin, std::optional<base::Date> from, bool future);
  [[nodiscard]] Period on_weekday(const Period& date, int weekday) const;
  void skip_edges();

  TimeReader reader_;
  TimeContext context_;
  Edge edge_ = Edge::kNone;
  bool had_edge_ = false;
  std::string_view rule_;
  bool states_year_ = false;
  Which which_ = Which::kByTense;  ///< Of a month or season that "last", "this" or "next" came before.
};

}  // namespace rapport::coding
