#include "rapport/format.hpp"
#include "rapport/version.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

// Header and formatter for --format.
void choose_format(const std::string& format, Job& job) {
  const int width = output_width();
  if (format == "csv") {
    job.header = csv_header();
    job.format = records_to_csv;
  } else if (format == "table") {
    job.header = table_header(width);
    job.format = [width](const CodedStory& story) { return records_to_table(story, width); };
  } else if (format == "report") {
    const ReportOptions options{colour_wanted(), width};
    job.format = [options](const CodedStory& story) { return records_to_report(story, options); };
  } else {
    job.format = records_to_jsonl;
  }
}

}  // namespace

int run_read(const Arguments& arguments) {
  Job job;
  job.pages = inputs(arguments);
  if (job.pages.empty()) {
    return kWrongUse;
  }
  const auto coder = Coder::open(arguments.coder);
  if (!coder) {
    print_error(coder.error());
    return kWrongUse;
  }
  const bool to_terminal = !arguments.out && output_is_terminal();
  choose_format(!arguments.format.empty() ? arguments.format : to_terminal ? "report" : "jsonl", job);
  job.read = [&](const std::vector<std::string>& pages, const IngestOptions& options, const PageSink& sink) {
    return coder->read_all(pages, options, sink);
  };
  job.identity = [&] { return identity_of(*coder); };
  return run_job(arguments, job);
}

int run_version(const Arguments& arguments) {
  const auto coder = Coder::open(arguments.coder);
  Output output;
  output.write(std::string("rapport ") + kVersion + "\nmodel " +
               (coder ? coder->model_name() : "none found") + "\nrecord schema " + kSchemaVersion + "\n");
  return finish_output(output, kAllRead);
}

}  // namespace rapport::cli
