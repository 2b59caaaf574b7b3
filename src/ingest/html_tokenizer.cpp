#include "ingest/html_tokenizer.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "ingest/html_entities.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMaxRawName = 10;  // Of the elements whose content is no markup.

bool is_name_end(char c) {
  return base::is_space(c) || c == '/' || c == '>';
}

/// One attribute; spans into the attributes of a tag.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

std::size_t skip_space(std::string_view html, std::size_t at) {
  while (at < html.size() && base::is_space(html[at])) {
    ++at;
  }
  return at;
}

/// The value that begins at `at`, in quotes or not; moves behind it.
std::string_view attribute_value(std::string_view html, std::size_t& at) {
  if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
    const std::size_t end = std::min(html.find(html[at], at + 1), html.size());
    const std::string_view value = html.substr(at + 1, end - at - 1);
    at = std::min(end + 1, html.size());
    return value;
  }
  const std::size_t begin = at;
  while (at < html.size() && !base::is_space(html[at]) && html[at] != '>') {
    ++at;
  }
  return html.substr(begin, at - begin);
}

/// Reads the attribute at `at` and moves behind it; stops at '>' or the end. Empty when there is none.
std::optional<Attribute> next_attribute(std::string_view html, std::size_t& at) {
  while (at < html.size() && (base::is_space(html[at]) || html[at] == '/')) {
    ++at;
  }
  if (at >= html.size() || html[at] == '>') {
    return std::nullopt;
  }
  Attribute out;
  const std::size_t name_begin = at++;
  while (at < html.size() && !is_name_end(html[at]) && html[at] != '=') {
    ++at;
  }
  out.name = html.substr(name_begin, at - name_begin);
  const std::size_t equals = skip_space(html, at);
  if (equals < html.size() && html[equals] == '=') {
    at = skip_space(html, equals + 1);
    out.value = attribute_value(html, at);
  }
  return out;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                   [](char a, char b) { return base::to_lower(a) == b; });
}

/// True where the '<' at `open` begins a start or end tag.
bool is_tag_at(std::string_view html, std::size_t open) {
  const std::size_t name = open + (html.substr(open + 1, 1) == "/" ? 2U : 1U);
  return name < html.size() && base::is_alpha(html[name]);
}

/// True where it begins a tag, a comment, a doctype or an instruction.
bool is_markup_at(std::string_view html, std::size_t open) {
  const char after = open + 1 < html.size() ? html[open + 1] : ' ';
  return after == '!' || after == '?' || after == '/' || is_tag_at(html, open);
}

bool is_name_at(std::string_view html, std::size_t at, Tag element) {
  std::size_t end = at;
  while (end < html.size() && end < at + kMaxRawName && base::is_alpha(html[end])) {
    ++end;
  }
  return tag_of(html.substr(at, end - at)) == element;
}

/// Where "</script" begins at or behind `at`; npos if it does not.
std::size_t find_end_tag(std::string_view html, Tag element, std::size_t at) {
  std::size_t end = html.find("</", at);
  while (end != std::string_view::npos && !is_name_at(html, end + 2, element)) {
    end = html.find("</", end + 2);
  }
  return end;
}

/// A script with "<!--" at `note` may write a script that has its own end: "<!-- <script></script> -->". The
/// end of the outer one; empty where it has none. Source: WHATWG HTML §13.2.5.18 to 13.2.5.31.
std::optional<std::size_t> script_end(std::string_view html, std::size_t note) {
  bool in_note = false;
  bool in_inner = false;
  for (std::size_t at = note; at < html.size(); ++at) {
    at = html.find_first_of("<-", at);
    if (at == std::string_view::npos) {
      break;
    }
    if (html.substr(at, 4) == "<!--") {
      in_note = true;
    } else if (html.substr(at, 3) == "-->") {
      in_note = in_inner = false;
    } else if (html.substr(at, 2) == "</" && is_name_at(html, at + 2, Tag::kScript)) {
      if (!in_inner) {
        return at;
      }
      in_inner = false;
    } else if (in_note && html[at] == '<' && is_name_at(html, at + 1, Tag::kScript)) {
      in_inner = true;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  while (const auto attribute = next_attribute(attributes, at)) {
    if (equals_ignoring_case(attribute->name, name)) {
      return decode_entities(attribute->value, EntityPlace::kAttribute);
    }
  }
  return std::nullopt;
}

std::string class_and_id(std::string_view attributes) {
  std::optional<std::string_view> names;
  std::optional<std::string_view> id;
  std::size_t at = 0;
  while (const auto attribute = next_attribute(attributes, at)) {
    if (!names && equals_ignoring_case(attribute->name, "class")) {
      names = attribute->value;
    } else if (!id && equals_ignoring_case(attribute->name, "id")) {
      id = attribute->value;
    }
  }
  return decode_entities(names.value_or(""), EntityPlace::kAttribute) + ' ' +
         decode_entities(id.value_or(""), EntityPlace::kAttribute);
}

std::optional<HtmlToken> HtmlTokenizer::next() {
  if (raw_text_ != Tag::kText) {
    if (auto token = raw_text()) {
      return token;
    }
  }
  std::size_t begin = at_;
  while (at_ < html_.size()) {
    const std::size_t open = std::min(html_.find('<', at_), html_.size());
    if (open < html_.size() && !is_markup_at(html_, open)) {
      at_ = open + 1;  // A lone '<' is text.
      continue;
    }
    at_ = open;
    if (open > begin) {
      return HtmlToken{HtmlToken::Kind::kText, Tag::kText, false, {begin, open}};
    }
    if (is_tag_at(html_, open)) {
      const bool is_end = html_[open + 1] == '/';
      return tag(open + (is_end ? 2U : 1U), is_end);
    }
    skip_markup();
    begin = at_;
  }
  if (begin < at_) {
    return HtmlToken{HtmlToken::Kind::kText, Tag::kText, false, {begin, at_}};
  }
  return std::nullopt;
}

std::optional<HtmlToken> HtmlTokenizer::raw_text() {
  const Tag element = raw_text_;
  raw_text_ = Tag::kText;
  const std::size_t begin = at_;
  std::size_t end = find_end_tag(html_, element, at_);
  const std::size_t note =
      element == Tag::kScript ? html_.substr(0, end).find("<!--", at_) : std::string_view::npos;
  if (note != std::string_view::npos && !has_endless_script_) {
    const auto outer = script_end(html_, note);
    has_endless_script_ = !outer;
    end = outer.value_or(end);
  }
  at_ = std::min(end, html_.size());
  if (at_ == begin) {
    return std::nullopt;
  }
  return HtmlToken{HtmlToken::Kind::kText, Tag::kText, false, {begin, at_}};
}

std::optional<HtmlToken> HtmlTokenizer::tag(std::size_t name_begin, bool is_end) {
  std::size_t at = name_begin;
  while (at < html_.size() && !is_name_end(html_[at])) {
    ++at;
  }
  HtmlToken token;
  token.kind = is_end ? HtmlToken::Kind::kEndTag : HtmlToken::Kind::kStartTag;
  token.tag = tag_of(html_.substr(name_begin, at - name_begin));
  token.span.begin = at;
  while (next_attribute(html_, at)) {
  }
  token.span.end = at;
  token.self_closing = at > token.span.begin && at < html_.size() && html_[at - 1] == '/';
  at_ = std::min(at + 1, html_.size());
  if (!is_end && is_raw_text(token.tag)) {
    raw_text_ = token.tag;
  }
  return token;
}

/// Passes over "<!--...-->", "<!doctype ...>", "<?...>", "</ ...>".
void HtmlTokenizer::skip_markup() {
  if (html_.substr(at_, 4) == "<!--") {
    skip_comment();
    return;
  }
  const bool is_cdata = html_.substr(at_, 9) == "<![CDATA[";
  const std::string_view end = is_cdata ? "]]>" : ">";
  const std::size_t found = html_.find(end, at_);
  at_ = found == std::string_view::npos ? html_.size() : found + end.size();
}

void HtmlTokenizer::skip_comment() {
  at_ += 4;
  if (html_.substr(at_, 1) == ">" ||
      html_.substr(at_, 2) == "->") {  // "<!-->" and "<!--->" are whole comments.
    at_ = html_.find('>', at_) + 1;
    return;
  }
  const std::size_t end = html_.find("--", at_);
  for (std::size_t at = end; at != std::string_view::npos; at = html_.find("--", at + 1)) {
    const std::size_t close = html_.find_first_not_of('-', at);
    const bool bang = close != std::string_view::npos && html_.substr(close, 2) == "!>";
    if (close != std::string_view::npos && (html_[close] == '>' || bang)) {
      at_ = close + (bang ? 2U : 1U);
      return;
    }
    at = close == std::string_view::npos ? html_.size() : close;
  }
  at_ = html_.size();
}

}  // namespace rapport::ingest
