#include "pipeline/tracked_reader.hpp"

#include <string_view>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.hpp"

namespace rapport::pipeline {
namespace {

// What can be known of an input without reading it.
struct Outside {
  bool is_file = false;
  bool has_size = true;  // False for a pipe or a device.
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;
};

Outside look_at(const std::string& path) {
  Outside out;
  struct stat status{};
  const bool is_input = path == "-";
  const bool known = (is_input ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status)) == 0;
  out.is_file = known && S_ISREG(status.st_mode);
  out.has_size = out.is_file || !known || S_ISDIR(status.st_mode);
  if (out.is_file) {
    out.bytes = static_cast<std::uint64_t>(status.st_size);
  }
  // Standard input has no name that says which file it is: it counts by its items alone.
  const bool compared = out.is_file && !is_input;
  out.hash =
      base::hash64(fmt::format("{}\n{} {} {} {}", path, compared, compared ? out.bytes : 0,
                               compared ? status.st_mtim.tv_sec : 0, compared ? status.st_mtim.tv_nsec : 0));
  return out;
}

std::uint64_t joined(std::uint64_t hash, std::uint64_t next) {
  return base::hash64(fmt::format("{:x} {:x}", hash, next));
}

tl::unexpected<Error> changed(const std::string& what, const std::string& where) {
  return fail(ErrorCode::kBadOption, what + ": the run cannot go on where it stopped", where);
}

}  // namespace

TrackedReader::TrackedReader(const std::vector<std::string>& paths, const IngestOptions& options)
    : items_(paths, options) {
  items_.set_gate([this](const std::string& path) { return enter(path); });
}

bool TrackedReader::enter(const std::string& path) {
  if (position_.inputs > 0) {
    position_.inputs_hash = joined(position_.inputs_hash, present_hash_);
    bytes_before_ += is_file_ ? present_bytes_ : items_.input_bytes();
  }
  const Outside outside = look_at(path);
  ++position_.inputs;
  position_.items = 0;
  position_.items_hash = base::hash64(path);
  path_ = path;
  present_hash_ = outside.hash;
  present_bytes_ = outside.bytes;
  is_file_ = outside.is_file;
  return position_.inputs > passed_over_;
}

std::optional<ingest::Item> TrackedReader::next() {
  auto item = items_.next();
  if (item) {
    ++position_.items;
    position_.items_hash =
        joined(position_.items_hash,
               item->error ? static_cast<std::uint64_t>(item->error->code) : base::hash64(item->bytes));
    position_.bytes = bytes_before_ + items_.input_bytes();
  }
  return item;
}

Result<void> TrackedReader::go_to(const RunPosition& to) {
  if (to.inputs == 0) {
    return {};
  }
  passed_over_ = to.inputs - 1;
  for (std::uint64_t n = 0; n < to.items; ++n) {
    if (!next()) {
      return changed("the inputs end before the place where it stopped", path_);
    }
    if (n == 0 && position_.inputs == to.inputs && position_.inputs_hash != to.inputs_hash) {
      return changed("a file in front of it has changed, has come or has gone", path_);
    }
    if (position_.inputs != to.inputs) {
      return changed("there is less in it, or in the inputs, than was read", path_);
    }
  }
  if (position_.items_hash != to.items_hash) {
    return changed("what was read of it has changed", path_);
  }
  return {};
}

std::optional<std::uint64_t> bytes_of(const std::vector<std::string>& paths, const IngestOptions& options) {
  std::uint64_t bytes = 0;
  bool known = true;
  ingest::ItemReader items(paths, options);
  items.set_gate([&](const std::string& path) {
    const Outside outside = look_at(path);
    bytes += outside.bytes;
    known = known && outside.has_size;
    return false;
  });
  while (known && items.next()) {
  }
  return known ? std::optional(bytes) : std::nullopt;
}

}  // namespace rapport::pipeline
