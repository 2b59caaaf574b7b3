#include "wire/cells.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace rapport::wire {
namespace {

bool steers_terminal(char32_t c) {
  const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || direction;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode(text, at);
    at += point.size;
    if (!steers_terminal(point.value)) {
      base::append(out, point.value);
    }
  }
  return out;
}

std::string one_line(std::string_view text) {
  const std::string clean = printable(text);
  std::string out;
  for (const std::string_view word : base::words(clean)) {
    out += out.empty() ? "" : " ";
    out += word;
  }
  return out;
}

std::size_t cells(std::string_view text) {
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) { return c >= 0 && c < 0x20; });
  return base::count_code_points(text) - static_cast<std::size_t>(controls);
}

std::string fit(std::string_view text, std::size_t width) {
  std::string out = one_line(text);
  std::size_t used = cells(out);
  if (used > width && width > 0) {
    const base::CodePointIndex index(out);
    const std::size_t cut = index.byte_of(width - 1);
    out.erase(cut);
    out += "…";
    used = width;
  }
  out.append(width > used ? width - used : 0, ' ');
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (const std::string_view word : base::words(text)) {
    const std::size_t size = cells(word);
    if (used > 0 && used + 1 + size > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += size;
  }
  return lines;
}

std::string join(const std::vector<std::string>& items, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    out += i == 0 ? std::string_view{} : separator;
    out += items[i];
  }
  return out;
}

std::string join_and(const std::vector<std::string>& items) {
  if (items.size() < 2) {
    return join(items, "");
  }
  const std::vector<std::string> first(items.begin(), items.end() - 1);
  return join(first, ", ") + " and " + items.back();
}

}  // namespace rapport::wire
