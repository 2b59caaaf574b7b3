#include "ingest/page_reader.hpp"

#include <string>

#include <gtest/gtest.h>

#include "base/hash.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_literals;

Item item_of(const std::string& bytes) {
  Item item;
  item.path = "folder/page.txt";
  item.page = "page";
  item.bytes = bytes;
  return item;
}

TEST(PageReader, LaysOutTextTitleAndBody) {
  const auto page = read_item(
      item_of("Strike ends at harbour\nCTV\nDOLEN (AP) \xE2\x80\x94 Workers went back.\nAll were glad."), {});
  ASSERT_TRUE(page) << page.error().to_string();
  ASSERT_EQ(page->stories.size(), 1U);
  const Story& story = page->stories[0];
  EXPECT_EQ(story.text, "Strike ends at harbour\nDOLEN (AP) \xE2\x80\x94 Workers went back.\nAll were glad.");
  EXPECT_TRUE(story.has_title_line);
  EXPECT_EQ(story.body.begin, 23U);
  EXPECT_EQ(story.body.end, story.text.size());
  EXPECT_EQ(story.outlet, "CTV");
  EXPECT_EQ(story.dateline, "DOLEN");
  EXPECT_EQ(story.page, "page");
  EXPECT_EQ(story.path, "folder/page.txt");
  EXPECT_EQ(story.id, base::hash_hex(story.text));
}

TEST(PageReader, UsesTheGivenDateWhereThePageHasNone) {
  IngestOptions options;
  options.published = "2020-02-02";
  EXPECT_EQ(read_item(item_of("The workers went back to work."), options)->stories[0].published,
            "2020-02-02");
  const auto stated =
      read_item(item_of("Strike ends at harbour\nMay 3, 2021\nThe workers went back."), options);
  EXPECT_EQ(stated->stories[0].published, "2021-05-03");
}

TEST(PageReader, LeavesJsonlTextAsItIs) {
  const std::string line =
      R"({"id":"s1","text":"  Strike ends\nSame.\nSame.\n\n","title":"Strike ends","published":"1899-04-05"})";
  const auto page = read_item(item_of(line), {});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->stories.size(), 1U);
  const Story& story = page->stories[0];
  EXPECT_EQ(story.text, "  Strike ends\nSame.\nSame.\n\n");
  EXPECT_FALSE(story.has_title_line);
  EXPECT_EQ(story.body, (ByteSpan{0, story.text.size()}));
  EXPECT_EQ(story.id, "s1");
  EXPECT_EQ(story.page, "s1");
  EXPECT_EQ(story.published, "1899-04-05");
}

TEST(PageReader, SeesATitleLineInJsonl) {
  const auto page = read_item(item_of(R"({"text":"Strike ends\nAll were glad.","title":"Strike ends"})"), {});
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->stories[0].has_title_line);
  EXPECT_EQ(page->stories[0].body.begin, 12U);
  EXPECT_EQ(page->stories[0].page, "page");
}

TEST(PageReader, NumbersTheStoriesOfJsonlHtml) {
  const std::string line =
      R"({"id":"h","outlet":"Gazette","html":"<article><h2>River floods three towns</h2><p>The river Orle flooded three towns in the north after rain, officials said.</p><p>Soldiers carried people from their homes in boats, and schools stayed closed.</p></article><article><h2>Parliament votes on budget</h2><p>Parliament voted late on Friday for a new budget after a debate of eleven hours.</p><p>The opposition left the hall before the vote and called it a farce in a statement.</p></article>"})";
  const auto page = read_item(item_of(line), {});
  ASSERT_TRUE(page) << page.error().to_string();
  ASSERT_EQ(page->stories.size(), 2U);
  EXPECT_EQ(page->stories[0].id, "h");
  EXPECT_EQ(page->stories[1].id, "h#1");
  EXPECT_EQ(page->stories[1].index, 1U);
  EXPECT_EQ(page->stories[1].outlet, "Gazette");
}

TEST(PageReader, ReadsTheGoodLinesOfJsonl) {
  const auto page = read_item(
      item_of("{\"text\":\"a b\"}\n\nbroken\n{\"text\":\" \"}\n{\"text\":\"c\",\"published\":\"soon\"}\n"),
      {});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->stories.size(), 2U);
  ASSERT_EQ(page->diagnostics.size(), 3U);
  EXPECT_EQ(page->diagnostics[0].where, "folder/page.txt:3");
  EXPECT_EQ(page->diagnostics[0].level, Diagnostic::Level::kError);
  EXPECT_EQ(page->diagnostics[1].where, "folder/page.txt:4");
  EXPECT_EQ(page->diagnostics[2].where, "folder/page.txt:5");
  EXPECT_EQ(page->diagnostics[2].level, Diagnostic::Level::kNote);
}

TEST(PageReader, NamesTheFileOfAnError) {
  const struct {
    const char* name;
    std::string bytes;
    ErrorCode code;
  } rows[] = {
      {"empty", "", ErrorCode::kInputEmpty},
      {"white space", " \n\t\n", ErrorCode::kInputEmpty},
      {"binary", "abc\0def"s, ErrorCode::kInputBinary},
      {"image", "\x89PNG\r\n\x1A\n", ErrorCode::kInputBinary},
      {"no article", "<html><body><a href=1>One</a></body></html>", ErrorCode::kNoArticle},
      {"bad json", "{\"text\":", ErrorCode::kBadJson},
  };
  for (const auto& row : rows) {
    const auto page = read_item(item_of(row.bytes), {});
    ASSERT_FALSE(page) << row.name;
    EXPECT_EQ(page.error().code, row.code) << row.name << ": " << page.error().message;
    EXPECT_EQ(page.error().where.rfind("folder/page.txt", 0), 0U) << row.name;
  }
}

TEST(PageReader, PassesOnTheErrorOfAnItem) {
  Item item = item_of("");
  item.error = Error{ErrorCode::kFileNotFound, "no such file", "folder/page.txt"};
  EXPECT_EQ(read_item(item, {}).error().code, ErrorCode::kFileNotFound);
}

}  // namespace
}  // namespace rapport::ingest
