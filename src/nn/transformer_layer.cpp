#include "nn/transformer_layer.hpp"

#include <algorithm>

namespace rapport::nn {

Result<Norm> Norm::load(const WeightFile& file, const std::string& name, std::size_t size) {
  const auto gain = file.floats(name + ".weight", size);
  const auto bias = file.floats(name + ".bias", size);
  if (!gain || !bias) {
    return tl::unexpected(gain ? bias.error() : gain.error());
  }
  return Norm{{gain->begin(), gain->end()}, {bias->begin(), bias->end()}};
}

Result<TransformerLayer> TransformerLayer::load(const WeightFile& file, const std::string& prefix,
                                                std::size_t hidden, std::size_t inner) {
  auto qkv = QuantizedLinear::load(file, prefix + "qkv", hidden, 3 * hidden);
  auto out = QuantizedLinear::load(file, prefix + "out", hidden, hidden);
  auto up = QuantizedLinear::load(file, prefix + "up", hidden, inner);
  auto down = QuantizedLinear::load(file, prefix + "down", inner, hidden);
  for (const auto* part : {&qkv, &out, &up, &down}) {
    if (!*part) {
      return tl::unexpected(part->error());
    }
  }
  auto norm1 = Norm::load(file, prefix + "norm1", hidden);
  auto norm2 = Norm::load(file, prefix + "norm2", hidden);
  if (!norm1 || !norm2) {
    return tl::unexpected(norm1 ? norm2.error() : norm1.error());
  }
  TransformerLayer layer;
  layer.qkv_ = std::move(*qkv);
  layer.out_ = std::move(*out);
  layer.up_ = std::move(*up);
  layer.down_ = std::move(*down);
  layer.norm1_ = std::move(*norm1);
  layer.norm2_ = std::move(*norm2);
  return layer;
}

void TransformerLayer::apply(const Kernels& kernels, std::span<const std::size_t> offsets,
                             std::vector<float>& x) const {
  const std::size_t hidden = out_.in();
  const std::size_t rows = offsets.back();
  std::size_t longest = 0;
  for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
    longest = std::max(longest, offsets[s + 1] - offsets[s]);
  }
  std::vector<float> scratch(attention_scratch(longest));
  std::vector<float> wide(rows * std::max(qkv_.out_stride(), up_.out_stride()));
  std::vector<float> mixed(rows * hidden);
  std::vector<float> part(rows * out_.out_stride());
  qkv_.apply(kernels, x.data(), rows, wide.data());
  for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
    for (std::size_t h = 0; h < hidden; h += kHeadSize) {
      kernels.attention(wide.data() + offsets[s] * qkv_.out_stride() + h, qkv_.out_stride(), hidden,
                        2 * hidden, offsets[s + 1] - offsets[s], mixed.data() + offsets[s] * hidden + h,
                        hidden, scratch.data());
    }
  }
  const auto residual = [&](const Norm& norm) {
    for (std::size_t r = 0; r < rows; ++r) {
      kernels.add(x.data() + r * hidden, part.data() + r * hidden, hidden);
      kernels.layer_norm(x.data() + r * hidden, norm.gain.data(), norm.bias.data(), hidden);
    }
  };
  out_.apply(kernels, mixed.data(), rows, part.data());
  residual(norm1_);
  up_.apply(kernels, x.data(), rows, wide.data());
  kernels.gelu(wide.data(), rows * up_.out_stride());
  down_.apply(kernels, wide.data(), rows, part.data());
  residual(norm2_);
}

}  // namespace rapport::nn
