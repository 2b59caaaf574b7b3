// JSON Feed: an item a story.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/item_splitter.hpp"

namespace rapport::ingest {

/// The items of a feed, which is read as a whole (max_page_bytes hold for it). Where the text does not parse,
/// those before the place are given, then an error item that names it. Source: JSON Feed 1.0 and 1.1.
class JsonFeedSplitter : public ItemSplitter {
 public:
  explicit JsonFeedSplitter(OpenInput input) : ItemSplitter(std::move(input)) {}
  [[nodiscard]] std::optional<Item> next() override;

 private:
  bool read_ = false;
  std::vector<Item> items_;
  std::size_t given_ = 0;

  void read_all();
};

/// Whether a JSON text names the version of a JSON Feed.
[[nodiscard]] bool looks_like_json_feed(std::string_view head);

}  // namespace rapport::ingest
