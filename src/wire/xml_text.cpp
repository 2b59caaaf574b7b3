#include "wire/xml_text.hpp"

#include "base/utf8.hpp"

namespace rapport::wire {

namespace {

// UTF-8, yet no characters of XML 1.0.
std::string without_noncharacters(std::string text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  for (const std::string_view each : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = text.find(each); at != std::string::npos; at = text.find(each, at)) {
      text.replace(at, each.size(), kReplacement);
    }
  }
  return text;
}

}  // namespace

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : without_noncharacters(base::repair(text))) {
    const bool forbidden = c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += forbidden ? ' ' : c;
    }
  }
  return out;
}

}  // namespace rapport::wire
