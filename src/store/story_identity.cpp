#include "store/story_identity.hpp"

#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "base/hash.hpp"

namespace rapport::store {
namespace {

constexpr std::string_view kUrl = "url ";
constexpr std::string_view kPath = "path ";

// "path 0 /news/page.html", as source_of() writes it, to its file.
std::string_view file_of(std::string_view source) {
  return source.substr(source.find(' ', kPath.size()) + 1);
}

std::optional<std::string> path_source(const Story& story) {
  if (story.line > 0 || story.path.empty() || story.path == "-") {
    return std::nullopt;
  }
  std::error_code error;
  const auto full = std::filesystem::absolute(story.path, error).lexically_normal();
  return error ? std::nullopt : std::optional(fmt::format("{}{} {}", kPath, story.index, full.string()));
}

bool is_file(std::string_view path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

}  // namespace

bool has_hashed_id(const Story& story) {
  return story.id == base::hash_hex(story.text);
}

std::optional<std::string> source_of(const Story& story) {
  if (!has_hashed_id(story)) {
    return std::nullopt;
  }
  if (story.url && !story.url->empty()) {
    return fmt::format("{}{} {}", kUrl, story.index, *story.url);
  }
  return path_source(story);
}

bool may_take_over(const std::optional<std::string>& source, const std::optional<std::string>& stored,
                   const Story& story) {
  if (!stored) {
    return true;
  }
  if (!source || !stored->starts_with(kPath)) {
    return false;
  }
  const bool gone = !is_file(file_of(*stored));
  if (source->starts_with(kUrl)) {
    return gone || stored == path_source(story);
  }
  return gone && is_file(file_of(*source));
}

std::string identity_of(const Story& story) {
  return has_hashed_id(story) ? source_of(story).value_or("text " + story.id) : "id " + story.id;
}

std::string content_hash(const Story& story) {
  std::string all =
      fmt::format("{} {} {} {}\n", story.body.begin, story.body.end, story.has_title_line, story.id);
  const auto language = story.language == "en" ? std::nullopt : story.language;
  for (const auto* field :
       {&story.title, &story.outlet, &story.url, &story.published, &language, &story.dateline}) {
    // The length keeps fields apart, "-" an empty one from none.
    all += *field ? fmt::format("{} {}\n", (*field)->size(), **field) : "-\n";
  }
  return base::hash_hex(all) + base::hash_hex(story.text);
}

}  // namespace rapport::store
