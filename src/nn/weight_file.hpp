// Reader of weight files in the safetensors format: a JSON header, then raw tensors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::nn {

/// The tensors of one file, held in memory. Layout: docs/formats/model.md. Thread-safe after load().
class WeightFile {
 public:
  /// Errors: kBadModel with the path, for a missing file, a header that does not parse, offsets outside the
  /// file.
  [[nodiscard]] static Result<WeightFile> load(const std::string& path);

  /// Same from bytes in memory.
  [[nodiscard]] static Result<WeightFile> parse(std::string bytes, const std::string& path);

  /// The float tensor of that name with that many elements. Errors: kBadModel.
  [[nodiscard]] Result<std::span<const float>> floats(const std::string& name, std::size_t count) const;
  /// The int8 tensor of that name with that many elements. Errors: kBadModel.
  [[nodiscard]] Result<std::span<const std::int8_t>> bytes(const std::string& name, std::size_t count) const;
  /// Dimensions of a tensor, empty when there is none of that name.
  [[nodiscard]] std::vector<std::size_t> shape(const std::string& name) const;

 private:
  struct Tensor {
    bool is_float = false;
    std::vector<std::size_t> shape;
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  [[nodiscard]] Result<const Tensor*> find(const std::string& name, bool is_float, std::size_t count) const;

  std::string path_;
  std::string data_;
  std::map<std::string, Tensor> tensors_;
};

}  // namespace rapport::nn
