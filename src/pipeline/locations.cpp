#include "pipeline/locations.hpp"

#include <cstdlib>
#include <filesystem>

namespace rapport::pipeline {
namespace {

std::string choose(const std::string& chosen, const char* variable, const char* below_share) {
  if (!chosen.empty()) {
    return chosen;
  }
  if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') {
    return value;
  }
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto root = error ? std::filesystem::path("/usr/local") : program.parent_path().parent_path();
  return (root / "share" / "rapport" / below_share).string();
}

}  // namespace

std::string model_folder(const std::string& chosen) {
  return choose(chosen, "RAPPORT_MODEL", "models/default");
}

std::string table_folder(const std::string& chosen) {
  return choose(chosen, "RAPPORT_TABLES", "data");
}

}  // namespace rapport::pipeline
