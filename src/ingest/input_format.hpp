// Which inputs hold many stories, and who splits them.
#pragma once

#include <memory>
#include <string_view>

#include "rapport/options.hpp"

#include "ingest/item_splitter.hpp"

namespace rapport::ingest {

/// The format of an input by its first bytes (64 KiB are enough) and the columns named in the options; kAuto
/// where it is one page, whose format is found when it is read. Pure.
[[nodiscard]] InputFormat find_input_format(std::string_view head, const IngestOptions& options);

/// The splitter of a format, over `input`, which is then moved from; null where it is one page.
[[nodiscard]] std::unique_ptr<ItemSplitter> make_splitter(InputFormat format, OpenInput& input);

}  // namespace rapport::ingest
