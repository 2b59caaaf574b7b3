#include "wire/xml_text.hpp"

#include "base/utf8.hpp"

namespace rapport::wire {

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : base::repair(text)) {
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
