#include "pipeline/table_hash.hpp"

#include <filesystem>
#include <map>
#include <system_error>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace rapport::pipeline {

Result<std::string> hash_of_tables(const std::string& folder) {
  namespace fs = std::filesystem;
  constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
  std::map<std::string, std::string> hashes;  // By path, in byte order.
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    // Codes of other formats decide nothing in a record.
    if (at.depth() == 0 && at->path().filename() == "formats") {
      at.disable_recursion_pending();
    }
    if (at->path().extension() != ".tsv" || !at->is_regular_file(error)) {
      continue;
    }
    const auto bytes = base::read_file(at->path().string(), kMostBytes);
    if (!bytes) {
      return fail(ErrorCode::kBadTable, bytes.error().message, at->path().string());
    }
    hashes.emplace(at->path().lexically_relative(folder).string(), base::hash_hex(*bytes));
  }
  if (error) {
    return fail(ErrorCode::kBadTable, error.message(), folder);
  }
  std::string all;
  for (const auto& [path, hash] : hashes) {
    all += path + '\n' + hash + '\n';
  }
  return base::hash_hex(all);
}

}  // namespace rapport::pipeline
