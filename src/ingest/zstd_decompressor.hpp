// Zstandard frames.
#pragma once

#include <memory>

#include "ingest/decompressor.hpp"

namespace rapport::ingest {

/// See Decompressor. Null when memory runs out.
[[nodiscard]] std::unique_ptr<Decompressor> make_zstd_decompressor();

/// Whether a frame, also one to be skipped, begins here; four bytes are looked at. Source: RFC 8878 §3.1.
[[nodiscard]] bool begins_zstd(std::string_view head);

}  // namespace rapport::ingest
