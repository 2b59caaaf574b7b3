#include "rapport/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "wire/json_line.hpp"

namespace rapport {
namespace {

// Of the form below; another one is not read.
constexpr int kForm = 1;

struct Number {
  const char* name;
  std::uint64_t* value;
};

// Hashes are written as text: a reader of JSON may have no integers of 64 bits.
std::array<Number, 2> hashes_of(Checkpoint& at) {
  return {{{"inputs_hash", &at.position.inputs_hash}, {"items_hash", &at.position.items_hash}}};
}

std::array<Number, 11> numbers_of(Checkpoint& at) {
  return {{{"inputs", &at.position.inputs},
           {"items", &at.position.items},
           {"bytes", &at.position.bytes},
           {"output_bytes", &at.output_bytes},
           {"log_bytes", &at.log_bytes},
           {"read_items", &at.counts.items},
           {"read_stories", &at.counts.stories},
           {"other_language", &at.counts.other_language},
           {"skipped", &at.counts.skipped},
           {"failed", &at.counts.failed},
           {"records", &at.counts.records}}};
}

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorCode::kBadJson, "no state of a run: " + what);
}

bool take_hash(const wire::Json& json, std::uint64_t& out) {
  if (!json.is_string()) {
    return false;
  }
  const auto text = json.get<std::string>();
  constexpr int kHex = 16;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out, kHex);
  return base::is_hash_hex(text) && read.ec == std::errc{};
}

}  // namespace

std::string checkpoint_to_json(const Checkpoint& checkpoint) {
  Checkpoint copy = checkpoint;
  wire::JsonLine line;
  line.add("checkpoint", kForm);
  line.add("job", checkpoint.job);
  for (const Number& each : numbers_of(copy)) {
    line.add(each.name, *each.value);
  }
  for (const Number& each : hashes_of(copy)) {
    line.add(each.name, fmt::format("{:016x}", *each.value));
  }
  return std::move(line).finish();
}

Result<Checkpoint> checkpoint_of_json(std::string_view text) {
  const auto json = wire::Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("checkpoint", wire::Json()) != wire::Json(kForm)) {
    return damaged("not of a form that this program writes");
  }
  Checkpoint out;
  const auto job = json.value("job", wire::Json());
  if (!job.is_array()) {
    return damaged("no \"job\"");
  }
  for (const auto& line : job) {
    if (!line.is_string()) {
      return damaged("\"job\" is no list of texts");
    }
    out.job.push_back(line.get<std::string>());
  }
  for (const Number& each : numbers_of(out)) {
    const auto value = json.value(each.name, wire::Json());
    if (!value.is_number_unsigned()) {
      return damaged(fmt::format("\"{}\" is no number", each.name));
    }
    *each.value = value.get<std::uint64_t>();
  }
  for (const Number& each : hashes_of(out)) {
    if (!take_hash(json.value(each.name, wire::Json()), *each.value)) {
      return damaged(fmt::format("\"{}\" is no hash", each.name));
    }
  }
  return out;
}

std::string job_key(const std::vector<std::string>& job) {
  std::string all;
  for (const std::string& line : job) {
    all += fmt::format("{} {}\n", line.size(), line);
  }
  return base::hash_hex(all);
}

std::optional<std::string> difference(const std::vector<std::string>& kept,
                                      const std::vector<std::string>& present) {
  const auto line = [](const std::vector<std::string>& job, std::size_t at) {
    return at < job.size() ? job[at] : std::string("nothing more");
  };
  for (std::size_t i = 0; i < std::max(kept.size(), present.size()); ++i) {
    if (line(kept, i) != line(present, i)) {
      return fmt::format("it had {}, this one has {}", line(kept, i), line(present, i));
    }
  }
  return std::nullopt;
}

}  // namespace rapport
