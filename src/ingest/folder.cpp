#include "ingest/folder.hpp"

#include <algorithm>
#include <filesystem>

namespace rapport::ingest {
namespace fs = std::filesystem;

Result<std::vector<std::string>> list_folder(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    if (name.empty() || name.front() == '.') {
      continue;
    }
    std::error_code ignored;
    if (at->is_regular_file(ignored)) {
      names.push_back(std::move(name));
    } else if (at->is_directory(ignored) && !at->is_symlink(ignored)) {
      names.push_back(name + '/');
    }
  }
  if (error) {
    return fail(ErrorCode::kFileUnreadable, error.message(), folder);
  }
  std::sort(names.begin(), names.end());
  const std::string prefix = folder.back() == '/' ? folder : folder + '/';
  for (std::string& name : names) {
    name = prefix + name;
  }
  return names;
}

}  // namespace rapport::ingest
