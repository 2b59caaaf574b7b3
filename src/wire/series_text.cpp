// Series, rankings and changes in their forms.
#include <utility>

#include <fmt/format.h>

#include "rapport/series_format.hpp"

#include "wire/answer_table.hpp"
#include "wire/json_line.hpp"

namespace rapport {
namespace {

using wire::AnswerTable;

constexpr int kGoldsteinDecimals = 2;
constexpr int kRateDecimals = 4;

std::optional<double> per_story(const TrendPoint& point) {
  return point.stories == 0
             ? std::nullopt
             : std::optional(static_cast<double>(point.records) / static_cast<double>(point.stories));
}

bool has_groups(const Trend& trend) {
  for (const TrendPoint& point : trend.points) {
    if (!point.group.empty()) {
      return true;
    }
  }
  return false;
}

// "dated by their own time 60.0 %, by publication 40.0 %"
std::string shares(const Trend& trend) {
  std::size_t own = 0;
  std::size_t all = 0;
  for (const TrendPoint& point : trend.points) {
    own += point.by_event;
    all += point.by_event + point.by_publication;
  }
  if (all == 0) {
    return "no record\n";
  }
  const double share = 100.0 * static_cast<double>(own) / static_cast<double>(all);
  return fmt::format("{} records: {:.1f} % by their own time, {:.1f} % by publication\n", all, share,
                     100 - share);
}

const char* name_of(Change::Kind kind) {
  return kind == Change::Kind::kNew ? "new" : kind == Change::Kind::kChanged ? "changed" : "withdrawn";
}

const char* name_of(Change::Cause cause) {
  return cause == Change::Cause::kNews ? "news" : cause == Change::Cause::kRun ? "run" : "correction";
}

// The record as JSON without its newline, or null.
std::string object_of(const std::optional<CodedStory>& coded) {
  if (!coded) {
    return "null";
  }
  const std::string line = records_to_jsonl(*coded);
  return line.substr(0, line.find('\n'));
}

}  // namespace

std::string trend_to_text(const Trend& trend, AnswerForm form, const SeriesStyle& style) {
  const bool groups = has_groups(trend);
  AnswerTable table;
  table.columns = {"period"};
  if (groups) {
    table.columns.emplace_back("group");
  }
  for (const char* column :
       {"records", "goldstein_sum", "goldstein_mean", "by_event", "by_publication", "stories", "per_story"}) {
    table.columns.emplace_back(column);
  }
  for (const TrendPoint& point : trend.points) {
    auto& row = table.rows.emplace_back();
    row.push_back(wire::text_cell(point.period));
    if (groups) {
      row.push_back(wire::text_cell(point.group));
    }
    row.push_back(wire::number_cell(point.records));
    row.push_back(wire::real_cell(point.goldstein_sum, kGoldsteinDecimals));
    row.push_back(wire::maybe_cell(point.goldstein_mean(), kGoldsteinDecimals));
    row.push_back(wire::number_cell(point.by_event));
    row.push_back(wire::number_cell(point.by_publication));
    row.push_back(wire::number_cell(point.stories));
    row.push_back(wire::maybe_cell(per_story(point), kRateDecimals));
    table.bars.push_back(style.per_stories ? per_story(point).value_or(0)
                                           : static_cast<double>(point.records));
  }
  const std::string text = wire::write_answer(table, form, style.width);
  return form == AnswerForm::kTable ? text + shares(trend) : text;
}

std::string dyads_to_text(const DyadRanking& ranking, AnswerForm form, const SeriesStyle& style) {
  AnswerTable table;
  table.columns = {"one",    "other",  "records", "goldstein_sum", "goldstein_mean",
                   "quad_1", "quad_2", "quad_3",  "quad_4"};
  for (const DyadRow& dyad : ranking.rows) {
    auto& row = table.rows.emplace_back();
    row.push_back(wire::text_cell(dyad.one));
    row.push_back(wire::text_cell(dyad.other));
    row.push_back(wire::number_cell(dyad.records));
    row.push_back(wire::real_cell(dyad.goldstein_sum, kGoldsteinDecimals));
    row.push_back(wire::maybe_cell(dyad.goldstein_mean(), kGoldsteinDecimals));
    for (const std::size_t records : dyad.quads) {
      row.push_back(wire::number_cell(records));
    }
    table.bars.push_back(static_cast<double>(dyad.records));
  }
  return wire::write_answer(table, form, style.width);
}

std::string comparison_to_text(const Comparison& comparison, AnswerForm form, const SeriesStyle& style) {
  constexpr int kDecimals = 3;
  AnswerTable table;
  table.columns = {"one",      "other",    "records_a", "records_b", "series_r", "goldstein_r",
                   "events_a", "events_b", "matched_a", "matched_b", "share_a",  "share_b"};
  const auto add = [&](const ComparedDyad& dyad, const std::string& one) {
    auto& row = table.rows.emplace_back();
    row.push_back(wire::text_cell(one));
    row.push_back(wire::text_cell(dyad.other));
    row.push_back(wire::number_cell(dyad.records.a));
    row.push_back(wire::number_cell(dyad.records.b));
    row.push_back(wire::maybe_cell(dyad.series, kDecimals));
    row.push_back(wire::maybe_cell(dyad.goldstein, kDecimals));
    for (const Both& both : {dyad.events, dyad.matched}) {
      row.push_back(wire::number_cell(both.a));
      row.push_back(wire::number_cell(both.b));
    }
    row.push_back(wire::maybe_cell(dyad.share_a(), kDecimals));
    row.push_back(wire::maybe_cell(dyad.share_b(), kDecimals));
  };
  add(comparison.all, "all");
  for (const ComparedDyad& dyad : comparison.dyads) {
    add(dyad, dyad.one);
  }
  return wire::write_answer(table, form, style.width);
}

std::string coverage_to_text(const std::vector<CoverageRow>& rows, const std::string& key_name,
                             AnswerForm form, const SeriesStyle& style) {
  AnswerTable table;
  table.columns = {key_name, "stories", "sentences", "records"};
  for (const CoverageRow& each : rows) {
    auto& row = table.rows.emplace_back();
    row.push_back(wire::maybe_cell(each.key));
    if (!each.key && form == AnswerForm::kTable) {
      row.back().text = "(not stated)";
    }
    row.push_back(wire::number_cell(each.stories));
    row.push_back(wire::number_cell(each.sentences));
    row.push_back(wire::number_cell(each.records));
    table.bars.push_back(static_cast<double>(each.stories));
  }
  return wire::write_answer(table, form, style.width);
}

std::string change_to_text(const Change& change, const ReportOptions& options) {
  const char* cause = change.cause == Change::Cause::kNews  ? "the news"
                      : change.cause == Change::Cause::kRun ? "another model, options or tables"
                                                            : "a correction";
  std::string out = fmt::format("{}, by {}\n", name_of(change.kind), cause);
  if (change.before) {
    out += (change.after ? "before: " : "") + records_to_report(*change.before, options);
  }
  if (change.after) {
    out += (change.before ? "after: " : "") + records_to_report(*change.after, options);
  }
  return out;
}

std::string change_to_jsonl(const Change& change) {
  wire::JsonLine line;
  line.add("change", name_of(change.kind));
  line.add("cause", name_of(change.cause));
  line.add_number("before", object_of(change.before));
  line.add_number("after", object_of(change.after));
  return std::move(line).finish();
}

}  // namespace rapport
