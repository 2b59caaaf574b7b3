// Chains of given mentions exactly as the program makes them, for the training recipe and for scores.
// usage: rapport-chains [WEIGHTS.tsv] < {"id","text","mentions":[[begin,end,type,chain]...]} lines
// With weights: {"id","chains":[number...]}, the chain of each mention. Without:
// {"id","choices":[{"right","features"}...]}, for each mention the features of a chain of its own (0) and of
// each earlier chain that comes into question, and which is right. Offsets in code points; mentions sorted by
// begin, longer ones first.
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "coding/chain_builder.hpp"
#include "text/sentence_splitter.hpp"

namespace {

using nlohmann::json;
using rapport::EntityMention;
using rapport::coding::ChainBuilder;
using rapport::coding::ChainMention;
using rapport::coding::FeatureId;

std::vector<rapport::Sentence> sentences_of(const std::string& text) {
  rapport::Story story;
  story.text = text;
  story.body = {0, text.size()};
  return rapport::text::split_sentences(story);
}

std::vector<EntityMention> mentions_of(const json& line, const std::string& text) {
  std::vector<std::size_t> bytes;  // Of each code point.
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      bytes.push_back(i);
    }
  }
  bytes.push_back(text.size());
  std::vector<EntityMention> out;
  for (const json& mention : line.at("mentions")) {
    EntityMention each;
    each.span = {bytes.at(mention.at(0).get<std::size_t>()), bytes.at(mention.at(1).get<std::size_t>())};
    each.type = mention.at(2).get<std::string>();
    out.push_back(std::move(each));
  }
  return out;
}

// One choice a mention, the mentions before it in their right chains.
json choices_of(const json& line, const std::vector<ChainMention>& mentions) {
  const rapport::coding::ChainWeights none;
  ChainBuilder builder(none);
  std::map<std::string, std::size_t> numbers;
  json out = json::array();
  std::vector<FeatureId> features;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto name = line.at("mentions").at(i).at(3).dump();
    const auto [known, fresh] = numbers.emplace(name, builder.chains().size());
    json choice = {{"right", 0}, {"features", json::array()}};
    new_features(mentions[i], builder.knows_head(mentions[i].head), features);
    choice["features"].push_back(features);
    for (const auto& candidate : builder.candidates(mentions[i])) {
      if (candidate.number == known->second) {
        choice["right"] = choice["features"].size();
      }
      join_features(mentions[i], builder.chains()[candidate.number], candidate.fresher, features);
      choice["features"].push_back(features);
    }
    out.push_back(std::move(choice));
    builder.put(mentions[i], known->second);
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2) {
    std::fputs("usage: rapport-chains [WEIGHTS.tsv] < STORIES.jsonl > CHAINS.jsonl\n", stderr);
    return 2;
  }
  auto weights = argc == 2 ? rapport::coding::ChainWeights::load(argv[1]) : rapport::coding::ChainWeights{};
  if (!weights) {
    std::fprintf(stderr, "rapport-chains: %s\n", weights.error().to_string().c_str());
    return 1;
  }
  std::string text;
  while (std::getline(std::cin, text)) {
    const json line = json::parse(text);
    const auto story = line.at("text").get<std::string>();
    const auto sentences = sentences_of(story);
    const auto mentions = mentions_of(line, story);
    if (argc == 2) {
      const auto chains = rapport::coding::chains_of(story, sentences, mentions, *weights);
      std::cout << json{{"id", line.at("id")}, {"chains", chains}}.dump() << '\n';
      continue;
    }
    const rapport::coding::StoryTokens tokens(story, sentences);
    std::vector<ChainMention> described;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      described.push_back(tokens.describe(mentions[i], i));
    }
    std::cout << json{{"id", line.at("id")}, {"choices", choices_of(line, described)}}.dump() << '\n';
  }
  return 0;
}
