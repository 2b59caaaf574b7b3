// The share of the coding stage in the reading of pages: sentences, the language core and coding, each for
// all pages of tests/pages/open. Run by `./dev bench`; the arguments are those of Google Benchmark.
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "rapport/coder.hpp"

#include "analysis/language_core.hpp"
#include "coding/story_coder.hpp"
#include "dict/dictionary.hpp"
#include "text/sentence_splitter.hpp"

namespace {

const std::string kRoot = RAPPORT_SOURCE_DIR;

struct Page {
  rapport::Story story;
  std::vector<rapport::Sentence> sentences;
  std::vector<rapport::Frame> frames;
};

/// Model, tables and the pages with their frames, loaded once.
struct Stages {
  rapport::analysis::LanguageCore core;
  rapport::dict::Dictionary dictionary;
  std::vector<Page> pages;
};

Stages load() {
  auto core = rapport::analysis::LanguageCore::load(kRoot + "/models/default", "auto");
  auto dictionary = rapport::dict::Dictionary::load(kRoot + "/data");
  if (!core || !dictionary) {
    std::abort();
  }
  Stages out{std::move(*core), std::move(*dictionary), {}};
  rapport::IngestOptions options;
  options.published = "2020-06-15";
  const auto pages = rapport::read_stories({kRoot + "/tests/pages/open"}, options, [&](auto&& page) {
    for (const auto& coded : page.stories) {
      const auto sentences = rapport::text::split_sentences(coded.story);
      const auto frames = out.core.analyse(coded.story.text, sentences);
      if (frames) {
        out.pages.push_back({coded.story, sentences, *frames});
      }
    }
    return true;
  });
  if (!pages || out.pages.empty()) {
    std::abort();
  }
  return out;
}

const Stages& stages() {
  static const Stages loaded = load();
  return loaded;
}

void sentences(benchmark::State& state) {
  (void)stages();  // loaded outside the measured time
  for (auto _ : state) {
    for (const Page& page : stages().pages) {
      benchmark::DoNotOptimize(rapport::text::split_sentences(page.story));
    }
  }
}

void language_core(benchmark::State& state) {
  for (auto _ : state) {
    for (const Page& page : stages().pages) {
      benchmark::DoNotOptimize(stages().core.analyse(page.story.text, page.sentences));
    }
  }
}

void coding(benchmark::State& state) {
  const std::string model = "bench";
  for (auto _ : state) {
    for (const Page& page : stages().pages) {
      benchmark::DoNotOptimize(
          rapport::coding::code_story({page.story, page.sentences, page.frames, stages().dictionary, model}));
    }
  }
}

}  // namespace

BENCHMARK(sentences)->Unit(benchmark::kMillisecond);
BENCHMARK(language_core)->Unit(benchmark::kMillisecond);
BENCHMARK(coding)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
