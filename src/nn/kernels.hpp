// The arithmetic of the encoder, once for each instruction set, chosen at run time.
//
// All variants give the same bits: products are exact integers, and the float work is written lane by lane in
// the same order for every width, without fused multiply-add.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "rapport/result.hpp"

namespace rapport::nn {

/// Output channels of one packed weight panel; see QuantizedLinear.
inline constexpr std::size_t kPanel = 64;
/// Rows that the product kernel takes at a time, at most.
inline constexpr std::size_t kTileRows = 6;

/// Function pointers of one instruction set. Every pointer is non-null; no function allocates or throws.
struct Kernels {
  const char* name;  ///< "portable", "avx2" or "avx512vnni".

  /// out[r][c] = sum over k of a[r][k] * panel[k][c] for `rows` (1 to kTileRows) rows of unsigned 8-bit
  /// activations, `stride` bytes apart, and a panel [quads][kPanel][4] of signed weights within -63 to 63.
  void (*tile)(const std::uint8_t* a, std::size_t stride, std::size_t rows, const std::int8_t* panel,
               std::size_t quads, std::int32_t* out);

  /// Quantises n floats (n a multiple of 16) to q = round(x / scale) + zero within 0 to 255.
  void (*quantize)(const float* x, std::size_t n, std::uint8_t* q, float* scale, std::int32_t* zero);

  /// y[c] = float(acc[c] - zero * sums[c]) * (scale * scales[c]) + bias[c] for kPanel channels.
  void (*dequantize)(const std::int32_t* acc, std::int32_t zero, const std::int32_t* sums, float scale,
                     const float* scales, const float* bias, float* y);

  /// x = gain * (x - mean) / sqrt(variance + 1e-12) + bias over n floats, n a multiple of 16.
  void (*layer_norm)(float* x, const float* gain, const float* bias, std::size_t n);

  /// x = x * Phi(x), the error-function form (absolute error below 1e-6).
  void (*gelu)(float* x, std::size_t n);

  /// x += y.
  void (*add)(float* x, const float* y, std::size_t n);

  /// Attention of one head over one sentence of n rows. qkv: row r holds q, k and v of this head at qkv + r *
  /// stride,
  /// + k_offset, + v_offset, each kHeadSize floats. Writes kHeadSize floats a row to out + r * out_stride.
  /// `scratch`: at least attention_scratch(n) floats.
  void (*attention)(const float* qkv, std::size_t stride, std::size_t k_offset, std::size_t v_offset,
                    std::size_t n, float* out, std::size_t out_stride, float* scratch);
};

/// Width of an attention head.
inline constexpr std::size_t kHeadSize = 32;

/// Floats of scratch that attention needs for n rows.
[[nodiscard]] inline std::size_t attention_scratch(std::size_t n) {
  return (kHeadSize + 1) * ((n + 15) / 16 * 16);
}

/// The kernels for "auto" (the best that this processor has), "portable", "avx2" or "avx512vnni".
/// Errors: kBadOption for another name or for a set that this processor lacks.
[[nodiscard]] Result<const Kernels*> kernels_for(const std::string& isa);

}  // namespace rapport::nn
