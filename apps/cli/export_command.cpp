#include <filesystem>
#include <system_error>

#include "rapport/archive.hpp"
#include "rapport/export.hpp"
#include "rapport/version.hpp"

#include "answer.hpp"
#include "commands.hpp"
#include "messages.hpp"
#include "store_access.hpp"

namespace rapport::cli {
namespace {

bool is_network(ExportFormat format) {
  return format == ExportFormat::kGraphml || format == ExportFormat::kGexf;
}

void say(ExportFormat format, const ExportTally& tally, std::size_t left_out) {
  std::string line = std::to_string(tally.records) + " records, " + std::to_string(tally.rows) + " rows";
  const auto add = [&](std::size_t count, const char* what) {
    line += count > 0 ? "; " + std::to_string(count) + what : "";
  };
  add(left_out, " left out without a PLOVER category (--status any takes all)");
  add(tally.undated, " left out without a date");
  add(tally.uncoded, " left out without a CAMEO code");
  add(tally.unpaired,
      is_network(format) ? " left out without two known parties" : " left out without a known party");
  add(tally.repeated, " left out as the day's second of pair and event");
  add(tally.unlocated, " without coordinates");
  print_error(line);
}

// As they were stored; a feed has the latest first, and one record a day needs days in order.
PageOptions order_of(ExportFormat format, bool one_a_day) {
  PageOptions order;
  order.sort = one_a_day ? SortKey::kDate : SortKey::kStored;
  order.falling = format == ExportFormat::kRss;
  return order;
}

std::string codebook_of(const std::string& file) {
  return file + ".codebook.md";
}

std::string package_of(const std::string& file) {
  return file + ".datapackage.json";
}

/// Devices and pipes get nothing beside them.
bool may_have_others_beside(const std::string& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  return !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
}

/// What an earlier export left beside the file would describe what is no longer in it.
void forget_description(const std::string& file) {
  std::error_code error;
  std::filesystem::remove(codebook_of(file), error);
  std::filesystem::remove(package_of(file), error);
}

/// Writes the codebook beside the file, and the description of a table.
int describe(const Arguments& arguments, ExportFormat format, const ExportTally& tally, std::size_t left_out,
             const std::vector<RunInfo>& runs) {
  const std::string& file = *arguments.out;
  CodebookFacts facts;
  facts.date = present_time();
  facts.program = kVersion;
  facts.filters = arguments.filter_words;
  facts.tally = tally;
  facts.left_out = left_out;
  facts.file = std::filesystem::path(file).filename().string();
  for (const RunInfo& run : runs) {
    facts.runs.push_back((run.model.empty() ? "" : "model " + run.model + ", ") + run.options + ", rapport " +
                         run.program);
  }
  Output book(codebook_of(file));
  book.write(codebook(format, facts));
  const int code = finish_output(book, kAllRead);
  const std::string package = data_package(format, facts);
  if (code != kAllRead || package.empty()) {
    return code;
  }
  Output description(package_of(file));
  description.write(package);
  return finish_output(description, kAllRead);
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
  const auto codes = open_field_codes(arguments.coder.data_dir);
  if (!codes) {
    return store_error(codes.error());
  }
  filter.only_categorised = lacks_status(format) && filter.statuses.empty();
  const std::size_t left_out = filter.only_categorised ? count->left_out : 0;
  const auto exporter =
      make_exporter(format, {!arguments.no_text, filter.date, arguments.one_a_day, &*codes});
  const bool describes = arguments.out && may_have_others_beside(*arguments.out);
  const auto output = output_of(arguments);
  if (describes && output->error_number() == 0) {
    forget_description(*arguments.out);
  }
  output->write(exporter->begin());
  const auto read =
      archive->each(filter, order_of(format, arguments.one_a_day),
                    [&](const CodedStory& coded) { return output->write(exporter->add(coded)); });
  if (!read) {
    return store_error(read.error());
  }
  output->write(exporter->end());
  int code = finish_output(*output, kAllRead);
  if (code == kAllRead && describes) {
    const auto runs = archive->runs(filter);
    if (!runs) {
      return store_error(runs.error());
    }
    code = describe(arguments, format, exporter->tally(), left_out, *runs);
  }
  if (code == kAllRead && !arguments.quiet) {
    say(format, exporter->tally(), left_out);
  }
  return code;
}

}  // namespace rapport::cli
