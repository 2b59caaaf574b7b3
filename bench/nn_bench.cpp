// Speed of the encoder alone, by instruction set: sub-words a second on one core, tokenising not counted.
// Run by `./dev bench`; the arguments are those of Google Benchmark.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "analysis/language_core.hpp"
#include "nn/event_model.hpp"

namespace {

using rapport::nn::SentenceIds;

constexpr std::size_t kSentenceIds = 32;  // The mean of news sentences in the training data.

rapport::nn::EventModel load_model(const std::string& isa) {
  const std::string folder = std::string(RAPPORT_SOURCE_DIR) + "/models/default";
  const auto manifest = rapport::analysis::Manifest::load(folder + "/manifest.json");
  const rapport::nn::LabelSizes sizes{manifest->types.size(), manifest->statuses.size(),
                                      manifest->modes.size(), manifest->contexts.size(), rapport::kRoleCount};
  return std::move(*rapport::nn::EventModel::load(folder + "/" + manifest->weights, sizes,
                                                  *rapport::nn::kernels_for(isa)));
}

void encode(benchmark::State& state, const std::string& isa) {
  if (!rapport::nn::kernels_for(isa)) {
    state.SkipWithError("this processor has no such instructions");
    return;
  }
  const auto model = load_model(isa);
  std::mt19937 random(1);
  std::uniform_int_distribution<std::int32_t> id(1000, 29000);
  std::vector<std::int32_t> ids(kSentenceIds);
  for (auto& value : ids) {
    value = id(random);
  }
  const std::vector<std::size_t> first{1, 2, 3};
  const std::vector<SentenceIds> batch(static_cast<std::size_t>(state.range(0)), SentenceIds{ids, first});
  for (auto _ : state) {
    benchmark::DoNotOptimize(model.encode(batch));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * static_cast<std::int64_t>(kSentenceIds));
}

}  // namespace

BENCHMARK_CAPTURE(encode, portable, "portable")->Arg(8);
BENCHMARK_CAPTURE(encode, avx2, "avx2")->Arg(1)->Arg(8)->Arg(32);
BENCHMARK_CAPTURE(encode, avx512vnni, "avx512vnni")->Arg(1)->Arg(8)->Arg(32);

BENCHMARK_MAIN();
