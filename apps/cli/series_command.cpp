// trend, dyads, coverage, diff: answers about many records at once.
#include <limits>
#include <map>

#include "rapport/archive.hpp"
#include "rapport/series_format.hpp"

#include "answer.hpp"
#include "commands.hpp"
#include "messages.hpp"
#include "store_access.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

SeriesStyle style_of(const Arguments& arguments) {
  return {output_width(), arguments.per == "stories"};
}

int print(const Arguments& arguments, const std::string& text) {
  const auto output = output_of(arguments);
  output->write(text);
  return finish_output(*output, kAllRead);
}

void say_left_out(const Arguments& arguments, std::size_t left_out, std::size_t undated) {
  if (left_out > 0 && !arguments.quiet) {
    print_error("left out, as they have no PLOVER category: " + std::to_string(left_out) +
                " (--status any counts all)");
  }
  if (undated > 0 && !arguments.quiet) {
    print_error("left out, as they have no date: " + std::to_string(undated));
  }
}

}  // namespace

int run_trend(const Arguments& arguments) {
  static const std::map<std::string, Period> kPeriods = {{"day", Period::kDay},
                                                         {"week", Period::kWeek},
                                                         {"month", Period::kMonth},
                                                         {"quarter", Period::kQuarter},
                                                         {"year", Period::kYear}};
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  TrendOptions options;
  options.period = kPeriods.at(arguments.period);
  options.by = arguments.by == "quad"    ? TrendGroup::kQuadClass
               : arguments.by == "event" ? TrendGroup::kEvent
                                         : TrendGroup::kNone;
  const auto trend = archive->trend(arguments.filter, options);
  if (!trend) {
    return store_error(trend.error());
  }
  say_left_out(arguments, trend->left_out, trend->undated);
  return print(arguments, trend_to_text(*trend, answer_form(arguments), style_of(arguments)));
}

int run_dyads(const Arguments& arguments) {
  constexpr std::size_t kRows = 50;
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const AnswerForm form = answer_form(arguments);
  const std::size_t most = form == AnswerForm::kTable ? kRows : std::numeric_limits<std::size_t>::max();
  const auto ranking = archive->dyads(arguments.filter, arguments.limit.value_or(most));
  if (!ranking) {
    return store_error(ranking.error());
  }
  say_left_out(arguments, ranking->left_out, 0);
  return print(arguments, dyads_to_text(*ranking, form, style_of(arguments)));
}

int run_coverage(const Arguments& arguments) {
  static const std::map<std::string, CoverageKey> kKeys = {
      {"day", CoverageKey::kDay},          {"week", CoverageKey::kWeek}, {"month", CoverageKey::kMonth},
      {"quarter", CoverageKey::kQuarter},  {"year", CoverageKey::kYear}, {"outlet", CoverageKey::kOutlet},
      {"language", CoverageKey::kLanguage}};
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const std::string key = arguments.by.empty() ? "day" : arguments.by;
  const auto rows = archive->coverage(arguments.filter, kKeys.at(key));
  if (!rows) {
    return store_error(rows.error());
  }
  return print(arguments, coverage_to_text(*rows, key, answer_form(arguments), style_of(arguments)));
}

int run_diff(const Arguments& arguments) {
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const ReportOptions options{!arguments.out && colour_wanted(), output_width()};
  const auto output = output_of(arguments);
  const auto read = archive->diff(arguments.id, arguments.filter, [&](const Change& change) {
    return output->write(arguments.format == "jsonl" ? change_to_jsonl(change)
                                                     : change_to_text(change, options));
  });
  if (!read) {
    return store_error(read.error());
  }
  return finish_output(*output, kAllRead);
}

}  // namespace rapport::cli
