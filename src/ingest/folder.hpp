// The files of a folder, in a fixed order.
#pragma once

#include <string>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::ingest {

/// Paths of the regular files directly in `folder` and the folders in it, both in byte order of their names
/// together; hidden entries, links to folders and devices are left out. A path that ends in '/' is a folder.
/// Errors: kFileUnreadable.
[[nodiscard]] Result<std::vector<std::string>> list_folder(const std::string& folder);

}  // namespace rapport::ingest
