#include "text/tokenizer.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/abbreviations.hpp"

namespace rapport::text {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (const Token& token : tokenize(text, {0, text.size()})) {
    out.emplace_back(token.span.of(text));
  }
  return out;
}

struct Row {
  const char* name;
  std::string text;
  std::vector<std::string> words;
};

TEST(TokenizerTest, SplitsWords) {
  const std::vector<Row> rows = {
      {"empty", "", {}},
      {"spaces only", " \t\n\u00A0\u3000", {}},
      {"plain", "Rebels left.", {"Rebels", "left", "."}},
      {"initialism", "U.S. officials met", {"U.S.", "officials", "met"}},
      {"initialism ends", "in the U.S.", {"in", "the", "U.S."}},
      {"title", "Gen. Okoro", {"Gen.", "Okoro"}},
      {"clock", "at 9 a.m. sharp", {"at", "9", "a.m.", "sharp"}},
      {"number", "1,000.5 tonnes, 12", {"1,000.5", "tonnes", ",", "12"}},
      {"time of day", "at 10:30, then", {"at", "10:30", ",", "then"}},
      {"hyphen", "Saudi-led force", {"Saudi", "-", "led", "force"}},
      {"double dash", "talks -- late", {"talks", "--", "late"}},
      {"possessive", "Kenya's army", {"Kenya", "'s", "army"}},
      {"curly possessive", "Kenya\u2019s army", {"Kenya", "\u2019s", "army"}},
      {"plural possessive", "rebels' camp", {"rebels", "'", "camp"}},
      {"negation", "They didn't go", {"They", "did", "n't", "go"}},
      {"curly negation", "They didn\u2019t go", {"They", "did", "n\u2019t", "go"}},
      {"inner apostrophe", "O'Hara won", {"O'Hara", "won"}},
      {"quotes", "\"We left,\" he said", {"\"", "We", "left", ",", "\"", "he", "said"}},
      {"ellipsis", "well... no", {"well", "...", "no"}},
      {"ampersand", "S&P fell", {"S&P", "fell"}},
      {"dash of quotation", "(AP)\u2014Talks", {"(", "AP", ")", "\u2014", "Talks"}},
      {"accents", "Muñoz in Łódź", {"Muñoz", "in", "Łódź"}},
      {"lone I", "He and I.", {"He", "and", "I", "."}},
      {"ordinary point", "It ended.", {"It", "ended", "."}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(words_of(row.text), row.words) << row.name;
  }
}

TEST(TokenizerTest, StaysInsideTheExtent) {
  const std::string text = "One two three four";
  const auto tokens = tokenize(text, {4, 13});
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].span, (ByteSpan{4, 7}));
  EXPECT_EQ(tokens[1].span, (ByteSpan{8, 13}));
}

TEST(TokenizerTest, SurvivesBadBytes) {
  const std::string text("a\0b \xFF\xC3 \xE2\x80", 9);
  std::size_t last = 0;
  for (const Token& token : tokenize(text, {0, text.size()})) {
    EXPECT_LE(last, token.span.begin);
    EXPECT_LT(token.span.begin, token.span.end);
    last = token.span.end;
  }
  EXPECT_LE(last, text.size());
}

TEST(TokenizerTest, KnowsAbbreviations) {
  for (const char* word : {"U.S.", "a.m.", "Gen.", "gen.", "J.", "Inc.", "Ph.D.", "vs.", "Sept."}) {
    EXPECT_TRUE(is_abbreviation(word)) << word;
  }
  for (const char* word : {"", ".", "I.", "a.", "talks.", "Gen", "U.S", "1."}) {
    EXPECT_FALSE(is_abbreviation(word)) << word;
  }
}

TEST(AbbreviationsTest, Kinds) {
  struct KindRow {
    const char* word;
    Abbreviation kind;
  };
  const std::vector<KindRow> rows = {
      {"Gen.", Abbreviation::kTitle},   {"e.g.", Abbreviation::kTitle},    {"v.", Abbreviation::kTitle},
      {"No.", Abbreviation::kNumbered}, {"Jan.", Abbreviation::kNumbered}, {"jan.", Abbreviation::kNone},
      {"p.m.", Abbreviation::kClock},   {"P.M.", Abbreviation::kClock},    {"Inc.", Abbreviation::kUsual},
      {"U.N.", Abbreviation::kUsual},   {"P.", Abbreviation::kUsual},      {"Calif.", Abbreviation::kUsual},
      {"miss.", Abbreviation::kNone},   {"I.", Abbreviation::kNone},       {"left.", Abbreviation::kNone},
      {"", Abbreviation::kNone},        {".", Abbreviation::kNone},
  };
  for (const KindRow& row : rows) {
    EXPECT_EQ(kind_of_abbreviation(row.word), row.kind) << row.word;
  }
}

}  // namespace
}  // namespace rapport::text
