#include "validators.hpp"

#include <algorithm>
#include <charconv>

namespace rapport::cli {

CLI::Validator whole_number(std::size_t most) {
  return {[most](const std::string& text) -> std::string {
            std::size_t value = 0;
            const char* end = text.data() + text.size();
            const auto read = std::from_chars(text.data(), end, value);
            const bool good = read.ec == std::errc{} && read.ptr == end && value >= 1 && value <= most;
            return good ? "" : "'" + text + "' is not a whole number from 1 to " + std::to_string(most);
          },
          ""};
}

CLI::Validator one_of(const std::vector<std::string>& words) {
  return {[words](const std::string& text) -> std::string {
            const bool good = std::find(words.begin(), words.end(), text) != words.end();
            return good ? "" : "'" + text + "' is not one of " + CLI::detail::join(words, ", ");
          },
          "{" + CLI::detail::join(words, ",") + "}"};
}

}  // namespace rapport::cli
