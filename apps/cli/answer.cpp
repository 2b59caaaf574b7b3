#include "answer.hpp"

#include <string>

#include "terminal.hpp"

namespace rapport::cli {

std::unique_ptr<Output> output_of(const Arguments& arguments) {
  return arguments.out ? std::make_unique<Output>(*arguments.out) : std::make_unique<Output>();
}

AnswerForm answer_form(const Arguments& arguments) {
  const bool to_terminal = !arguments.out && output_is_terminal();
  const std::string format = !arguments.format.empty() ? arguments.format : to_terminal ? "table" : "csv";
  return format == "jsonl" ? AnswerForm::kJsonl : format == "csv" ? AnswerForm::kCsv : AnswerForm::kTable;
}

}  // namespace rapport::cli
