// HTML bytes to tags and text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/span.hpp"

#include "ingest/html_tag.hpp"

namespace rapport::ingest {

/// A piece of a page. Spans count bytes of the page.
struct HtmlToken {
  enum class Kind { kStartTag, kEndTag, kText };
  Kind kind = Kind::kText;
  Tag tag = Tag::kText;
  bool self_closing = false;
  ByteSpan span;  ///< Start tag: its attributes. Text: the text, character references not yet decoded.
};

/// Cuts a page into tags and text; comments, doctypes and processing instructions are passed over. Every byte
/// is looked at a bounded number of times. Source: WHATWG HTML §13.2.5.
class HtmlTokenizer {
 public:
  /// `html` is borrowed and must outlive the tokenizer.
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  /// The next token; empty at the end of the page.
  [[nodiscard]] std::optional<HtmlToken> next();

 private:
  std::string_view html_;
  std::size_t at_ = 0;
  Tag raw_text_ = Tag::kText;        // The element whose raw text comes next.
  bool has_endless_script_ = false;  // One was looked for to the end of the page: no second time.

  [[nodiscard]] std::optional<HtmlToken> raw_text();
  [[nodiscard]] std::optional<HtmlToken> tag(std::size_t name_begin, bool is_end);
  void skip_markup();
  void skip_comment();
};

/// Value of an attribute in the attributes of a start tag, character references decoded; empty if it is not
/// there, "" if it has no value. `name` is in lower case.
[[nodiscard]] std::optional<std::string> find_attribute(std::string_view attributes, std::string_view name);

/// Class and id of the start tag, a space between, as find_attribute gives them; " " where it has neither.
[[nodiscard]] std::string class_and_id(std::string_view attributes);

}  // namespace rapport::ingest
