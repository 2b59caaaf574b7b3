// Which mentions of a text the room coding takes for one party, for tools/coreference.py.
// usage: rapport-coreference TABLES <
// {"id","text","sentences":[[begin,end]...],"mentions":[[begin,end,sentence,head]...]} >
// {"id","mentions":[[begin,end,entity]...]} lines; offsets in bytes, head is the end of the head word; entity
// is null where nobody is known. Without "mentions" those come that the program finds itself.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "coding/actor_words.hpp"
#include "coding/story_actors.hpp"
#include "dict/dictionary.hpp"
#include "dict/phrase_words.hpp"

namespace {

using nlohmann::json;
using rapport::ByteSpan;

// The entity of the discourse's mention that ends where `span` ends or, of a longer phrase, lies in it first.
std::optional<std::uint32_t> entity_at(const rapport::coding::Discourse& discourse, ByteSpan span) {
  if (const auto* mention = discourse.covering(span)) {
    return mention->entity;
  }
  const auto& all = discourse.mentions();
  const auto at =
      std::partition_point(all.begin(), all.end(), [&](const auto& m) { return m.span.end <= span.begin; });
  return at != all.end() && at->span.overlaps(span) ? std::optional(at->entity) : std::nullopt;
}

// What a pronoun or noun that the discourse has no entity for was resolved to.
std::optional<std::uint32_t> resolved(const rapport::coding::StoryActors& actors, ByteSpan span,
                                      std::size_t sentence) {
  std::vector<rapport::PartyTrace> why;
  (void)actors.resolve(span, sentence, {}, &why);
  if (why.size() != 1) {
    return std::nullopt;
  }
  for (const auto& step : why.front().steps) {
    if (step.antecedent) {
      return entity_at(actors.discourse(), *step.antecedent);
    }
  }
  return std::nullopt;
}

json line_of(const json& in, const rapport::dict::Dictionary& tables) {
  rapport::Story story;
  story.text = in.at("text").get<std::string>();
  std::vector<rapport::Sentence> sentences;
  for (const auto& s : in.at("sentences")) {
    sentences.push_back({{s.at(0), s.at(1)}, false, {}});
  }
  const rapport::coding::StoryActors actors(tables.actors, story, sentences, std::nullopt);
  json out = json::array();
  const auto add = [&](ByteSpan span, std::optional<std::uint32_t> entity) {
    out.push_back({span.begin, span.end, entity ? json(*entity) : json()});
  };
  if (in.contains("mentions")) {
    for (const auto& m : in.at("mentions")) {
      // "the Danish president, who fell ill" is known by the words up to its head.
      const ByteSpan span{m.at(0), m.at(1)};
      const ByteSpan core{span.begin, m.at(3)};
      const auto* known = actors.discourse().covering({core.end - 1, core.end});
      const bool headed = known != nullptr && known->span.begin >= span.begin;
      add(span, headed ? std::optional(known->entity) : resolved(actors, core, m.at(2)));
    }
  } else {
    for (std::size_t number = 0; number < sentences.size(); ++number) {
      for (const auto& word : rapport::dict::phrase_words(story.text, sentences[number].span)) {
        const auto pronoun = rapport::coding::pronoun_of(word.folded);
        const bool known = entity_at(actors.discourse(), word.span).has_value();
        if (pronoun != rapport::coding::Pronoun::kNone && !known && !word.all_caps) {
          if (const auto entity = resolved(actors, word.span, number)) {
            add(word.span, entity);
          }
        }
      }
    }
    for (const auto& m : actors.discourse().mentions()) {
      add(m.span, m.entity);
    }
  }
  return {{"id", in.at("id")}, {"mentions", out}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: rapport-coreference TABLES < STORIES.jsonl > MENTIONS.jsonl\n", stderr);
    return 2;
  }
  const auto tables = rapport::dict::Dictionary::load(argv[1]);
  if (!tables) {
    std::fprintf(stderr, "rapport-coreference: %s\n", tables.error().to_string().c_str());
    return 1;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << line_of(json::parse(line), *tables).dump() << '\n';
  }
  return 0;
}
