#include "nn/kernels.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::nn {
namespace {

// The instruction sets that this processor has; "portable" always.
std::vector<const Kernels*> all_kernels() {
  std::vector<const Kernels*> out;
  for (const char* isa : {"portable", "avx2", "avx512vnni"}) {
    if (const auto kernels = kernels_for(isa); kernels) {
      out.push_back(*kernels);
    }
  }
  return out;
}

std::vector<float> random_floats(std::size_t n, unsigned seed, float spread = 3.0F) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0F, spread);
  std::vector<float> out(n);
  for (float& x : out) {
    x = normal(random);
  }
  return out;
}

TEST(Kernels, RefuseUnknownNames) {
  EXPECT_EQ(kernels_for("sse9").error().code, ErrorCode::kBadOption);
  EXPECT_TRUE(kernels_for("auto").has_value());
  EXPECT_STREQ((*kernels_for("portable"))->name, "portable");
}

TEST(Kernels, TileIsTheExactProductOnEverySet) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> activation(0, 255);
  std::uniform_int_distribution<int> weight(-63, 63);
  constexpr std::size_t kQuads = 24;
  constexpr std::size_t kStride = kQuads * 4;
  std::vector<std::uint8_t> a(kTileRows * kStride);
  std::vector<std::int8_t> panel(kQuads * kPanel * 4);
  for (auto& x : a) {
    x = static_cast<std::uint8_t>(activation(random));
  }
  for (auto& w : panel) {
    w = static_cast<std::int8_t>(weight(random));
  }
  // The worst case for 16-bit sums: all activations and weights at their ends.
  std::fill(a.begin(), a.begin() + kStride, std::uint8_t{255});
  for (std::size_t k = 0; k < kQuads; ++k) {
    std::fill_n(panel.begin() + static_cast<std::ptrdiff_t>(k * kPanel * 4), 4, std::int8_t{63});
  }
  for (const Kernels* kernels : all_kernels()) {
    for (std::size_t rows = 1; rows <= kTileRows; ++rows) {
      std::vector<std::int32_t> out(kTileRows * kPanel, -1);
      kernels->tile(a.data(), kStride, rows, panel.data(), kQuads, out.data());
      for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < kPanel; ++c) {
          int want = 0;
          for (std::size_t k = 0; k < kStride; ++k) {
            want += a[r * kStride + k] * panel[(k / 4 * kPanel + c) * 4 + k % 4];
          }
          ASSERT_EQ(out[r * kPanel + c], want)
              << kernels->name << " rows " << rows << " at " << r << "," << c;
        }
      }
    }
  }
}

TEST(Kernels, QuantisedValuesComeBackWithinHalfAStep) {
  struct Row {
    const char* name;
    std::vector<float> x;
  };
  const std::vector<Row> rows = {{"mixed", random_floats(64, 1)},
                                 {"zeros", std::vector<float>(64, 0.0F)},
                                 {"positive", std::vector<float>(64, 2.5F)},
                                 {"negative", std::vector<float>(64, -0.25F)},
                                 {"tiny", random_floats(64, 2, 1e-12F)},
                                 {"huge", random_floats(64, 3, 1e12F)}};
  for (const Kernels* kernels : all_kernels()) {
    for (const Row& row : rows) {
      std::vector<std::uint8_t> q(row.x.size());
      float scale = 0;
      std::int32_t zero = -1;
      kernels->quantize(row.x.data(), row.x.size(), q.data(), &scale, &zero);
      ASSERT_GT(scale, 0.0F);
      ASSERT_GE(zero, 0);
      ASSERT_LE(zero, 255);
      for (std::size_t i = 0; i < row.x.size(); ++i) {
        const float back = scale * static_cast<float>(static_cast<int>(q[i]) - zero);
        EXPECT_NEAR(back, row.x[i], scale * 1.01F) << kernels->name << " " << row.name;
      }
    }
  }
}

TEST(Kernels, LayerNormGivesMeanZeroAndVarianceOne) {
  const std::vector<float> gain(384, 1.0F);
  const std::vector<float> bias(384, 0.0F);
  for (const Kernels* kernels : all_kernels()) {
    auto x = random_floats(384, 4);
    kernels->layer_norm(x.data(), gain.data(), bias.data(), x.size());
    double mean = 0;
    double square = 0;
    for (const float v : x) {
      mean += static_cast<double>(v);
      square += static_cast<double>(v) * static_cast<double>(v);
    }
    EXPECT_NEAR(mean / 384, 0, 1e-5);
    EXPECT_NEAR(square / 384, 1, 1e-4);
  }
}

TEST(Kernels, GeluIsTheErrorFunctionForm) {
  for (const Kernels* kernels : all_kernels()) {
    std::vector<float> x;
    for (int i = -320; i < 320; ++i) {
      x.push_back(static_cast<float>(i) / 32.0F);
    }
    auto y = x;
    kernels->gelu(y.data(), y.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double v = static_cast<double>(x[i]);
      EXPECT_NEAR(static_cast<double>(y[i]), v * 0.5 * std::erfc(-v / std::sqrt(2.0)), 2e-6) << kernels->name;
    }
  }
}

// Attention by its definition, in double.
std::vector<double> plain_attention(const std::vector<float>& qkv, std::size_t n, std::size_t stride) {
  std::vector<double> out(n * kHeadSize);
  for (std::size_t r = 0; r < n; ++r) {
    std::vector<double> weight(n);
    double total = 0;
    for (std::size_t j = 0; j < n; ++j) {
      double dot = 0;
      for (std::size_t d = 0; d < kHeadSize; ++d) {
        dot +=
            static_cast<double>(qkv[r * stride + d]) * static_cast<double>(qkv[j * stride + kHeadSize + d]);
      }
      weight[j] = std::exp(dot / std::sqrt(static_cast<double>(kHeadSize)));
      total += weight[j];
    }
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t d = 0; d < kHeadSize; ++d) {
        out[r * kHeadSize + d] +=
            weight[j] / total * static_cast<double>(qkv[j * stride + 2 * kHeadSize + d]);
      }
    }
  }
  return out;
}

TEST(Kernels, AttentionIsItsDefinitionForEveryLength) {
  constexpr std::size_t kStride = 3 * kHeadSize;
  for (const Kernels* kernels : all_kernels()) {
    for (const std::size_t n : {1U, 2U, 15U, 16U, 17U, 40U}) {
      const auto qkv = random_floats(n * kStride, static_cast<unsigned>(n), 0.7F);
      std::vector<float> out(n * kHeadSize);
      std::vector<float> scratch(attention_scratch(n));
      kernels->attention(qkv.data(), kStride, kHeadSize, 2 * kHeadSize, n, out.data(), kHeadSize,
                         scratch.data());
      const auto want = plain_attention(qkv, n, kStride);
      for (std::size_t i = 0; i < out.size(); ++i) {
        ASSERT_NEAR(static_cast<double>(out[i]), want[i], 1e-5) << kernels->name << " n " << n;
      }
    }
  }
}

TEST(Kernels, EverySetGivesTheSameBits) {
  const auto sets = all_kernels();
  const auto input = random_floats(384, 9);
  const auto gain = random_floats(384, 10);
  const auto bias = random_floats(384, 11);
  std::vector<std::vector<float>> results;
  for (const Kernels* kernels : sets) {
    auto x = input;
    kernels->layer_norm(x.data(), gain.data(), bias.data(), x.size());
    kernels->gelu(x.data(), x.size());
    std::vector<float> out(4 * kHeadSize);
    std::vector<float> scratch(attention_scratch(4));
    kernels->attention(x.data(), 3 * kHeadSize, kHeadSize, 2 * kHeadSize, 4, out.data(), kHeadSize,
                       scratch.data());
    std::vector<std::uint8_t> q(x.size());
    float scale = 0;
    std::int32_t zero = 0;
    kernels->quantize(x.data(), x.size(), q.data(), &scale, &zero);
    out.insert(out.end(), x.begin(), x.end());
    out.insert(out.end(), q.begin(), q.end());
    out.push_back(scale);
    results.push_back(out);
  }
  for (const auto& result : results) {
    EXPECT_EQ(result, results.front());
  }
}

}  // namespace
}  // namespace rapport::nn
