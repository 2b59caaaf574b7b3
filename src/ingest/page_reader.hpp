// From the bytes of an item to its stories.
#pragma once

#include <vector>

#include "rapport/options.hpp"
#include "rapport/result.hpp"
#include "rapport/story.hpp"

#include "base/deadline.hpp"
#include "ingest/item.hpp"

namespace rapport::ingest {

/// What a page gave: its stories in order, and what was lost on the way (repaired bytes, unreadable JSONL
/// lines).
struct PageStories {
  std::vector<Story> stories;
  std::vector<Diagnostic> diagnostics;
};

/// Reads one item, of a page or as a reader of an input with many stories gave it: header, charset, format,
/// article, stories, ids. A pure function of its arguments: no I/O, no clock but the deadline's. An item of
/// JSONL may hold several lines (numbered from `item.line`, or 1); the bad ones become diagnostics of level
/// kError, and only when there is a single line the call itself fails. An item with only notes gives these.
/// Errors: item.error if set; kInputEmpty; kInputBinary; kInputTooLarge; kBadEncoding; kNoArticle; kBadJson;
/// kTimeout. `where` is item.where(). Thread-safe. Source of the rules: docs/guide/reading.md.
[[nodiscard]] Result<PageStories> read_item(const Item& item, const IngestOptions& options,
                                            const base::Deadline& deadline = {});

}  // namespace rapport::ingest
