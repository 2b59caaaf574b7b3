// Tokens and sub-words of sentences exactly as the program sees them, for the training recipe.
// usage: rapport-tokens VOCAB.txt < {"id","text"} lines >
// {"id","tokens":[[begin,end]...],"pieces":[[id...]...]} lines; offsets in code points; every text is taken
// as one sentence.
#include <cstdio>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "text/tokenizer.hpp"
#include "text/wordpiece.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: rapport-tokens VOCAB.txt < TEXTS.jsonl > TOKENS.jsonl\n", stderr);
    return 2;
  }
  const auto vocabulary = rapport::text::WordPiece::load(argv[1]);
  if (!vocabulary) {
    std::fprintf(stderr, "rapport-tokens: %s\n", vocabulary.error().to_string().c_str());
    return 1;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto in = nlohmann::json::parse(line);
    const auto text = in.at("text").get<std::string>();
    const rapport::base::CodePointIndex points(text);
    nlohmann::json tokens = nlohmann::json::array();
    nlohmann::json pieces = nlohmann::json::array();
    for (const auto& token : rapport::text::tokenize(text, {0, text.size()})) {
      std::vector<std::int32_t> ids;
      vocabulary->encode(token.span.of(text), ids);
      tokens.push_back({points.at(token.span.begin), points.at(token.span.end)});
      pieces.push_back(ids);
    }
    std::cout << nlohmann::json{{"id", in.at("id")}, {"tokens", tokens}, {"pieces", pieces}}.dump() << '\n';
  }
  return 0;
}
