#include "ingest/xml_slicer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kNowhere = std::string_view::npos;

bool is_container(std::string_view name) {
  constexpr std::array kNames = {"rss"sv,    "RDF"sv,          "channel"sv,  "feed"sv,
                                 "urlset"sv, "sitemapindex"sv, "Sentences"sv};
  return std::find(kNames.begin(), kNames.end(), local_name(name)) != kNames.end();
}

/// Elements that never lie in one of their own name: there the first one has lost its end.
bool never_nests(std::string_view name) {
  constexpr std::array kNames = {"item"sv, "entry"sv, "url"sv, "sitemap"sv, "Sentence"sv};
  return std::find(kNames.begin(), kNames.end(), local_name(name)) != kNames.end();
}

bool begins_name(char c) {
  return base::is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view name_at(std::string_view bytes) {
  std::size_t size = 0;
  while (size < bytes.size() && !base::is_space(bytes[size]) && bytes[size] != '>' && bytes[size] != '/') {
    ++size;
  }
  return bytes.substr(0, size);
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Place of `what` in view(), reading on as far as the limit allows; kNowhere if it is not there.
std::size_t XmlSlicer::find(std::string_view what, std::size_t from) {
  for (;;) {
    const std::string_view view = bytes_.view();
    const std::size_t at = view.find(what, from);
    if (at != kNowhere) {
      return at;
    }
    from = std::max(from, view.size() < what.size() ? 0 : view.size() - what.size() + 1);
    if (view.size() > max_bytes_ || (!bytes_.more() && bytes_.view().size() == view.size())) {
      return kNowhere;
    }
  }
}

/// Behind the '>' of a start tag, outside of quotes; kNowhere if there is none.
std::size_t XmlSlicer::end_of_tag(std::size_t at) {
  char quote = '\0';
  for (;; ++at) {
    if (at >= bytes_.view().size() && (at > max_bytes_ || !bytes_.need(at + 1))) {
      return kNowhere;
    }
    const char c = bytes_.view()[at];
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    } else if (c == '<') {  // The tag was not closed.
      return at;
    }
  }
}

/// Behind a document type and its internal subset.
std::size_t XmlSlicer::end_of_doctype(std::size_t at) {
  bool subset = false;
  for (;; ++at) {
    if (at >= bytes_.view().size() && (at > max_bytes_ || !bytes_.need(at + 1))) {
      return kNowhere;
    }
    const char c = bytes_.view()[at];
    subset = c == '[' || (subset && c != ']');
    if (c == '>' && !subset) {
      return at + 1;
    }
  }
}

/// What begins with the '<' at `at`; empty where the document ends in it.
std::optional<XmlSlicer::Tag> XmlSlicer::read_tag(std::size_t at) {
  constexpr std::size_t kMostLookedAt = 9;  // "<![CDATA["
  bytes_.need(at + kMostLookedAt);
  const std::string_view rest = bytes_.view().substr(at);
  const auto behind = [&](std::string_view what, std::size_t from) {
    const std::size_t found = find(what, at + from);
    return found == kNowhere ? kNowhere : found + what.size();
  };
  Tag tag;
  if (rest.starts_with("<!--")) {
    tag.end = behind("-->", 4);
  } else if (rest.starts_with("<![CDATA[")) {
    tag.end = behind("]]>", 9);
  } else if (rest.starts_with("<?")) {
    tag.end = behind("?>", 2);
  } else if (rest.starts_with("<!")) {
    tag.end = end_of_doctype(at + 2);
  } else if (rest.size() > 2 && rest[1] == '/' && begins_name(rest[2])) {
    tag.end = behind(">", 2);
    tag.kind = Tag::Kind::kEnd;
  } else if (rest.size() > 1 && begins_name(rest[1])) {
    tag.end = end_of_tag(at + 1);
    tag.kind = Tag::Kind::kStart;
  } else {
    tag.end = at + 1;  // A '<' that begins nothing.
  }
  if (tag.end == kNowhere) {
    return std::nullopt;
  }
  const std::string_view all = bytes_.view().substr(at, tag.end - at);
  tag.name = tag.kind == Tag::Kind::kStart ? name_at(all.substr(1))
             : tag.kind == Tag::Kind::kEnd ? name_at(all.substr(2))
                                           : std::string_view{};
  if (tag.kind == Tag::Kind::kStart && all.ends_with("/>")) {
    tag.kind = Tag::Kind::kEmpty;
  }
  return tag;
}

XmlSlice XmlSlicer::give(XmlSlice::Kind kind, std::string name, std::size_t size) {
  XmlSlice out{kind, std::move(name), {}, bytes_.offset()};
  if (kind != XmlSlice::Kind::kTooLarge) {
    out.xml = bytes_.view().substr(0, size);
  }
  bytes_.drop(size);
  return out;
}

/// The element whose start tag begins view().
XmlSlice XmlSlicer::read_element(const Tag& start) {
  const std::string name(start.name);
  std::size_t depth = 1;
  for (std::size_t at = start.end; start.kind != Tag::Kind::kEmpty;) {
    at = find("<", at);
    const auto tag = at == kNowhere ? std::nullopt : read_tag(at);
    if (!tag) {
      const std::size_t size = bytes_.view().size();
      const bool too_large = size > max_bytes_;
      return give(too_large ? XmlSlice::Kind::kTooLarge : XmlSlice::Kind::kCut, name, size);
    }
    const bool same = tag->name == name;
    const bool cut = (same && tag->kind == Tag::Kind::kStart && never_nests(name)) ||
                     (tag->kind == Tag::Kind::kEnd && !open_.empty() && tag->name == open_.back());
    if (cut) {
      return give(XmlSlice::Kind::kCut, name, at);
    }
    depth += same && tag->kind == Tag::Kind::kStart ? 1U : 0U;
    depth -= same && tag->kind == Tag::Kind::kEnd ? 1U : 0U;
    at = tag->end;
    if (depth == 0) {
      return give(XmlSlice::Kind::kElement, name, at);
    }
  }
  return give(XmlSlice::Kind::kElement, name, start.end);
}

/// A start tag outside of all children.
std::optional<XmlSlice> XmlSlicer::enter(const Tag& tag) {
  if (is_container(tag.name)) {
    std::string name(tag.name);
    if (tag.kind == Tag::Kind::kStart) {
      open_.push_back(name);
    }
    return give(XmlSlice::Kind::kOpened, std::move(name), tag.end);
  }
  if (open_.empty()) {  // A root that holds no items.
    bytes_.drop(tag.end);
    return std::nullopt;
  }
  return read_element(tag);
}

std::optional<XmlSlice> XmlSlicer::next() {
  for (;;) {
    const std::size_t at = find("<", 0);
    bytes_.drop(at == kNowhere ? bytes_.view().size() : at);
    const auto tag = at == kNowhere ? std::nullopt : read_tag(0);
    if (!tag) {
      if (at == kNowhere && !bytes_.at_end()) {
        continue;
      }
      bytes_.drop(bytes_.view().size());
      return std::nullopt;
    }
    if (tag->kind == Tag::Kind::kStart || tag->kind == Tag::Kind::kEmpty) {
      if (auto slice = enter(*tag)) {
        return slice;
      }
      continue;
    }
    if (tag->kind == Tag::Kind::kEnd) {
      const auto opened = std::find(open_.rbegin(), open_.rend(), tag->name);
      open_.erase(opened == open_.rend() ? open_.end() : std::prev(opened.base()), open_.end());
    }
    bytes_.drop(tag->end);
  }
}

}  // namespace rapport::ingest
