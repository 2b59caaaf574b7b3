#include "commands.hpp"
#include "completion_scripts.hpp"
#include "output.hpp"

namespace rapport::cli {

int run_completion(const Arguments& arguments) {
  Output output;
  output.write(arguments.shell == "bash" ? kBashScript : arguments.shell == "zsh" ? kZshScript : kFishScript);
  return finish_output(output, kAllRead);
}

}  // namespace rapport::cli
