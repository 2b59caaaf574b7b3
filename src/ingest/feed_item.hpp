// Elements of feeds, sitemaps and PETRARCH's files to items.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/result.hpp"

#include "ingest/item.hpp"

namespace rapport::ingest {

/// What holds for all items of a feed.
struct FeedHead {
  std::optional<std::string> title;
  std::optional<std::string> language;
  /// Prefixes of the document and what they stand for: "" for those of feeds, else the usual prefix.
  std::map<std::string, std::string> prefixes;
};

/// Takes the namespaces and xml:lang out of the start tag of a container.
void read_container(std::string_view start_tag, FeedHead& head);

/// Takes title and language out of an element that stands beside the items.
void read_head_element(std::string_view name, std::string_view xml, FeedHead& head);

/// Fills `item` from an RSS <item> or an Atom <entry>, in UTF-8: its content where it has one, else its
/// description; else its title alone. Errors: kBadXml (the byte is that of `xml`), kInputEmpty; `where` is
/// left empty. Source: RSS 0.9x to 2.0, RDF Site Summary 1.0 with mod_content and Dublin Core, RFC 4287.
[[nodiscard]] Result<void> read_feed_item(std::string_view xml, const FeedHead& head, Item& item);

/// Fills `item` from a PETRARCH <Sentence>. Errors: as above.
[[nodiscard]] Result<void> read_petrarch_item(std::string_view xml, Item& item);

}  // namespace rapport::ingest
