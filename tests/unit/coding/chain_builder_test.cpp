// Chains of mentions: what is seen of a mention, and which words become one thing under the released weights.
#include "coding/chain_builder.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/ascii.hpp"

namespace rapport::coding {
namespace {

/// Sentences of words and marks with spaces between; a sentence ends with " .".
std::vector<Sentence> sentences_of(const std::string& text) {
  std::vector<Sentence> out;
  bool fresh = true;
  for (const std::string_view word : base::words(text)) {
    const auto begin = static_cast<std::size_t>(word.data() - text.data());
    if (fresh) {
      out.push_back({{begin, begin}, false, {}});
    }
    out.back().tokens.push_back({{begin, begin + word.size()}});
    out.back().span.end = begin + word.size();
    fresh = word == ".";
  }
  return out;
}

rapport::EntityMention mention(const std::string& text, const std::string& words, const std::string& type,
                               std::size_t from = 0) {
  rapport::EntityMention out;
  const std::size_t at = text.find(words, from);
  EXPECT_NE(at, std::string::npos) << words;
  out.span = {at, at + words.size()};
  out.type = type;
  return out;
}

TEST(ChainMention, SaysHowAThingIsNamed) {
  const std::string text =
      "The old harbour of Tromso fell silent , and Captain Lena Moe 's crew left it . A ship , these boats "
      "and "
      "Norway 's navy came with her sons .";
  const auto sentences = sentences_of(text);
  const StoryTokens tokens(text, sentences);
  struct Row {
    const char* words;
    MentionForm form;
    const char* head;
    GrammaticalNumber number;
  };
  for (const Row& row : std::vector<Row>{
           {"The old harbour of Tromso", MentionForm::kDefinite, "harbour", GrammaticalNumber::kUnknown},
           {"Captain Lena Moe 's crew", MentionForm::kPossessive, "crew", GrammaticalNumber::kUnknown},
           {"Captain Lena Moe", MentionForm::kName, "moe", GrammaticalNumber::kUnknown},
           {"it", MentionForm::kIt, "it", GrammaticalNumber::kSingular},
           {"A ship", MentionForm::kIndefinite, "ship", GrammaticalNumber::kSingular},
           {"these boats", MentionForm::kThisNoun, "boats", GrammaticalNumber::kPlural},
           {"her sons", MentionForm::kPossessive, "sons", GrammaticalNumber::kPlural}}) {
    const std::string words = row.words;
    const ChainMention seen = tokens.describe(mention(text, words == "it" ? " it" : words, "object"), 0);
    EXPECT_EQ(seen.form, row.form) << row.words;
    EXPECT_EQ(seen.head, row.head) << row.words;
    EXPECT_EQ(seen.number, row.number) << row.words;
  }
  const ChainMention city = tokens.describe(mention(text, "Tromso", "place"), 3);
  EXPECT_TRUE(city.oblique);
  EXPECT_EQ(city.order, 3U);
  EXPECT_EQ(city.position, 4U);
  EXPECT_EQ(city.type, entity_type_number("place"));
  EXPECT_EQ(entity_type_number("ship"), kEntityTypes);
}

class Chains : public testing::Test {
 protected:
  static const ChainWeights& weights() {
    static const auto loaded = ChainWeights::load(RAPPORT_SOURCE_DIR "/data/coreference/weights.tsv");
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().to_string());
    return *loaded;
  }

  /// Chain numbers of the mentions as letters: "abab".
  static std::string chains(const std::string& text, const std::vector<rapport::EntityMention>& mentions) {
    std::string out;
    for (const std::size_t chain : chains_of(text, sentences_of(text), mentions, weights())) {
      out += static_cast<char>('a' + chain);
    }
    return out;
  }
};

TEST_F(Chains, JoinWhatIsOne) {
  const std::string visit =
      "Foreign Minister Lena Moe met Karim Haddad in Lima . Moe said that she would return . Haddad thanked "
      "the "
      "minister and praised her .";
  EXPECT_EQ(chains(visit, {mention(visit, "Foreign Minister Lena Moe", "person"),
                           mention(visit, "Karim Haddad", "person"), mention(visit, "Lima", "place"),
                           mention(visit, "Moe", "person", 40), mention(visit, "she", "person"),
                           mention(visit, "Haddad", "person", 60), mention(visit, "her", "person", 90)}),
            "abcaaba");
  const std::string bridge = "The Northern Front took the bridge on Monday . It held the bridge .";
  EXPECT_EQ(chains(bridge,
                   {mention(bridge, "The Northern Front", "organization"),
                    mention(bridge, "the bridge", "object"), mention(bridge, "Monday", "time"),
                    mention(bridge, "It", "organization", 40), mention(bridge, "the bridge", "object", 40)}),
            "abcab");
}

TEST_F(Chains, AreEmptyWithoutMentions) {
  EXPECT_EQ(chains("Nothing is named .", {}), "");
}

TEST_F(Chains, DoNotDependOnWhatComesLater) {
  const std::string text = "A ship left Lima . The ship sank . It was old .";
  const std::vector<rapport::EntityMention> all = {
      mention(text, "A ship", "object"), mention(text, "Lima", "place"), mention(text, "The ship", "object"),
      mention(text, "It", "object")};
  const std::string whole = chains(text, all);
  for (std::size_t n = 1; n < all.size(); ++n) {
    EXPECT_EQ(chains(text, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n)}), whole.substr(0, n));
  }
}

TEST(ChainWeights, NameWhatIsWrongWithTheTable) {
  const auto absent = ChainWeights::load("absent.tsv");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::kBadTable);
}

}  // namespace
}  // namespace rapport::coding
