#include "store/list_text.hpp"

namespace rapport::store {

std::string list_text(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    out += '|';
    out += word;
  }
  return words.empty() ? out : out + '|';
}

std::vector<std::string> words_of_list(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 1; at < text.size();) {
    const std::size_t end = text.find('|', at);
    out.emplace_back(text.substr(at, end - at));
    at = end == std::string_view::npos ? text.size() : end + 1;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '%' || c == '_' || c == '!' ? "!" : "";
    out += c;
  }
  return out;
}

std::string list_pattern(std::string_view word) {
  return "%|" + escaped(word) + "|%";
}

}  // namespace rapport::store
