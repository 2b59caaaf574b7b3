#include "nn/quantized_linear.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace rapport::nn {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::int8_t kMaxWeight = 63;

}  // namespace

Result<QuantizedLinear> QuantizedLinear::load(const WeightFile& file, const std::string& name, std::size_t in,
                                              std::size_t out) {
  const auto weight = file.bytes(name + ".weight", in * out);
  const auto scale = file.floats(name + ".scale", out);
  if (!weight || !scale) {
    return tl::unexpected(weight ? scale.error() : weight.error());
  }
  if (in % kLanes != 0) {
    return fail(ErrorCode::kBadModel,
                fmt::format("'{}' has {} inputs, not a multiple of {}", name, in, kLanes));
  }
  QuantizedLinear layer;
  layer.in_ = in;
  layer.out_ = out;
  layer.padded_ = (out + kPanel - 1) / kPanel * kPanel;
  layer.panels_.assign(layer.padded_ * in, 0);
  layer.sums_.assign(layer.padded_, 0);
  layer.scales_.assign(layer.padded_, 0.0F);
  layer.bias_.assign(layer.padded_, 0.0F);
  std::copy(scale->begin(), scale->end(), layer.scales_.begin());
  if (!file.shape(name + ".bias").empty()) {
    const auto bias = file.floats(name + ".bias", out);
    if (!bias) {
      return tl::unexpected(bias.error());
    }
    std::copy(bias->begin(), bias->end(), layer.bias_.begin());
  }
  for (std::size_t o = 0; o < out; ++o) {
    for (std::size_t i = 0; i < in; ++i) {
      const std::int8_t w = (*weight)[o * in + i];
      if (w > kMaxWeight || w < -kMaxWeight) {
        return fail(ErrorCode::kBadModel, fmt::format("'{}' has a weight of {}, beyond 63", name, w));
      }
      const std::size_t quad = (o / kPanel * (in / 4) + i / 4) * kPanel + o % kPanel;
      layer.panels_[quad * 4 + i % 4] = w;
      layer.sums_[o] += w;
    }
  }
  return layer;
}

void QuantizedLinear::apply(const Kernels& kernels, const float* x, std::size_t rows, float* y) const {
  std::vector<std::uint8_t> q(rows * in_);
  std::vector<float> scale(rows);
  std::vector<std::int32_t> zero(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    kernels.quantize(x + r * in_, in_, q.data() + r * in_, &scale[r], &zero[r]);
  }
  std::int32_t acc[kTileRows * kPanel];
  // Panel by panel, so that its weights stay in the first-level cache while all rows pass.
  for (std::size_t c = 0; c < padded_; c += kPanel) {
    const std::int8_t* panel = panels_.data() + c * in_;
    for (std::size_t r = 0; r < rows; r += kTileRows) {
      const std::size_t n = std::min(kTileRows, rows - r);
      kernels.tile(q.data() + r * in_, in_, n, panel, in_ / 4, acc);
      for (std::size_t i = 0; i < n; ++i) {
        kernels.dequantize(acc + i * kPanel, zero[r + i], sums_.data() + c, scale[r + i], scales_.data() + c,
                           bias_.data() + c, y + (r + i) * padded_ + c);
      }
    }
  }
}

}  // namespace rapport::nn
