#include "nn/kernels_isa.hpp"

#if defined(__AVX2__)
#include <immintrin.h>

namespace rapport::nn::avx2 {

constexpr std::size_t kWidth = 8;
#include "nn/vector_ops.inc"

namespace {

// Four products of unsigned and signed bytes added to each 32-bit lane. Weights within -63 to 63 keep maddubs
// from saturating: 2 * 255 * 63 < 2^15.
inline __m256i dot4(__m256i sum, __m256i x, __m256i w) {
  const __m256i pairs = _mm256_maddubs_epi16(x, w);
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

inline __m256i broadcast4(const std::uint8_t* x) {
  std::int32_t word;
  __builtin_memcpy(&word, x, 4);
  return _mm256_set1_epi32(word);
}

inline __m256i weights(const std::int8_t* p) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
}

inline void put(std::int32_t* p, __m256i v) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), v);
}

// Three rows by sixteen channels; GCC 12 spills accumulators that stand in arrays, so they have names.
void three_rows(const std::uint8_t* a, std::size_t stride, const std::int8_t* w, std::size_t quads,
                std::int32_t* out) {
  __m256i s00 = _mm256_setzero_si256();
  __m256i s01 = s00;
  __m256i s10 = s00;
  __m256i s11 = s00;
  __m256i s20 = s00;
  __m256i s21 = s00;
  for (std::size_t k = 0; k < quads; ++k, w += kPanel * 4, a += 4) {
    const __m256i w0 = weights(w);
    const __m256i w1 = weights(w + 32);
    const __m256i x0 = broadcast4(a);
    s00 = dot4(s00, x0, w0);
    s01 = dot4(s01, x0, w1);
    const __m256i x1 = broadcast4(a + stride);
    s10 = dot4(s10, x1, w0);
    s11 = dot4(s11, x1, w1);
    const __m256i x2 = broadcast4(a + 2 * stride);
    s20 = dot4(s20, x2, w0);
    s21 = dot4(s21, x2, w1);
  }
  put(out, s00);
  put(out + 8, s01);
  put(out + kPanel, s10);
  put(out + kPanel + 8, s11);
  put(out + 2 * kPanel, s20);
  put(out + 2 * kPanel + 8, s21);
}

void one_row(const std::uint8_t* a, const std::int8_t* w, std::size_t quads, std::int32_t* out) {
  __m256i s0 = _mm256_setzero_si256();
  __m256i s1 = s0;
  for (std::size_t k = 0; k < quads; ++k, w += kPanel * 4, a += 4) {
    const __m256i x = broadcast4(a);
    s0 = dot4(s0, x, weights(w));
    s1 = dot4(s1, x, weights(w + 32));
  }
  put(out, s0);
  put(out + 8, s1);
}

void tile(const std::uint8_t* a, std::size_t stride, std::size_t rows, const std::int8_t* panel,
          std::size_t quads, std::int32_t* out) {
  for (std::size_t c = 0; c < kPanel; c += 16) {
    std::size_t r = 0;
    for (; r + 3 <= rows; r += 3) {
      three_rows(a + r * stride, stride, panel + 4 * c, quads, out + r * kPanel + c);
    }
    for (; r < rows; ++r) {
      one_row(a + r * stride, panel + 4 * c, quads, out + r * kPanel + c);
    }
  }
}

}  // namespace

const Kernels kKernels{"avx2", tile, quantize, dequantize, layer_norm, gelu, add, attention};

}  // namespace rapport::nn::avx2
#endif
