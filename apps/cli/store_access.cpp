#include "store_access.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

#include "messages.hpp"

namespace rapport::cli {
namespace {

namespace fs = std::filesystem;

// Where a file is, or would be made: links followed, also those that point at nothing yet.
fs::path place_of(const std::string& file) {
  constexpr int kMostLinks = 40;
  std::error_code error;
  fs::path path = fs::absolute(file, error);
  for (int i = 0; i < kMostLinks && fs::is_symlink(path, error); ++i) {
    path = path.parent_path() / fs::read_symlink(path, error);
  }
  return fs::weakly_canonical(path.parent_path(), error) / path.filename();
}

bool same_file(const std::string& one, const std::string& other) {
  std::error_code error;
  return fs::equivalent(one, other, error) || place_of(one) == place_of(other);
}

}  // namespace

std::string store_place(const Arguments& arguments) {
  if (!arguments.store.empty()) {
    return arguments.store;
  }
  const char* value = std::getenv("RAPPORT_STORE");  // NOLINT(concurrency-mt-unsafe): nothing sets it
  return value != nullptr && *value != '\0' ? value : "rapport.db";
}

std::vector<std::string> store_files(const Arguments& arguments) {
  const std::string place = store_place(arguments);
  if (!Archive::is_file(place)) {
    return {};
  }
  return {place, place + "-wal", place + "-shm"};
}

std::optional<Archive> open_store(const Arguments& arguments, bool create, int* code) {
  const auto keep = [&](int value) {
    if (code != nullptr) {
      *code = value;
    }
  };
  keep(kWrongUse);
  for (const std::string& file : store_files(arguments)) {
    for (const auto& [option, path] :
         {std::pair("--out", arguments.out), std::pair("--log", arguments.log)}) {
      if (path && same_file(*path, file)) {
        print_error(std::string(option) + ": '" + *path + "' is the store's own file");
        return std::nullopt;
      }
    }
  }
  ArchiveOptions options;
  options.create = create;
  auto archive = Archive::open(store_place(arguments), options);
  if (!archive) {
    print_error(archive.error());
    const ErrorCode error = archive.error().code;
    keep(error == ErrorCode::kFileNotFound || error == ErrorCode::kBadOption ? kWrongUse : kSomeFailed);
    return std::nullopt;
  }
  return std::move(*archive);
}

int store_error(const Error& error) {
  print_error(error);
  const bool wrong = error.code == ErrorCode::kBadOption || error.code == ErrorCode::kBadDate;
  return wrong ? kWrongUse : kSomeFailed;
}

std::string present_time() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[sizeof "2024-05-17T08:00:00Z"];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, size};
}

}  // namespace rapport::cli
