// Items on several threads, results in the order of the items.
#pragma once

#include <cstddef>
#include <functional>

#include "rapport/coder.hpp"

#include "ingest/source.hpp"

namespace rapport::pipeline {

/// Work on one item; called from several threads at once, must not throw.
using ItemWork = std::function<PageResult(const ingest::Item&)>;

/// Takes items from `reader` on the calling thread, works on up to `threads` of them at a time (0: one a
/// core), and hands the results to `sink` on the calling thread in the order of the items. At most 4 items a
/// thread are in memory. Stops early when the sink returns false. The results do not depend on `threads`.
void run_ordered(ingest::ItemReader& reader, std::size_t threads, const ItemWork& work, const PageSink& sink);

}  // namespace rapport::pipeline
