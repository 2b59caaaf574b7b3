// y = W x + b with 8-bit weights and activations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rapport/result.hpp"

#include "nn/kernels.hpp"
#include "nn/weight_file.hpp"

namespace rapport::nn {

/// A linear layer: signed weights within -63 to 63 with one scale an output channel, activations quantised
/// row by row to 0 to 255. A row's result depends on that row alone. Thread-safe after load().
class QuantizedLinear {
 public:
  /// Reads `name`.weight [out, in] int8, `name`.scale [out] and `name`.bias [out] (zero where absent), and
  /// packs the weights. `in` is a multiple of 16. Errors: kBadModel.
  [[nodiscard]] static Result<QuantizedLinear> load(const WeightFile& file, const std::string& name,
                                                    std::size_t in, std::size_t out);

  /// x [rows, in] -> y [rows, out_stride()], the channels past out() being zero weights.
  void apply(const Kernels& kernels, const float* x, std::size_t rows, float* y) const;

  [[nodiscard]] std::size_t in() const { return in_; }
  [[nodiscard]] std::size_t out() const { return out_; }
  /// out() rounded up to whole panels.
  [[nodiscard]] std::size_t out_stride() const { return padded_; }

 private:
  std::size_t in_ = 0;
  std::size_t out_ = 0;
  std::size_t padded_ = 0;
  std::vector<std::int8_t> panels_;  // [padded / kPanel][in / 4][kPanel][4]
  std::vector<std::int32_t> sums_;   // [padded] sum of each channel's weights
  std::vector<float> scales_;        // [padded]
  std::vector<float> bias_;          // [padded]
};

}  // namespace rapport::nn
