// The address of a page in an archive.
#pragma once

#include <optional>
#include <string>

namespace rapport::ingest {

/// The address that the page states, where it is one of the site that the page was fetched from and names
/// more than its front; else the one it was fetched from.
[[nodiscard]] std::string better_url(const std::optional<std::string>& stated, const std::string& fetched);

}  // namespace rapport::ingest
