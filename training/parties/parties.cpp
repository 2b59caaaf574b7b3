// Who given words of a text are, exactly as the program resolves parties, for scores.
// usage: rapport-parties TABLES_DIR < {"id","text","published","begin","end"} lines >
// {"id","parties":[{"name","country","sectors","code"}...]} lines; offsets in code points, published an ISO
// date or null.
#include <cstdio>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "coding/story_actors.hpp"
#include "dict/dictionary.hpp"
#include "text/sentence_splitter.hpp"

namespace {

using nlohmann::json;

template <class Value>
json nullable(const std::optional<Value>& value) {
  return value ? json(*value) : json(nullptr);
}

std::size_t byte_of(const std::string& text, std::size_t code_point) {
  std::size_t at = 0;
  for (; at < text.size() && code_point > 0; --code_point) {
    do {
      ++at;
    } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return at;
}

json parties_of(const json& line, const rapport::dict::Dictionary& dictionary) {
  rapport::Story story;
  story.text = line.at("text").get<std::string>();
  story.body = {0, story.text.size()};
  const auto sentences = rapport::text::split_sentences(story);
  std::optional<rapport::base::Date> published;
  if (line.at("published").is_string()) {
    published = rapport::base::parse_iso_date(line.at("published").get<std::string>());
  }
  const rapport::coding::StoryActors actors(dictionary.actors, story, sentences, published);
  const rapport::ByteSpan span{byte_of(story.text, line.at("begin")), byte_of(story.text, line.at("end"))};
  std::size_t sentence = 0;
  while (sentence + 1 < sentences.size() && sentences[sentence].span.end <= span.begin) {
    ++sentence;
  }
  json out = json::array();
  for (const rapport::Actor& actor : actors.resolve(span, sentence, {})) {
    out.push_back({{"name", nullable(actor.name)},
                   {"country", nullable(actor.country)},
                   {"sectors", actor.sectors},
                   {"code", nullable(actor.code)}});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: rapport-parties TABLES_DIR < MENTIONS.jsonl > PARTIES.jsonl\n", stderr);
    return 2;
  }
  const auto dictionary = rapport::dict::Dictionary::load(argv[1]);
  if (!dictionary) {
    std::fprintf(stderr, "rapport-parties: %s\n", dictionary.error().to_string().c_str());
    return 1;
  }
  std::string text;
  while (std::getline(std::cin, text)) {
    const json line = json::parse(text);
    std::cout << json{{"id", line.at("id")}, {"parties", parties_of(line, *dictionary)}}.dump() << '\n';
  }
  return 0;
}
