#include "rapport/format.hpp"

#include "commands.hpp"

namespace rapport::cli {

int run_text(const Arguments& arguments) {
  Job job;
  job.pages = inputs(arguments);
  if (job.pages.empty()) {
    return kWrongUse;
  }
  if (arguments.format == "jsonl") {
    job.format = [](const CodedStory& coded) { return story_to_jsonl(coded.story); };
  } else {
    job.format = [](const CodedStory& coded) { return story_to_text(coded.story) + '\n'; };
  }
  job.read = [&](const std::vector<std::string>& pages, const IngestOptions& options, const PageSink& sink) {
    return read_stories(pages, options, sink);
  };
  return run_job(arguments, job);
}

}  // namespace rapport::cli
