#include "store_access.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "messages.hpp"

namespace rapport::cli {

std::string store_place(const Arguments& arguments) {
  if (!arguments.store.empty()) {
    return arguments.store;
  }
  const char* value = std::getenv("RAPPORT_STORE");  // NOLINT(concurrency-mt-unsafe): nothing sets it
  return value != nullptr && *value != '\0' ? value : "rapport.db";
}

std::optional<Archive> open_store(const Arguments& arguments, bool create) {
  ArchiveOptions options;
  options.create = create;
  auto archive = Archive::open(store_place(arguments), options);
  if (!archive) {
    print_error(archive.error());
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
