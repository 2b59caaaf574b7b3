#include "ingest/json_ld.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

JsonLdFacts facts_of(const std::vector<std::string>& scripts) {
  JsonLdFacts facts;
  for (const std::string& script : scripts) {
    read_json_ld(script, facts);
  }
  return facts;
}

TEST(JsonLd, FindsTheArticleInGraphsAndArrays) {
  const std::string article =
      R"({"@type":["ReportageNewsArticle"],"headline":"Dockers end strike","datePublished":"2024-03-05",)"
      R"("dateModified":"2024-03-06","articleSection":["World","Ports"],"inLanguage":"en",)"
      R"("author":[{"@type":"Person","name":"Jane Doe"},"John Roe"],"publisher":{"name":"Gazette"}})";
  const std::string rows[] = {article, "[" + article + "]",
                              R"({"@graph":[{"@type":"Thing"},)" + article + "]}",
                              "<![CDATA[" + article + "]]>", "[[],{\"a\":[" + article + "]}]"};
  for (const std::string& row : rows) {
    const JsonLdFacts facts = facts_of({row});
    ASSERT_TRUE(facts.article) << row;
    EXPECT_EQ(facts.article->headline, "Dockers end strike");
    EXPECT_EQ(facts.article->modified, "2024-03-06");
    EXPECT_EQ(facts.article->section, "World");
    EXPECT_EQ(facts.article->language, "en");
    EXPECT_EQ(facts.article->publisher, "Gazette");
    EXPECT_EQ(facts.article->authors, (std::vector<std::string>{"Jane Doe", "John Roe"}));
  }
}

TEST(JsonLd, PutsTheBlocksOfAPageTogether) {
  const JsonLdFacts facts = facts_of({
      R"({"@type":"NewsArticle","url":"https://gazette.example/1"})",
      R"({"@graph":[{"@type":"WebSite","name":"Gazette"},{"@type":"WebPage","datePublished":"2024-03-05","dateModified":"2024-03-07"}]})",
      R"({"@type":"NewsArticle","headline":"Dockers end strike"})",
      R"({"@type":"NewsArticle","headline":"Another story"})",
      R"({"@type":)",
  });
  EXPECT_EQ(facts.article->headline, "Dockers end strike");
  EXPECT_EQ(facts.site, "Gazette");
  EXPECT_EQ(facts.page_published, "2024-03-05");
  EXPECT_EQ(facts.page_modified, "2024-03-07");
}

TEST(JsonLd, ForgivesLineBreaksInStrings) {
  const JsonLdFacts facts = facts_of({"{\"@type\":\"Article\",\n\"headline\":\"Dockers\n\tend strike\"}"});
  ASSERT_TRUE(facts.article);
  EXPECT_EQ(facts.article->headline, "Dockers end strike");
}

TEST(JsonLd, ReadsTheEntriesOfALiveBlog) {
  const JsonLdFacts facts = facts_of(
      {R"({"@type":"LiveBlogPosting","headline":"Strike day","liveBlogUpdate":[)"
       R"({"@type":"BlogPosting","headline":"Cranes move","datePublished":"2024-03-05T08:00Z","articleBody":"They move."},)"
       R"({"@type":"BlogPosting","headline":"No text"},"x",{"articleBody":"Talks."}]})"});
  ASSERT_TRUE(facts.article);
  EXPECT_TRUE(facts.article->is_live);
  ASSERT_EQ(facts.article->updates.size(), 2U);
  EXPECT_EQ(facts.article->updates[0].headline, "Cranes move");
  EXPECT_EQ(facts.article->updates[0].published, "2024-03-05T08:00Z");
  EXPECT_EQ(facts.article->updates[1].body, "Talks.");
}

TEST(JsonLd, SaysNothingWithoutAnArticle) {
  for (const char* script : {"", "no json", "{}", "[1,2]", R"({"@type":7})", R"({"@type":[]})", "}{"}) {
    EXPECT_FALSE(facts_of({script}).article) << script;
  }
}

}  // namespace
}  // namespace rapport::ingest
