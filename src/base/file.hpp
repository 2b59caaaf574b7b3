// Whole files into memory.
#pragma once

#include <cstddef>
#include <string>

#include "rapport/result.hpp"

namespace rapport::base {

/// The bytes of a file. Errors: kFileNotFound, kFileUnreadable (also for folders), kInputTooLarge when longer
/// than `max_bytes`; `where` is the path.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes);

}  // namespace rapport::base
