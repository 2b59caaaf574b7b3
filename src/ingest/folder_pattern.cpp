#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/folder.hpp"

namespace rapport::ingest {
namespace {

namespace fs = std::filesystem;

/// "[a-z]" at the beginning of a pattern.
struct Bracket {
  std::size_t size = 0;  // 0: it is none.
  bool fits = false;
};

Bracket read_bracket(std::string_view pattern, char c) {
  std::size_t at = 1;
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  at += negated ? 1U : 0U;
  bool found = false;
  for (const std::size_t first = at; at < pattern.size() && (pattern[at] != ']' || at == first); ++at) {
    const auto low = static_cast<unsigned char>(pattern[at]);
    auto high = low;
    if (at + 2 < pattern.size() && pattern[at + 1] == '-' && pattern[at + 2] != ']') {
      high = static_cast<unsigned char>(pattern[at + 2]);
      at += 2;
    }
    found = found || (low <= static_cast<unsigned char>(c) && static_cast<unsigned char>(c) <= high);
  }
  return at < pattern.size() ? Bracket{at + 1, found != negated} : Bracket{};
}

/// One character of the pattern but '*' against the beginning of the name: bytes taken of both.
struct Step {
  std::size_t of_pattern = 0;
  std::size_t of_name = 0;
};

std::optional<Step> match_one(std::string_view pattern, std::string_view name) {
  if (pattern.empty() || name.empty()) {
    return std::nullopt;
  }
  if (pattern.front() == '?') {
    return Step{1, base::decode(name, 0).size};
  }
  if (pattern.front() == '[') {
    if (const Bracket bracket = read_bracket(pattern, name.front()); bracket.size > 0) {
      return bracket.fits ? std::optional(Step{bracket.size, 1}) : std::nullopt;
    }
  }
  return pattern.front() == name.front() ? std::optional(Step{1, 1}) : std::nullopt;
}

/// Walks the folders of a pattern, part by part.
class Expander {
 public:
  explicit Expander(std::vector<std::string_view> parts) : parts_(std::move(parts)) {}

  std::vector<std::string> found;
  std::optional<Error> error;

  /// `at`: a folder with '/' behind it, or "" for the present one.
  void walk(const std::string& at, std::size_t part) {
    if (part == parts_.size()) {
      found.push_back(at);
      return;
    }
    if (parts_[part] == "**") {
      walk_deep(at, part);
      return;
    }
    if (parts_[part].empty() || parts_[part] == "." || parts_[part] == "..") {  // "a//b", "./b".
      walk(parts_[part].empty() ? at : at + std::string(parts_[part]) + '/', part + 1);
      return;
    }
    for (const std::string& name : names_in(at)) {
      const bool hidden = name.front() == '.' && parts_[part].front() != '.';
      if (!hidden && fits_pattern(parts_[part], name)) {
        enter(at + name, part + 1);
      }
    }
  }

 private:
  std::vector<std::string_view> parts_;

  /// A file, if nothing of the pattern is left; a folder.
  void enter(const std::string& path, std::size_t part) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
      walk(path + '/', part);
    } else if (part == parts_.size() && fs::is_regular_file(path, ignored)) {
      found.push_back(path);
    }
  }

  /// "**": no folder, or one and any number more. As the last part: all files below.
  void walk_deep(const std::string& at, std::size_t part) {
    if (part + 1 == parts_.size()) {
      found.push_back(at.empty() ? "./" : at);
      return;
    }
    walk(at, part + 1);
    for (const std::string& name : names_in(at)) {
      std::error_code ignored;
      const fs::path path = at + name;
      if (name.front() != '.' && fs::is_directory(path, ignored) && !fs::is_symlink(path, ignored)) {
        walk_deep(at + name + '/', part);
      }
    }
  }

  std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code failed;
    const std::string path = folder.empty() ? "." : folder;
    if (!fs::is_directory(path, failed)) {
      return names;
    }
    for (fs::directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed)) {
      names.push_back(at->path().filename().string());
    }
    if (failed) {
      error = error ? error : Error{ErrorCode::kFileUnreadable, failed.message(), path};
    }
    std::sort(names.begin(), names.end());
    return names;
  }
};

}  // namespace

bool is_pattern(std::string_view path) {
  return path.find_first_of("*?[") != std::string_view::npos;
}

bool fits_pattern(std::string_view pattern, std::string_view name) {
  // Where it fails behind a '*', that one takes a byte more; earlier ones need not be tried again.
  std::optional<std::string_view> behind_star;
  std::string_view from;
  while (!name.empty() || !pattern.empty()) {
    if (!pattern.empty() && pattern.front() == '*') {
      pattern.remove_prefix(1);
      behind_star = pattern;
      from = name;
      continue;
    }
    if (const auto step = match_one(pattern, name)) {
      pattern.remove_prefix(step->of_pattern);
      name.remove_prefix(step->of_name);
      continue;
    }
    if (!behind_star || from.empty()) {
      return false;
    }
    from.remove_prefix(1);
    name = from;
    pattern = *behind_star;
  }
  return true;
}

Result<std::vector<std::string>> expand_pattern(const std::string& pattern) {
  const bool from_root = pattern.starts_with('/');
  Expander expander(base::split(std::string_view(pattern).substr(from_root ? 1 : 0), '/'));
  expander.walk(from_root ? "/" : "", 0);
  if (expander.error) {
    return tl::unexpected(*expander.error);
  }
  std::sort(expander.found.begin(), expander.found.end());
  expander.found.erase(std::unique(expander.found.begin(), expander.found.end()), expander.found.end());
  return std::move(expander.found);
}

}  // namespace rapport::ingest
