#include "ingest/format.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHeadBytes = std::size_t{64} << 10;
constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

std::string_view skip_space(std::string_view bytes) {
  if (bytes.substr(0, 3) == kUtf8Bom) {
    bytes.remove_prefix(3);
  }
  while (!bytes.empty() && base::is_space(bytes.front())) {
    bytes.remove_prefix(1);
  }
  return bytes;
}

// Tags that only a page has; one is enough.
constexpr std::array kPageTags = {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<article"sv};
// Tags of a fragment; several are needed, as a text about HTML may name one.
constexpr std::array kFragmentTags = {"</p>"sv, "</div>"sv,  "<br"sv,  "</h1>"sv,     "</title>"sv,
                                      "<p>"sv,  "</span>"sv, "</a>"sv, "</script>"sv, "</section>"sv};
constexpr int kFragmentTagsNeeded = 3;

int count_fragment_tags(const std::string& head, int enough) {
  int found = 0;
  for (const std::string_view tag : kFragmentTags) {
    for (std::size_t at = head.find(tag); at != std::string::npos && found < enough;
         at = head.find(tag, at + 1)) {
      ++found;
    }
  }
  return found;
}

constexpr std::array<std::pair<std::string_view, const char*>, 16> kMagic = {{
    {"\x89PNG\r\n"sv, "PNG image"},
    {"GIF87a"sv, "GIF image"},
    {"GIF89a"sv, "GIF image"},
    {"\xFF\xD8\xFF"sv, "JPEG image"},
    {"%PDF-"sv, "PDF document"},
    {"PK\x03\x04"sv, "ZIP archive or office document"},
    {"\x7F"
     "ELF"sv,
     "program"},
    {"Rar!\x1A"sv, "RAR archive"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z archive"},
    {"BZh91AY"sv, "bzip2 stream"},
    {"\xFD"
     "7zXZ"sv,
     "xz stream"},
    {"\x28\xB5\x2F\xFD"sv, "zstd stream"},
    {"\x1F\x8B"sv, "gzip stream inside gzip"},
    {"OggS"sv, "Ogg media"},
    {"SQLite format 3"sv, "SQLite database"},
    {"\xD0\xCF\x11\xE0"sv, "office document"},
}};

}  // namespace

bool looks_like_jsonl(std::string_view bytes) {
  bytes = skip_space(bytes.substr(0, kHeadBytes));
  if (bytes.empty() || bytes.front() != '{') {
    return false;
  }
  bytes.remove_prefix(1);
  while (!bytes.empty() && (bytes.front() == ' ' || bytes.front() == '\t')) {
    bytes.remove_prefix(1);
  }
  return bytes.empty() || bytes.front() == '"' || bytes.front() == '}';
}

InputFormat find_format(std::string_view text) {
  const std::string_view body = skip_space(text.substr(0, kHeadBytes));
  const std::string begin = base::lower(body.substr(0, kPageTags.front().size()));
  if (begin == kPageTags.front() || begin.substr(0, 6) == "<html>" || begin.substr(0, 6) == "<html ") {
    return InputFormat::kHtml;  // Most pages: no need to look further.
  }
  const std::string head = base::lower(body);
  const bool begins_with_tag =
      head.size() > 1 && head[0] == '<' && (base::is_alpha(head[1]) || head[1] == '!' || head[1] == '?');
  const bool has_page_tag = std::any_of(kPageTags.begin(), kPageTags.end(), [&](std::string_view tag) {
    return head.find(tag) != std::string::npos;
  });
  const int tags = count_fragment_tags(head, kFragmentTagsNeeded);
  const bool is_html =
      begins_with_tag ? (has_page_tag || tags > 0 || head[1] == '?') : tags >= kFragmentTagsNeeded;
  return is_html ? InputFormat::kHtml : InputFormat::kText;
}

const char* binary_format(std::string_view bytes) {
  for (const auto& [magic, name] : kMagic) {
    if (bytes.substr(0, magic.size()) == magic) {
      return name;
    }
  }
  return nullptr;
}

}  // namespace rapport::ingest
