// The files of a folder, or of a pattern, in a fixed order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::ingest {

/// Paths of the regular files directly in `folder` and the folders in it, both in byte order of their names
/// together; hidden entries, links to folders and devices are left out. A path that ends in '/' is a folder.
/// Errors: kFileUnreadable.
[[nodiscard]] Result<std::vector<std::string>> list_folder(const std::string& folder);

/// Whether a path has one of * ? [ in it.
[[nodiscard]] bool is_pattern(std::string_view path);

/// Whether a name fits a pattern without '/': * any bytes, ? one character of UTF-8, [a-z], [!a-z] and [^a-z]
/// one byte of or not of a set; a [ without its ] is itself. Source: POSIX.1-2017, XCU 2.13.
[[nodiscard]] bool fits_pattern(std::string_view pattern, std::string_view name);

/// The files, and folders (with '/' behind them), whose path fits, in byte order; ** as a whole part stands
/// for any number of folders, none included. Hidden entries fit only parts that begin with a dot; links to
/// folders are not followed by **. Errors: kFileUnreadable where a folder cannot be listed.
[[nodiscard]] Result<std::vector<std::string>> expand_pattern(const std::string& pattern);

}  // namespace rapport::ingest
