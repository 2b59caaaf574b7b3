// The outlet that a page belongs to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_blocks.hpp"
#include "ingest/html_facts.hpp"

namespace rapport::ingest {

/// Name of the outlet, from the first of: og:site_name, JSON-LD publisher, other meta elements, JSON-LD
/// WebSite, the end of <title>; else of a logo or copyright notice whose name another of them, or the host in
/// `url`, confirms. At most 100 bytes. Source: ogp.me, schema.org.
[[nodiscard]] std::optional<std::string> find_outlet(const HtmlFacts& facts,
                                                     const std::vector<HtmlBlock>& blocks,
                                                     const std::optional<std::string>& url);

/// Cuts " | Daily Wire" off a title: the outlet's name, or what looks like one.
[[nodiscard]] std::string without_site(std::string title, const std::optional<std::string>& outlet);

/// Name of the holder in a copyright notice: "Gazette" of "© 2019-2024 Gazette. All rights reserved". Empty
/// where the line is none.
[[nodiscard]] std::optional<std::string> copyright_holder(std::string_view line);

}  // namespace rapport::ingest
