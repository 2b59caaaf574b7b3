// RSS, Atom, news sitemaps and PETRARCH's XML: an item a story.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/feed_item.hpp"
#include "ingest/item_splitter.hpp"
#include "ingest/xml_slicer.hpp"

namespace rapport::ingest {

/// Gives the items of an XML file that holds some. An item that does not parse, or does not end, is an error
/// with the byte where it begins, and reading goes on behind it. Addresses of a sitemap have no text: they
/// are counted in a note. Not thread-safe. Source: docs/formats/inputs.md.
class FeedSplitter : public ItemSplitter {
 public:
  explicit FeedSplitter(OpenInput input);
  [[nodiscard]] std::optional<Item> next() override;

 private:
  XmlSlicer slicer_;
  FeedHead head_;
  std::string charset_;  // As the XML declaration has it.
  bool opened_ = false;  // Whether there was any container.
  bool ended_ = false;
  std::size_t addresses_ = 0;
  std::size_t sitemaps_ = 0;

  std::optional<Item> take(XmlSlice slice);
  std::optional<Item> story_of(XmlSlice slice);
  [[nodiscard]] Item item_at(std::uint64_t offset) const;
  std::optional<Item> end();
};

/// Whether the root of an XML document is one that FeedSplitter reads, and whether it is PETRARCH's.
enum class XmlKind { kOther, kFeed, kPetrarch };
[[nodiscard]] XmlKind xml_kind_of(std::string_view head);

}  // namespace rapport::ingest
