#include "nn/weight_file.hpp"

#include <cstring>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"

namespace rapport::nn {
namespace {

constexpr std::size_t kMaxModelBytes = std::size_t{1} << 30;
constexpr std::size_t kLengthBytes = 8;

}  // namespace

Result<WeightFile> WeightFile::load(const std::string& path) {
  auto bytes = base::read_file(path, kMaxModelBytes);
  if (!bytes) {
    return fail(ErrorCode::kBadModel, bytes.error().message, path);
  }
  return parse(std::move(*bytes), path);
}

Result<WeightFile> WeightFile::parse(std::string bytes, const std::string& path) {
  const auto bad = [&](const std::string& what) { return fail(ErrorCode::kBadModel, what, path); };
  std::uint64_t header_size = 0;
  if (bytes.size() < kLengthBytes) {
    return bad("shorter than a weight file's header");
  }
  std::memcpy(&header_size, bytes.data(), kLengthBytes);
  if (header_size > bytes.size() - kLengthBytes) {
    return bad("the header is cut off");
  }
  const auto* begin = bytes.data() + kLengthBytes;
  const auto header = nlohmann::json::parse(begin, begin + header_size, nullptr, false);
  if (!header.is_object()) {
    return bad("the header is no JSON object");
  }
  WeightFile file;
  const std::size_t body = kLengthBytes + header_size;
  for (const auto& [name, entry] : header.items()) {
    if (name == "__metadata__") {
      continue;
    }
    Tensor tensor;
    const std::string type = entry.value("dtype", "");
    tensor.is_float = type == "F32";
    if (!tensor.is_float && type != "I8") {
      return bad(fmt::format("tensor '{}' has type '{}'", name, type));
    }
    const auto offsets = entry.value("data_offsets", std::vector<std::size_t>{});
    tensor.shape = entry.value("shape", std::vector<std::size_t>{});
    std::size_t count = tensor.is_float ? sizeof(float) : 1;
    for (const std::size_t n : tensor.shape) {
      if (n != 0 && count > std::numeric_limits<std::size_t>::max() / n) {
        return bad(fmt::format("tensor '{}' is too large", name));
      }
      count *= n;
    }
    if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > bytes.size() - body ||
        offsets[1] - offsets[0] != count) {
      return bad(fmt::format("tensor '{}' lies outside the file", name));
    }
    tensor.begin = body + offsets[0];
    tensor.size = count;
    file.tensors_.emplace(name, std::move(tensor));
  }
  file.path_ = path;
  file.data_ = std::move(bytes);
  return file;
}

Result<const WeightFile::Tensor*> WeightFile::find(const std::string& name, bool is_float,
                                                   std::size_t count) const {
  const auto at = tensors_.find(name);
  if (at == tensors_.end()) {
    return fail(ErrorCode::kBadModel, fmt::format("no tensor '{}'", name), path_);
  }
  const std::size_t width = is_float ? sizeof(float) : 1;
  if (at->second.is_float != is_float || at->second.size != count * width || at->second.begin % width != 0) {
    return fail(ErrorCode::kBadModel,
                fmt::format("tensor '{}' has another type or size than {}", name, count), path_);
  }
  return &at->second;
}

Result<std::span<const float>> WeightFile::floats(const std::string& name, std::size_t count) const {
  return find(name, true, count).map([&](const Tensor* t) {
    return std::span(reinterpret_cast<const float*>(data_.data() + t->begin), count);
  });
}

Result<std::span<const std::int8_t>> WeightFile::bytes(const std::string& name, std::size_t count) const {
  return find(name, false, count).map([&](const Tensor* t) {
    return std::span(reinterpret_cast<const std::int8_t*>(data_.data() + t->begin), count);
  });
}

std::vector<std::size_t> WeightFile::shape(const std::string& name) const {
  const auto at = tensors_.find(name);
  return at == tensors_.end() ? std::vector<std::size_t>{} : at->second.shape;
}

}  // namespace rapport::nn
