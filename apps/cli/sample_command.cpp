// sample and audit: a check of the records by people.
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "rapport/archive.hpp"
#include "rapport/audit.hpp"

#include "answer.hpp"
#include "commands.hpp"
#include "filter_arguments.hpp"
#include "messages.hpp"
#include "store_access.hpp"
#include "terminal.hpp"

namespace rapport::cli {

int run_sample(const Arguments& arguments) {
  const auto archive = open_store(arguments, false);
  if (!archive) {
    return kWrongUse;
  }
  const SampleOptions options{arguments.sample, list_of(arguments.by), arguments.seed};
  std::unique_ptr<Output> output;  // Opened once the question is known to be good: --out empties its file.
  std::size_t drawn = 0;
  const auto write = [&](const SampledRecord& sampled) {
    const bool first = output == nullptr;
    output = first ? output_of(arguments) : std::move(output);
    ++drawn;
    return output->write((first ? sheet_header() : "") + sheet_row(sampled));
  };
  if (const auto read = archive->sample(arguments.filter, options, write); !read) {
    return store_error(read.error());
  }
  if (output == nullptr) {
    output = output_of(arguments);
    output->write(sheet_header());
  }
  if (drawn < arguments.sample && !arguments.quiet) {
    print_error("only " + std::to_string(drawn) + " records fit");
  }
  return finish_output(*output, kAllRead);
}

int run_audit(const Arguments& arguments) {
  const std::string& path = arguments.pages.front();
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) {
      print_error({ErrorCode::kFileUnreadable, "cannot be read", path});
      return kWrongUse;
    }
  }
  std::istream& in = path == "-" ? std::cin : file;
  const std::string sheet{std::istreambuf_iterator<char>(in), {}};
  const auto rows = audit(sheet, path == "-" ? "standard input" : path);
  if (!rows) {
    print_error(rows.error());
    return kSomeFailed;
  }
  const auto output = output_of(arguments);
  output->write(audit_to_text(*rows, answer_form(arguments), output_width()));
  return finish_output(*output, kAllRead);
}

}  // namespace rapport::cli
