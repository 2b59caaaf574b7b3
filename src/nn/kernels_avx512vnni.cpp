#include "nn/kernels_isa.hpp"

#if defined(__AVX512VNNI__)
#include <immintrin.h>

namespace rapport::nn::avx512vnni {

constexpr std::size_t kWidth = 16;
#include "nn/vector_ops.inc"

namespace {

inline __m512i broadcast4(const std::uint8_t* x) {
  std::int32_t word;
  __builtin_memcpy(&word, x, 4);
  return _mm512_set1_epi32(word);
}

inline __m512i weights(const std::int8_t* p) {
  return _mm512_loadu_si512(p);
}

// One row's four accumulators, by name: GCC 12 spills arrays of them.
struct Row {
  __m512i s0;
  __m512i s1;
  __m512i s2;
  __m512i s3;
};

inline Row zero_row() {
  const __m512i z = _mm512_setzero_si512();
  return {z, z, z, z};
}

inline void step(Row& row, const std::uint8_t* a, __m512i w0, __m512i w1, __m512i w2, __m512i w3) {
  const __m512i x = broadcast4(a);
  row.s0 = _mm512_dpbusd_epi32(row.s0, x, w0);
  row.s1 = _mm512_dpbusd_epi32(row.s1, x, w1);
  row.s2 = _mm512_dpbusd_epi32(row.s2, x, w2);
  row.s3 = _mm512_dpbusd_epi32(row.s3, x, w3);
}

inline void put(std::int32_t* out, const Row& row) {
  _mm512_storeu_si512(out, row.s0);
  _mm512_storeu_si512(out + 16, row.s1);
  _mm512_storeu_si512(out + 32, row.s2);
  _mm512_storeu_si512(out + 48, row.s3);
}

void six_rows(const std::uint8_t* a, std::size_t stride, const std::int8_t* w, std::size_t quads,
              std::int32_t* out) {
  Row r0 = zero_row();
  Row r1 = zero_row();
  Row r2 = zero_row();
  Row r3 = zero_row();
  Row r4 = zero_row();
  Row r5 = zero_row();
  for (std::size_t k = 0; k < quads; ++k, w += kPanel * 4, a += 4) {
    const __m512i w0 = weights(w);
    const __m512i w1 = weights(w + 64);
    const __m512i w2 = weights(w + 128);
    const __m512i w3 = weights(w + 192);
    step(r0, a, w0, w1, w2, w3);
    step(r1, a + stride, w0, w1, w2, w3);
    step(r2, a + 2 * stride, w0, w1, w2, w3);
    step(r3, a + 3 * stride, w0, w1, w2, w3);
    step(r4, a + 4 * stride, w0, w1, w2, w3);
    step(r5, a + 5 * stride, w0, w1, w2, w3);
  }
  put(out, r0);
  put(out + kPanel, r1);
  put(out + 2 * kPanel, r2);
  put(out + 3 * kPanel, r3);
  put(out + 4 * kPanel, r4);
  put(out + 5 * kPanel, r5);
}

void one_row(const std::uint8_t* a, const std::int8_t* w, std::size_t quads, std::int32_t* out) {
  Row row = zero_row();
  for (std::size_t k = 0; k < quads; ++k, w += kPanel * 4, a += 4) {
    step(row, a, weights(w), weights(w + 64), weights(w + 128), weights(w + 192));
  }
  put(out, row);
}

void tile(const std::uint8_t* a, std::size_t stride, std::size_t rows, const std::int8_t* panel,
          std::size_t quads, std::int32_t* out) {
  if (rows == kTileRows) {
    six_rows(a, stride, panel, quads, out);
    return;
  }
  for (std::size_t r = 0; r < rows; ++r) {
    one_row(a + r * stride, panel, quads, out + r * kPanel);
  }
}

}  // namespace

const Kernels kKernels{"avx512vnni", tile, quantize, dequantize, layer_norm, gelu, add, attention};

}  // namespace rapport::nn::avx512vnni
#endif
