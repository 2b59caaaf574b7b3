#include "ingest/feed_splitter.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/charset.hpp"
#include "ingest/charset_label.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMostName = 40;  // Of an element, in a message.

/// Behind "<?...?>", comments and a document type: where the root begins, or npos.
std::size_t find_root(std::string_view head) {
  for (std::size_t at = 0;;) {
    while (at < head.size() && (base::is_space(head[at]) || head.substr(at, 3) == "\xEF\xBB\xBF")) {
      at += base::is_space(head[at]) ? 1U : 3U;
    }
    const std::string_view rest = head.substr(std::min(at, head.size()));
    const std::string_view end = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? "?>" : ">";
    if (!rest.starts_with("<!") && !rest.starts_with("<?")) {
      return rest.starts_with('<') ? at : std::string_view::npos;
    }
    const std::size_t subset = end == ">" ? rest.substr(0, rest.find('>')).find('[') : std::string_view::npos;
    const std::size_t from = subset == std::string_view::npos ? at : head.find(']', at + subset);
    const std::size_t found = from == std::string_view::npos ? from : head.find(end, from);
    if (found == std::string_view::npos) {
      return found;
    }
    at = found + end.size();
  }
}

void repair(std::optional<std::string>& text) {
  if (text && base::find_invalid(*text) != std::string::npos) {
    text = base::repair(*text);
  }
}

/// Character references may name what is no character, as half of a pair of UTF-16.
void repair(Item& item) {
  if (base::find_invalid(item.bytes) != std::string::npos) {
    item.bytes = base::repair(item.bytes);
  }
  for (auto field : {&GivenFields::id, &GivenFields::title, &GivenFields::outlet, &GivenFields::url,
                     &GivenFields::published, &GivenFields::language}) {
    repair(item.given.*field);
  }
}

}  // namespace

XmlKind xml_kind_of(std::string_view head) {
  const std::size_t root = find_root(head);
  if (root == std::string_view::npos) {
    return XmlKind::kOther;
  }
  const std::string_view rest = head.substr(root + 1);
  const std::string_view name =
      local_name(rest.substr(0, std::min(rest.find_first_of(" \t\r\n>/"), rest.size())));
  const bool is_feed =
      name == "rss" || name == "RDF" || name == "feed" || name == "urlset" || name == "sitemapindex";
  return is_feed ? XmlKind::kFeed : name == "Sentences" ? XmlKind::kPetrarch : XmlKind::kOther;
}

FeedSplitter::FeedSplitter(OpenInput input)
    : ItemSplitter(std::move(input)), slicer_(input_.bytes, input_.options.max_page_bytes) {
  constexpr std::size_t kDeclaration = 1024;
  input_.bytes.need(kDeclaration);
  charset_ = declared_charset(input_.bytes.view().substr(0, kDeclaration));
}

Item FeedSplitter::item_at(std::uint64_t offset) const {
  Item item = input_.item();
  item.offset = offset;
  return item;
}

std::optional<Item> FeedSplitter::next() {
  while (!ended_) {
    auto slice = slicer_.next();
    auto item = slice ? take(std::move(*slice)) : end();
    if (item) {
      return item;
    }
  }
  if (addresses_ + sitemaps_ == 0) {
    return std::nullopt;
  }
  Item item = input_.item();
  item.notes.push_back(fmt::format("a sitemap has no text: {} addresses and {} further sitemaps are not read",
                                   std::exchange(addresses_, 0), std::exchange(sitemaps_, 0)));
  return item;
}

std::optional<Item> FeedSplitter::take(XmlSlice slice) {
  const std::string_view name = local_name(slice.name);
  if (slice.kind == XmlSlice::Kind::kOpened) {
    opened_ = true;
    read_container(base::repair(slice.xml), head_);
    return std::nullopt;
  }
  if (name == "url" || name == "sitemap") {
    const bool in_sitemap = local_name(slicer_.open_container()) == "urlset" ||
                            local_name(slicer_.open_container()) == "sitemapindex";
    addresses_ += in_sitemap && name == "url" ? 1U : 0U;
    sitemaps_ += in_sitemap && name == "sitemap" ? 1U : 0U;
    return std::nullopt;
  }
  if (name == "item" || name == "entry" || name == "Sentence") {
    return story_of(std::move(slice));
  }
  if (slice.kind == XmlSlice::Kind::kElement) {
    if (auto decoded = decode_text(slice.xml, charset_)) {
      read_head_element(slice.name, decoded->text, head_);
    }
  }
  return std::nullopt;
}

std::optional<Item> FeedSplitter::story_of(XmlSlice slice) {
  Item item = item_at(slice.offset);
  if (slice.kind == XmlSlice::Kind::kTooLarge) {
    return OpenInput::failed(std::move(item), ErrorCode::kInputTooLarge,
                             fmt::format("an item of more than {} bytes", input_.options.max_page_bytes));
  }
  if (slice.kind == XmlSlice::Kind::kCut) {
    return OpenInput::failed(std::move(item), ErrorCode::kBadXml, "an item that does not end");
  }
  auto decoded = decode_text(slice.xml, charset_);
  if (!decoded) {
    return OpenInput::failed(std::move(item), decoded.error());
  }
  item.notes = std::move(decoded->notes);
  const bool is_sentence = local_name(slice.name) == "Sentence";
  const auto read =
      is_sentence ? read_petrarch_item(decoded->text, item) : read_feed_item(decoded->text, head_, item);
  if (!read) {
    return OpenInput::failed(std::move(item), read.error());
  }
  repair(item);
  return item;
}

/// An error where the file ends before its root does.
std::optional<Item> FeedSplitter::end() {
  ended_ = true;
  Item item = item_at(input_.bytes.offset());
  if (input_.bytes.error()) {
    return OpenInput::failed(std::move(item), *input_.bytes.error());
  }
  if (!opened_) {
    return OpenInput::failed(std::move(item), ErrorCode::kBadXml,
                             "neither a feed, a sitemap nor PETRARCH's XML");
  }
  if (slicer_.open_container().empty()) {
    return std::nullopt;
  }
  return OpenInput::failed(std::move(item), ErrorCode::kBadXml,
                           fmt::format("the file ends inside of <{}>",
                                       base::repair(slicer_.open_container().substr(0, kMostName))));
}

}  // namespace rapport::ingest
