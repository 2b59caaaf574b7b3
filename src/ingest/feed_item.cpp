#include "ingest/feed_item.hpp"

#include <array>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/ascii.hpp"
#include "ingest/html_fragment.hpp"
#include "ingest/mail_date.hpp"
#include "ingest/story_text.hpp"
#include "ingest/text_lines.hpp"
#include "ingest/xml_slicer.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

struct Namespace {
  std::string_view uri;
  std::string_view prefix;  // The usual one; none for the feed's own elements.
};

constexpr std::array kNamespaces = {
    Namespace{"http://purl.org/rss/1.0/modules/content/", "content"},
    Namespace{"http://purl.org/dc/elements/1.1/", "dc"},
    Namespace{"http://purl.org/dc/terms/", "dcterms"},
    Namespace{"http://www.w3.org/2005/Atom", ""},
    Namespace{"http://purl.org/atom/ns#", ""},
    Namespace{"http://purl.org/rss/1.0/", ""},
    Namespace{"http://my.netscape.com/rdf/simple/0.9/", ""},
    Namespace{"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
};

/// The name with the usual prefix, or none.
std::string plain_name(std::string_view name, const FeedHead& head) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) {
    return std::string(name);
  }
  const auto known = head.prefixes.find(std::string(name.substr(0, colon)));
  const std::string prefix = known == head.prefixes.end() ? std::string(name.substr(0, colon))
                             : known->second.empty()      ? ""
                                                          : known->second;
  return prefix.empty() || prefix == "atom" ? std::string(name.substr(colon + 1))
                                            : prefix + std::string(name.substr(colon));
}

Result<void> parse(std::string_view xml, pugi::xml_document& document) {
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (parsed.status == pugi::status_ok) {
    return {};
  }
  return fail(ErrorCode::kBadXml,
              fmt::format("{} after {} bytes of the element", parsed.description(), parsed.offset));
}

/// All character data below a node.
class TextCollector : public pugi::xml_tree_walker {
 public:
  std::string text;
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      text += node.value();
    }
    return true;
  }
};

std::string text_of(pugi::xml_node node) {
  TextCollector collector;
  node.traverse(collector);
  return std::move(collector.text);
}

/// The elements below a node as they stand, for XHTML.
std::string inner_xml(pugi::xml_node node) {
  std::ostringstream out;
  for (const pugi::xml_node child : node.children()) {
    child.print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  }
  return std::move(out).str();
}

bool has_elements(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) {
      return true;
    }
  }
  return false;
}

/// The HTML or text that an element holds.
std::string content_of(pugi::xml_node node) {
  return has_elements(node) ? inner_xml(node) : text_of(node);
}

/// Whether it may be HTML: it has a tag or a character reference.
bool has_markup(std::string_view text) {
  return text.find('<') != std::string_view::npos || text.find('&') != std::string_view::npos;
}

/// The first and best of several elements.
class Best {
 public:
  /// Names in order: the first counts most.
  template <std::size_t Size>
  explicit Best(const std::array<std::string_view, Size>& names)
      : names_(names.begin(), names.end()), rank_(Size) {}

  void offer(std::string_view name, std::string value) {
    for (std::size_t i = 0; i < rank_; ++i) {
      if (names_[i] == name && !base::trim(value).empty()) {
        rank_ = i;
        value_ = std::move(value);
        return;
      }
    }
  }
  [[nodiscard]] bool wants(std::string_view name) const {
    for (std::size_t i = 0; i < rank_; ++i) {
      if (names_[i] == name) {
        return true;
      }
    }
    return false;
  }
  std::optional<std::string>& value() { return value_; }

 private:
  std::vector<std::string_view> names_;
  std::size_t rank_;
  std::optional<std::string> value_;
};

constexpr std::array kContents = {"content:encoded"sv, "content"sv,     "body"sv,    "xhtml:body"sv,
                                  "fulltext"sv,        "description"sv, "summary"sv, "tagline"sv};
constexpr std::array kDates = {"pubDate"sv,        "published"sv,       "dc:date"sv,         "issued"sv,
                               "dcterms:issued"sv, "dcterms:created"sv, "created"sv,         "pubdate"sv,
                               "updated"sv,        "modified"sv,        "dcterms:modified"sv};
constexpr std::array kLinks = {"feedburner:origLink"sv, "link"sv, "guid"sv, "about"sv};
constexpr std::array kTitles = {"title"sv, "dc:title"sv};

bool is_url(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

/// The address that a <link> gives; Atom has several, of which "alternate" is the page.
std::string link_of(pugi::xml_node node) {
  const std::string_view rel = node.attribute("rel").value();
  if (!rel.empty() && rel != "alternate") {
    return {};
  }
  const std::string text(base::trim(text_of(node)));
  return !text.empty() ? text : std::string(base::trim(node.attribute("href").value()));
}

/// What an item says, before it is weighed.
struct Parts {
  Best content{kContents};
  Best date{kDates};
  Best link{kLinks};
  Best title{kTitles};
  std::optional<std::string> guid;
  std::optional<std::string> source;
  std::optional<std::string> language;
};

/// Atom's content may lie elsewhere, or be no text.
bool is_readable(pugi::xml_node node) {
  const std::string type = base::lower(node.attribute("type").value());
  const bool is_text = type.find('/') == std::string::npos || type.starts_with("text/") ||
                       type.find("html") != std::string::npos;
  return is_text && node.attribute("src").empty() && base::lower(node.attribute("mode").value()) != "base64";
}

/// `type="text"` means that there is no markup: what looks like it is text.
std::string escaped_if_text(pugi::xml_node node, std::string text) {
  if (std::string_view(node.attribute("type").value()) != "text" || !has_markup(text)) {
    return text;
  }
  std::string out;
  for (const char c : text) {
    out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  }
  return out;
}

void take_guid(pugi::xml_node node, Parts& parts) {
  const std::string guid(base::trim(text_of(node)));
  if (guid.empty()) {
    return;
  }
  parts.guid = guid;
  if (is_url(guid) && std::string_view(node.attribute("isPermaLink").value()) != "false") {
    parts.link.offer("guid", guid);
  }
}

void take_element(pugi::xml_node node, const FeedHead& head, Parts& parts) {
  const std::string name = plain_name(node.name(), head);
  if (name == "link") {
    parts.link.offer(name, link_of(node));
  } else if (parts.title.wants(name)) {
    parts.title.offer(name, escaped_if_text(node, content_of(node)));
  } else if (parts.content.wants(name) && is_readable(node)) {
    parts.content.offer(name, escaped_if_text(node, content_of(node)));
  } else if (parts.date.wants(name)) {
    parts.date.offer(name, text_of(node));
  } else if (parts.link.wants(name) && name != "guid") {
    parts.link.offer(name, std::string(base::trim(text_of(node))));
  } else if (name == "guid" || name == "id") {
    take_guid(node, parts);
  } else if (name == "source") {
    const pugi::xml_node title = node.child("title");
    parts.source = html_to_line(title ? content_of(title) : text_of(node));
  } else if (name == "dc:language" || name == "language") {
    parts.language = std::string(base::trim(text_of(node)));
  }
}

std::optional<std::string> if_any(std::optional<std::string> text) {
  return text && !text->empty() ? std::move(text) : std::nullopt;
}

/// A guid is an id where it is one of the whole world: an address, a tag, a urn. Others only count in their
/// feed.
std::optional<std::string> id_of(const Parts& parts) {
  return parts.guid && parts.guid->find(':') != std::string::npos ? parts.guid : std::nullopt;
}

void fill(Parts& parts, const FeedHead& head, Item& item) {
  GivenFields& given = item.given;
  given.title = parts.title.value() ? if_any(html_to_line(*parts.title.value())) : std::nullopt;
  given.outlet = if_any(parts.source) ? parts.source : head.title;
  given.language = if_any(parts.language) ? parts.language : head.language;
  given.published =
      parts.date.value() ? std::optional(iso_if_mail_date(base::trim(*parts.date.value()))) : std::nullopt;
  given.url = parts.link.value();
  given.id = id_of(parts);
  item.content = Item::Content::kStory;
}

}  // namespace

void read_container(std::string_view start_tag, FeedHead& head) {
  std::string tag(start_tag);
  if (!tag.ends_with("/>") && tag.ends_with('>')) {
    tag.insert(tag.size() - 1, "/");
  }
  pugi::xml_document document;
  if (!parse(tag, document)) {
    return;
  }
  for (const pugi::xml_attribute& attribute : document.first_child().attributes()) {
    const std::string_view name = attribute.name();
    if (name == "xml:lang" && attribute.value()[0] != '\0') {
      head.language = attribute.value();
    }
    if (!name.starts_with("xmlns:")) {
      continue;
    }
    for (const Namespace& known : kNamespaces) {
      if (known.uri == attribute.value()) {
        head.prefixes[std::string(name.substr(6))] = known.prefix;
      }
    }
  }
}

void read_head_element(std::string_view name, std::string_view xml, FeedHead& head) {
  const std::string plain = plain_name(name, head);
  const bool is_title = plain == "title" && !head.title;
  pugi::xml_document document;
  if ((!is_title && plain != "language" && plain != "dc:language") || !parse(xml, document)) {
    return;
  }
  const pugi::xml_node node = document.first_child();
  if (is_title) {
    head.title = if_any(html_to_line(escaped_if_text(node, content_of(node))));
  } else {
    const std::string language(base::trim(text_of(node)));
    head.language = language.empty() ? head.language : std::optional(language);
  }
}

Result<void> read_feed_item(std::string_view xml, const FeedHead& head, Item& item) {
  pugi::xml_document document;
  if (auto parsed = parse(xml, document); !parsed) {
    return parsed;
  }
  const pugi::xml_node node = document.first_child();
  Parts parts;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) {
      take_element(child, head, parts);
    }
  }
  for (const char* about : {"rdf:about", "about"}) {
    parts.link.offer("about", node.attribute(about).value());
  }
  fill(parts, head, item);
  if (const std::string language = node.attribute("xml:lang").value(); !language.empty()) {
    item.given.language = language;
  }
  std::string content = parts.content.value().value_or("");
  if (has_markup(content) && !html_to_line(content).empty()) {
    item.bytes = std::move(content);
    item.format = InputFormat::kHtml;
    return {};
  }
  set_story_text(has_markup(content) ? "" : content, item);
  return item.bytes.empty() ? fail(ErrorCode::kInputEmpty, "an item without title and text") : Result<void>{};
}

Result<void> read_petrarch_item(std::string_view xml, Item& item) {
  pugi::xml_document document;
  if (auto parsed = parse(xml, document); !parsed) {
    return parsed;
  }
  const pugi::xml_node node = document.first_child();
  const auto attribute = [&](const char* name) {
    const std::string value(base::trim(node.attribute(name).value()));
    return value.empty() ? std::nullopt : std::optional(value);
  };
  item.given.id = attribute("id");
  item.given.outlet = attribute("source");
  item.given.published = attribute("date");
  item.given.url = attribute("url");
  item.content = Item::Content::kStory;
  item.format = InputFormat::kText;
  item.bytes = collapse_space(text_of(node.child("Text")));
  return item.bytes.empty() ? fail(ErrorCode::kInputEmpty, "a sentence without text") : Result<void>{};
}

}  // namespace rapport::ingest
