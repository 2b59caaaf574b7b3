#include "text/sentence_splitter.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/paragraphs.hpp"

namespace rapport::text {
namespace {

std::vector<std::string> sentences_of(const std::string& text) {
  Story story;
  story.text = text;
  std::vector<std::string> out;
  for (const Sentence& sentence : split_sentences(story)) {
    out.emplace_back(sentence.span.of(story.text));
  }
  return out;
}

/// `marked` is the text with '|' where a sentence ends; the white space around a mark belongs to no sentence.
struct Row {
  const char* name;
  std::string marked;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    std::string text;
    std::vector<std::string> expected(1);
    for (const char c : row.marked) {
      if (c == '|') {
        expected.emplace_back();
        continue;
      }
      text += c;
      expected.back() += c;
    }
    for (std::string& sentence : expected) {
      const std::size_t begin = sentence.find_first_not_of(" \n\r");
      sentence = begin == std::string::npos
                     ? ""
                     : sentence.substr(begin, sentence.find_last_not_of(" \n\r") - begin + 1);
    }
    std::erase(expected, "");
    EXPECT_EQ(sentences_of(text), expected) << row.name;
  }
}

TEST(SentenceSplitterTest, Points) {
  check({
      {"empty", ""},
      {"spaces", " \n \n"},
      {"no point", "Talks go on"},
      {"two", "Rebels left the town. | Troops came back."},
      {"three marks", "Who left? | Nobody! | The town is calm."},
      {"decimal", "Prices rose 3.5 percent. | Wages fell 0.2 percent."},
      {"year", "The pact dates from 2014. | Both sides kept it."},
      {"number first", "He left. | 12 others stayed."},
      {"symbol first", "The fund closed. | $40 million is missing."},
      {"accent first", "He left. | Étienne Roux stayed."},
      {"lower case goes on", "The firm Foo. said it would pay."},
      {"prefix al-", "Troops left. | al-Shabab moved in."},
      {"camel case", "Sales fell. | eBay shares fell too."},
      {"address", "See the report. | http://example.org/a.b?c=d has it."},
      {"address inside", "Read www.example.org/news.html for more. | It is short."},
      {"address at the end", "Write to desk@example.org. | We answer."},
      {"glued", "They ended the talks.|The minister flew home."},
      {"glued name stays", "The site node.Js is down."},
  });
}

TEST(SentenceSplitterTest, Abbreviations) {
  check({
      {"U.S. goes on", "U.S. officials met Iraqi envoys."},
      {"U.S. before a subject", "The jet left the U.S. | Marlow is to follow it on Monday."},
      {"U.S. before an organ", "He thanked the U.S. Congress is what he meant to say."},
      {"U.S. before a title and name", "The jet carried U.S. President Adams is all we know."},
      {"U.S. ends", "They fly to the U.S. | The talks begin on Monday."},
      {"U.N. before a name", "The U.N. Security Council met."},
      {"title", "He met Gen. Abel Okoro and Sen. Lee. | Both agreed."},
      {"title and function word", "Dr. No is a film."},
      {"two titles", "Lt. Gen. Mark Bell resigned."},
      {"initials", "J. K. Rowan and George W. Stone spoke. | No one else did."},
      {"initial ends", "The virus is hepatitis C. | It spreads slowly."},
      {"lone I", "She knows the man better than I. | He lied."},
      {"clock goes on", "It began at 9 a.m. Monday in Oslo."},
      {"clock zone", "It began at 9 p.m. EST and went on."},
      {"clock ends", "The vote closed at 9 p.m. | Officials began the count."},
      {"number", "He is No. 5 on the list."},
      {"no as an answer", "The minister said no. | Talks failed."},
      {"month", "On Jan. 3 they met. | On Feb. 29 they split."},
      {"month ends", "The law takes effect in Jan. | Judges will review it."},
      {"company", "Acme Inc. Chief Executive Ann Roe quit."},
      {"company ends", "He runs Acme Inc. | The firm is small."},
      {"saint", "He was born in St. Petersburg."},
      {"state", "He lives in Akron, Mich. near a lake."},
      {"common word like a state", "It was a near miss. | Police came."},
      {"versus", "The case Doe v. Roe is old. | Lyon vs. Nice is on."},
      {"for example", "Some states, e.g. Ghana, agreed."},
      {"etc", "They sell guns, mines, etc. | They deny it."},
      {"doctorate", "Her Ph.D. | The thesis won a prize."},
      {"junior", "Martin Hale Jr. Avenue is closed."},
      {"in brackets", "The senator (D-Calif.) voted no. | Others did not."},
  });
}

TEST(SentenceSplitterTest, QuotesAndBrackets) {
  check({
      {"closing quote", "\"He left.\" | She stayed."},
      {"curly quotes", "\u201CHe left.\u201D | \u201CShe stayed.\u201D"},
      {"single quotes", "'He left.' | 'She stayed.'"},
      {"quote over sentences", "\"We are ready. | They are not,\" he said."},
      {"question in a quote", "\"Why?\" he asked."},
      {"exclamation in a quote", "\"Go!\" the crowd cried. | Police came."},
      {"named speaker", "\"Why?\" Foreign Minister Ann Roe asked."},
      {"no speaker", "\"Why?\" | Nobody answered."},
      {"comma after", "\"Why?\", he asked."},
      {"bracketed sentence", "They met. | (Nobody else came.) | Talks failed."},
      {"bracket inside", "The fund (see p. 12) is closed. | It owes money."},
      {"footnote", "He left.[12] | She stayed. [3] | They met."},
      {"spaced close", "( He left . ) | She stayed."},
      {"orphan quote at the end", "He left. \""},
      {"interrobang", "Really?! | Yes."},
      {"name with a mark", "Yahoo! said it would pay."},
  });
}

TEST(SentenceSplitterTest, EllipsesAndDashes) {
  check({
      {"ellipsis goes on", "He waited... and then left."},
      {"ellipsis ends", "He waited... | Then he left."},
      {"ellipsis sign", "He waited\u2026 and left. | She waited\u2026 | Nobody came."},
      {"spaced ellipsis", "He waited . . . and left."},
      {"spaced marks", "Why ? ? ? | Nobody knows."},
      {"dateline", "BEIJING (AP) \u2014 China agreed to talks. | Japan did not."},
      {"dateline with state", "HARTFORD, Conn. \u2014 The governor resigned."},
      {"dateline with initials", "WASHINGTON, D.C. -- The House voted."},
      {"dash after a sentence", "He left. | \u2014 Nobody knows why."},
      {"enumerator", "1. The army left. | 2. The police stayed."},
      {"section", "2.1. Scope of the pact"},
      {"lettered point", "B. The Senate votes."},
  });
}

TEST(SentenceSplitterTest, Lines) {
  check({
      {"paragraphs", "Rebels left. |\nTroops came."},
      {"blank line", "Rebels left |\n\n troops came."},
      {"windows lines", "Rebels left. |\r\n\r\nTroops came."},
      {"heading", "World news |\nTroops came back."},
      {"lower case goes on", "The president\nand his wife left."},
      {"abbreviation at the line's end", "He runs Acme Inc.\nwith his wife."},
      {"bullets", "They want: |\n- Peace |\n- Land |\n\u2022 Bread"},
      {"bullets in lower case", "They want: |\n* peace |\n* land"},
      {"wrapped",
       "The foreign ministers of Norway and Finland met in the town of\n"
       "Kirkenes on Sunday and agreed to open the border to traders. | They\n"
       "will meet again in Oslo."},
      {"wrapped after a title",
       "The foreign ministers of Norway and Finland met the envoy Gen.\n"
       "Okoro on Sunday and agreed to open the border to traders."},
      {"wrapped with paragraphs",
       "The foreign ministers of Norway and Finland met in the town of\n"
       "Kirkenes on Sunday. |\n\n"
       "The border stays open for the rest of the year, the two of them\n"
       "said in Oslo. |\n"
       "Fishermen were glad."},
      {"short lines are no wrapped text", "Home |\nWorld |\nAfrica |\nTroops came back."},
  });
}

TEST(SentenceSplitterTest, Title) {
  Story story;
  story.title = "Rebels leave town";
  story.text = "Rebels leave town\nThe rebels left. They may return.";
  story.has_title_line = true;
  story.body = {18, story.text.size()};
  const auto sentences = split_sentences(story);
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_TRUE(sentences[0].is_title);
  EXPECT_EQ(sentences[0].span, (ByteSpan{0, 17}));
  EXPECT_FALSE(sentences[1].is_title);
  EXPECT_EQ(sentences[1].span, (ByteSpan{18, 34}));
  ASSERT_EQ(sentences[1].tokens.size(), 4U);
  EXPECT_EQ(sentences[1].tokens[1].span, (ByteSpan{22, 28}));

  story.title = "Will rebels leave? Nobody knows";
  story.text = *story.title + "\nlower case body.";
  const auto two = split_sentences(story);
  ASSERT_EQ(two.size(), 3U);
  EXPECT_TRUE(two[1].is_title);
  EXPECT_FALSE(two[2].is_title);

  story.title.reset();
  story.text = "Only a title";
  const auto lone = split_sentences(story);
  ASSERT_EQ(lone.size(), 1U);
  EXPECT_TRUE(lone[0].is_title);
}

// Every span is trimmed, in order, on bytes of the text, at most 2000 bytes long, and loses nothing but white
// space.
void check_invariants(const std::string& text) {
  Story story;
  story.text = text;
  std::size_t last = 0;
  for (const Sentence& sentence : split_sentences(story)) {
    ASSERT_LE(last, sentence.span.begin);
    ASSERT_LT(sentence.span.begin, sentence.span.end);
    ASSERT_LE(sentence.span.end, text.size());
    ASSERT_LE(sentence.span.size(), 2000U);
    for (const Token& token : sentence.tokens) {
      ASSERT_TRUE(sentence.span.contains(token.span));
    }
    for (std::size_t i = last; i < sentence.span.begin; ++i) {
      ASSERT_FALSE(text[i] >= '!' && text[i] <= '~') << "lost byte " << i;
    }
    last = sentence.span.end;
  }
}

TEST(SentenceSplitterTest, AnyBytes) {
  std::string words;
  std::string accents;
  std::string noise;
  std::uint32_t state = 7;
  for (int i = 0; i < 20000; ++i) {
    words += "word ";
    accents += "\u00E9";
    state = state * 1664525U + 1013904223U;
    noise += i % 3 == 0 ? ". ?\"\n)"[state >> 29 & 5U] : static_cast<char>(state >> 24);
  }
  for (const std::string& text :
       {words, accents, noise, std::string(50000, '\0'), std::string(50000, '.'), std::string(50000, '\n'),
        std::string(50000, 'a'), std::string("\xFF. \xC3"), std::string(". . . "), std::string(")\"] .")}) {
    check_invariants(text);
  }
  EXPECT_EQ(sentences_of(words).size(), 50U);  // 20,000 words of five bytes in pieces of 1,999
  EXPECT_EQ(sentences_of(accents).size(), 20U);
}

TEST(ParagraphsTest, ClampsTheExtent) {
  const std::string text = "One.\nTwo.";
  EXPECT_EQ(split_paragraphs(text, {0, 400}), (std::vector<ByteSpan>{{0, 4}, {5, 9}}));
  EXPECT_EQ(split_paragraphs(text, {5, 9}), (std::vector<ByteSpan>{{5, 9}}));
  EXPECT_TRUE(split_paragraphs(text, {9, 9}).empty());
}

}  // namespace
}  // namespace rapport::text
