// One post-norm transformer layer over packed sentences.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "nn/quantized_linear.hpp"

namespace rapport::nn {

/// Gain and bias of a layer normalisation.
struct Norm {
  std::vector<float> gain;
  std::vector<float> bias;

  /// Reads `name`.weight and `name`.bias. Errors: kBadModel.
  [[nodiscard]] static Result<Norm> load(const WeightFile& file, const std::string& name, std::size_t size);
};

/// Self-attention and feed-forward with residual connections. Source: Vaswani 2017 §3, Devlin 2019.
class TransformerLayer {
 public:
  /// Reads the tensors under `prefix` ("layers.0."). `hidden` is a multiple of 64. Errors: kBadModel.
  [[nodiscard]] static Result<TransformerLayer> load(const WeightFile& file, const std::string& prefix,
                                                     std::size_t hidden, std::size_t inner);

  /// Replaces x [rows, hidden] by the layer's output. `offsets`: where each sentence begins, and the row
  /// count at the end; a row attends to its own sentence only.
  void apply(const Kernels& kernels, std::span<const std::size_t> offsets, std::vector<float>& x) const;

 private:
  QuantizedLinear qkv_;
  QuantizedLinear out_;
  QuantizedLinear up_;
  QuantizedLinear down_;
  Norm norm1_;
  Norm norm2_;
};

}  // namespace rapport::nn
