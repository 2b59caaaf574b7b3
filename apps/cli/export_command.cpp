#include <memory>

#include "rapport/archive.hpp"
#include "rapport/export.hpp"
#include "rapport/version.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "store_access.hpp"

namespace rapport::cli {
namespace {

void say(const ExportTally& tally, std::size_t left_out) {
  std::string line = std::to_string(tally.records) + " records, " + std::to_string(tally.rows) + " rows";
  const auto add = [&](std::size_t count, const char* what) {
    line += count > 0 ? "; " + std::to_string(count) + what : "";
  };
  add(left_out, " left out without a PLOVER category (--status any takes all)");
  add(tally.undated, " left out without a date");
  add(tally.uncoded, " left out without a CAMEO code");
  add(tally.unlocated, " without coordinates");
  print_error(line);
}

}  // namespace

int run_export(const Arguments& arguments) {
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const ExportFormat format = *export_format_of(arguments.to);  // Checked by its option.
  RecordFilter filter = arguments.filter;
  // Asked first: a wrong filter must not empty the file of --out.
  const auto count = archive->count(filter);
  if (!count) {
    return store_error(count.error());
  }
  filter.only_categorised = lacks_status(format) && filter.statuses.empty();
  const std::size_t left_out = filter.only_categorised ? count->left_out : 0;
  const auto exporter = make_exporter(format, {!arguments.no_text, filter.date});
  const auto output = arguments.out ? std::make_unique<Output>(*arguments.out) : std::make_unique<Output>();
  PageOptions order;
  order.sort = SortKey::kStored;
  order.falling = false;
  output->write(exporter->begin());
  const auto read = archive->each(
      filter, order, [&](const CodedStory& coded) { return output->write(exporter->add(coded)); });
  if (!read) {
    return store_error(read.error());
  }
  output->write(exporter->end());
  const int code = finish_output(*output, kAllRead);
  if (code != kAllRead || !arguments.out) {
    if (!arguments.quiet && code == kAllRead) {
      say(exporter->tally(), left_out);
    }
    return code;
  }
  Output beside(*arguments.out + ".codebook.md");
  beside.write(
      codebook(format, {present_time(), kVersion, arguments.filter_words, exporter->tally(), left_out}));
  if (!arguments.quiet) {
    say(exporter->tally(), left_out);
  }
  return finish_output(beside, kAllRead);
}

}  // namespace rapport::cli
