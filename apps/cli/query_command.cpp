#include <functional>
#include <limits>
#include <memory>

#include "rapport/archive.hpp"
#include "rapport/archive_format.hpp"

#include "answer.hpp"
#include "commands.hpp"
#include "messages.hpp"
#include "store_access.hpp"
#include "terminal.hpp"

namespace rapport::cli {
namespace {

constexpr std::size_t kTableRows = 100;

int print_count(const Archive& archive, const Arguments& arguments) {
  const auto count = archive.count(arguments.filter);
  if (!count) {
    return store_error(count.error());
  }
  if (count->left_out > 0 && !arguments.quiet) {
    print_error("left out, as they have no PLOVER category: " + std::to_string(count->left_out) +
                " (--status any counts all)");
  }
  const auto output = output_of(arguments);
  output->write(std::to_string(count->records) + '\n');
  return finish_output(*output, kAllRead);
}

/// How records are written.
struct Form {
  std::string header;
  std::function<std::string(const CodedStory&)> records;
};

Form form_of(const std::string& format) {
  if (format == "csv") {
    return {csv_header(), records_to_csv};
  }
  if (format == "table") {
    const int width = output_width();
    return {table_header(width), [width](const CodedStory& story) { return records_to_table(story, width); }};
  }
  return {"", records_to_jsonl};
}

}  // namespace

int run_query(const Arguments& arguments) {
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  if (arguments.count) {
    return print_count(*archive, arguments);
  }
  const bool to_terminal = !arguments.out && output_is_terminal();
  const std::string format = !arguments.format.empty() ? arguments.format : to_terminal ? "table" : "jsonl";
  const Form form = form_of(format);
  PageOptions options = arguments.page;
  options.limit =
      arguments.limit.value_or(format == "table" ? kTableRows : std::numeric_limits<std::size_t>::max());
  std::unique_ptr<Output> output;  // Opened once the question is known to be good: --out empties its file.
  std::string next;
  const auto read = archive->pages(arguments.filter, options, [&](const RecordPage& page) {
    std::string text;
    if (output == nullptr) {
      output = output_of(arguments);
      text = form.header;
    }
    for (const CodedStory& story : page.stories) {
      text += form.records(story);
    }
    next = page.next;
    return output->write(text);
  });
  if (!read) {
    return store_error(read.error());
  }
  if (!next.empty() && output->error_number() == 0 && !arguments.quiet) {
    print_error("there are more: --cursor '" + next + "'");
  }
  return finish_output(*output, kAllRead);
}

int run_show(const Arguments& arguments) {
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const auto states = archive->show(arguments.id);
  if (!states) {
    return store_error(states.error());
  }
  const ReportOptions options{!arguments.out && colour_wanted(), output_width()};
  std::string text;
  for (const RecordState& state : *states) {
    text += arguments.format == "jsonl" ? state_to_jsonl(state) : state_to_text(state, options);
  }
  const auto output = output_of(arguments);
  output->write(text);
  return finish_output(*output, kAllRead);
}

int run_timeline(const Arguments& arguments) {
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const auto timeline = archive->timeline(arguments.one, arguments.other, arguments.filter);
  if (!timeline) {
    return store_error(timeline.error());
  }
  const ReportOptions options{!arguments.out && colour_wanted(), output_width()};
  const auto output = output_of(arguments);
  output->write(arguments.format == "jsonl" ? timeline_to_jsonl(*timeline)
                                            : timeline_to_text(*timeline, options));
  return finish_output(*output, kAllRead);
}

int run_check(const Arguments& arguments) {
  int code = kWrongUse;
  const auto archive = open_store(arguments, false, &code);
  if (!archive) {
    return code;
  }
  const auto problems = archive->check();
  if (!problems) {
    return store_error(problems.error());
  }
  const std::string place = Archive::shown(store_place(arguments));
  for (const std::string& problem : *problems) {
    print_error(place + ": " + problem);
  }
  Output output;
  if (problems->empty()) {
    const auto size = archive->size();
    if (!size) {
      return store_error(size.error());
    }
    output.write(place + ": sound; " + std::to_string(size->stories) + " stories, " +
                 std::to_string(size->records) + " records, " + std::to_string(size->revisions) +
                 " former revisions\n");
  }
  return finish_output(output, problems->empty() ? kAllRead : kSomeFailed);
}

}  // namespace rapport::cli
