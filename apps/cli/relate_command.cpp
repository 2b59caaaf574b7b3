
#include "rapport/format.hpp"

#include "answer.hpp"
#include "commands.hpp"
#include "messages.hpp"
#include "progress.hpp"
#include "terminal.hpp"

namespace rapport::cli {

int run_relate(const Arguments& arguments) {
  const auto files = inputs(arguments);
  if (files.empty()) {
    return kWrongUse;
  }
  const auto coder = Coder::open(arguments.coder);
  if (!coder) {
    print_error(coder.error());
    return kWrongUse;
  }
  const auto output = output_of(arguments);
  const bool results_on_terminal = !arguments.out && output_is_terminal();
  Progress progress(!arguments.quiet && errors_are_terminal() && !results_on_terminal,
                    Progress::Unit::kSentences);
  int code = kAllRead;
  const auto done = coder->relate_all(files, arguments.ingest, [&](RelationResult&& result) {
    if (result.error) {
      code = kSomeFailed;
      progress.clear();
      print_error(*result.error);
    }
    progress.add(1);
    return output->write(relation_to_jsonl(result));
  });
  progress.clear();
  if (!done) {
    print_error(done.error());
    return kWrongUse;
  }
  return finish_output(*output, code);
}

}  // namespace rapport::cli
