#include "commands.hpp"
#include "output.hpp"
#include "schema_texts.hpp"

namespace rapport::cli {

int run_schema(const Arguments& arguments) {
  Output output;
  const std::string_view text = arguments.schema == "plover-json" ? kPloverSchema : kRecordSchema;
  output.write(text);
  output.write(text.ends_with('\n') ? "" : "\n");
  return finish_output(output, kAllRead);
}

}  // namespace rapport::cli
