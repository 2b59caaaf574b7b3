#include "store/story_identity.hpp"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/hash.hpp"

namespace rapport::store {

bool has_hashed_id(const Story& story) {
  return story.id == base::hash_hex(story.text);
}

std::optional<std::string> source_of(const Story& story) {
  if (!has_hashed_id(story)) {
    return std::nullopt;
  }
  if (story.url && !story.url->empty()) {
    return fmt::format("url {} {}", story.index, *story.url);
  }
  if (story.line > 0 || story.path.empty() || story.path == "-") {
    return std::nullopt;
  }
  std::error_code error;
  const auto full = std::filesystem::absolute(story.path, error).lexically_normal();
  return error ? std::nullopt : std::optional(fmt::format("path {} {}", story.index, full.string()));
}

std::string content_hash(const Story& story) {
  std::string all =
      fmt::format("{} {} {} {}\n", story.body.begin, story.body.end, story.has_title_line, story.id);
  for (const auto* field :
       {&story.title, &story.outlet, &story.url, &story.published, &story.language, &story.dateline}) {
    // The length keeps fields apart, "-" an empty one from none.
    all += *field ? fmt::format("{} {}\n", (*field)->size(), **field) : "-\n";
  }
  return base::hash_hex(all) + base::hash_hex(story.text);
}

}  // namespace rapport::store
