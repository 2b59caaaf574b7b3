#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <string_view>

#include "rapport/compare.hpp"
#include "rapport/series_format.hpp"

#include "answer.hpp"
#include "commands.hpp"
#include "messages.hpp"
#include "store_access.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

bool is_origin(const std::string& name) {
  constexpr auto kOrigins =
      std::to_array<std::string_view>({"rapport", "gdelt", "icews", "polecat", "phoenix", "acled"});
  return std::find(kOrigins.begin(), kOrigins.end(), name) != kOrigins.end();
}

/// The store that `name` is, or is an origin in; and its records. Empty after a message.
std::optional<Archive> open_source(const Arguments& arguments, const std::string& name,
                                   RecordFilter& filter) {
  Arguments own = arguments;
  if (is_origin(name)) {
    filter.origins = {name};
  } else {
    own.store = name;
  }
  return open_store(own, false);
}

void say(const Arguments& arguments, const Comparison& found) {
  if (arguments.quiet) {
    return;
  }
  print_error(found.periods == 0
                  ? "no period in which both have records"
                  : "from " + found.first + " to " + found.last + ", " + std::to_string(found.periods) +
                        (found.periods == 1 ? " period" : " periods"));
  if (found.left_out.a + found.left_out.b > 0) {
    print_error("left out, as they have no PLOVER category, no date or not two countries: " +
                std::to_string(found.left_out.a) + " of " + arguments.one + ", " +
                std::to_string(found.left_out.b) + " of " + arguments.other);
  }
}

}  // namespace

int run_compare(const Arguments& arguments) {
  static const std::map<std::string, Period> kPeriods = {{"day", Period::kDay},
                                                         {"week", Period::kWeek},
                                                         {"month", Period::kMonth},
                                                         {"quarter", Period::kQuarter},
                                                         {"year", Period::kYear}};
  constexpr std::size_t kRows = 50;
  ComparedSource a{nullptr, arguments.filter};
  ComparedSource b{nullptr, arguments.filter};
  const auto first = open_source(arguments, arguments.one, a.filter);
  const auto second = first ? open_source(arguments, arguments.other, b.filter) : std::nullopt;
  if (!first || !second) {
    return kWrongUse;
  }
  a.archive = &*first;
  b.archive = &*second;
  const AnswerForm form = answer_form(arguments);
  CompareOptions options;
  options.period = kPeriods.at(arguments.period);
  options.days = static_cast<int>(arguments.days);
  options.limit =
      arguments.limit.value_or(form == AnswerForm::kTable ? kRows : std::numeric_limits<std::size_t>::max());
  const auto found = compare(a, b, options);
  if (!found) {
    return store_error(found.error());
  }
  say(arguments, *found);
  const auto output = output_of(arguments);
  output->write(comparison_to_text(*found, form, {output_width(), false}));
  return finish_output(*output, kAllRead);
}

}  // namespace rapport::cli
