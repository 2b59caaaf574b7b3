#include "nn/kernels_isa.hpp"

namespace rapport::nn::portable {

constexpr std::size_t kWidth = 4;
#include "nn/vector_ops.inc"

static void tile(const std::uint8_t* a, std::size_t stride, std::size_t rows, const std::int8_t* panel,
                 std::size_t quads, std::int32_t* out) {
  for (std::size_t r = 0; r < rows; ++r) {
    std::int32_t* sum = out + r * kPanel;
    for (std::size_t c = 0; c < kPanel; ++c) {
      sum[c] = 0;
    }
    for (std::size_t k = 0; k < quads; ++k) {
      const std::uint8_t* x = a + r * stride + 4 * k;
      const std::int8_t* w = panel + k * kPanel * 4;
      for (std::size_t c = 0; c < kPanel; ++c) {
        sum[c] += x[0] * w[4 * c] + x[1] * w[4 * c + 1] + x[2] * w[4 * c + 2] + x[3] * w[4 * c + 3];
      }
    }
  }
}

const Kernels kKernels{"portable", tile, quantize, dequantize, layer_norm, gelu, add, attention};

}  // namespace rapport::nn::portable
