#include "rapport/format.hpp"

#include "commands.hpp"
#include "messages.hpp"
#include "terminal.hpp"

namespace rapport::cli {

int run_explain(const Arguments& arguments) {
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
  if (arguments.format == "jsonl") {
    job.format = explanation_to_jsonl;
  } else {
    const ReportOptions options{!arguments.out && colour_wanted(), output_width()};
    job.format = [options](const CodedStory& story) { return explanation_to_text(story, options); };
  }
  job.read = [&](const std::vector<std::string>& pages, const IngestOptions& options, const PageSink& sink) {
    return coder->explain_all(pages, options, sink);
  };
  job.identity = [&] { return identity_of(*coder); };
  return run_job(arguments, job);
}

}  // namespace rapport::cli
