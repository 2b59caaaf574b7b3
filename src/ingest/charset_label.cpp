#include "ingest/charset_label.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/html_tokenizer.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kMaxLabelBytes = 40;

// Labels whose meaning on the web is not the charset of that name, or that ICU does not know.
constexpr std::array<std::pair<std::string_view, std::string_view>, 38> kLabels = {{
    {"ansi_x3.4-1968", "windows-1252"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"cp819", "windows-1252"},
    {"ibm819", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"x-cp1250", "windows-1250"},
    {"x-cp1251", "windows-1251"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"koi8", "KOI8-R"},
    {"koi", "KOI8-R"},
    {"x-mac-roman", "macintosh"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"shift-jis", "ibm-943_P15A-2003"},
    {"sjis", "ibm-943_P15A-2003"},
    {"x-sjis", "ibm-943_P15A-2003"},
    {"windows-31j", "ibm-943_P15A-2003"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"iso-8859-8-i", "ISO-8859-8"},
}};

bool is_label_byte(char c) {
  return base::is_alnum(c) || "-_:.+"sv.find(c) != std::string_view::npos;
}

std::string_view skip_space(std::string_view text) {
  while (!text.empty() && base::is_space(text.front())) {
    text.remove_prefix(1);
  }
  return text;
}

/// `windows-1252` of ` = "windows-1252" ...`; empty where no value follows.
std::string value_after_key(std::string_view rest) {
  rest = skip_space(rest);
  if (rest.empty() || rest.front() != '=') {
    return {};
  }
  rest = skip_space(rest.substr(1));
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
    rest = skip_space(rest.substr(1));
  }
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_label_byte);
  const auto size = static_cast<std::size_t>(end - rest.begin());
  return size < kMaxLabelBytes ? std::string(rest.substr(0, size)) : std::string{};
}

/// The value after the first `key` that has one.
std::string value_of(std::string_view text, std::string_view key) {
  const std::string lower = base::lower(text);
  for (std::size_t at = lower.find(key); at != std::string::npos; at = lower.find(key, at + 1)) {
    if (std::string value = value_after_key(text.substr(at + key.size())); !value.empty()) {
      return value;
    }
  }
  return {};
}

std::string xml_encoding(std::string_view head) {
  head = skip_space(head);
  return base::lower(head.substr(0, 5)) == "<?xml" ? value_of(head.substr(0, head.find('>')), "encoding")
                                                   : "";
}

std::string meta_charset(std::string_view attributes) {
  if (const auto charset = find_attribute(attributes, "charset")) {
    const std::string_view value = base::trim(*charset);
    const bool sound =
        value.size() < kMaxLabelBytes && std::all_of(value.begin(), value.end(), is_label_byte);
    return sound ? std::string(value) : std::string{};
  }
  if (base::lower(base::trim(find_attribute(attributes, "http-equiv").value_or(""))) == "content-type") {
    return charset_parameter(find_attribute(attributes, "content").value_or(""));
  }
  return {};
}

}  // namespace

std::string charset_parameter(std::string_view content_type) {
  return value_of(content_type, "charset");
}

std::string declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  std::string found = xml_encoding(head);
  HtmlTokenizer tokenizer(head);
  for (auto token = tokenizer.next(); token && found.empty(); token = tokenizer.next()) {
    if (token->kind == HtmlToken::Kind::kStartTag && token->tag == Tag::kMeta) {
      found = meta_charset(token->span.of(head));
    }
  }
  return found;
}

std::string charset_of_label(std::string_view label) {
  const std::string lower = base::lower(base::trim(label));
  const auto known =
      std::find_if(kLabels.begin(), kLabels.end(), [&](const auto& row) { return row.first == lower; });
  return std::string(known == kLabels.end() ? base::trim(label) : known->second);
}

}  // namespace rapport::ingest
