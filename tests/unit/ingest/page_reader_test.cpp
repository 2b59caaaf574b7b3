#include "ingest/page_reader.hpp"

#include <string>
#include <vector>

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

TEST(PageReader, SaysWhereEachLineStandsOnThePage) {
  const std::string html =
      "<!doctype html><title>Strike ends at harbour</title><h1>Strike <b>ends</b> at "
      "harbour</h1>\n<div><p>\n  The "
      "workers went <a href=/x>back</a> to work &amp; were glad\n about the raise of their "
      "wages.\n</p><p><!-- note -->Owners in "
      "D\xC3\xB6"
      "len raised wages<br>on Tuesday.</p></div>";
  const struct {
    const char* name;
    std::string bytes;
  } rows[] = {
      {"plain", html},
      {"byte order mark", "\xEF\xBB\xBF" + html},
      {"HTTP header", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html},
  };
  for (const auto& row : rows) {
    const auto page = read_item(item_of(row.bytes), {});
    ASSERT_TRUE(page) << row.name << page.error().to_string();
    const Story& story = page->stories.front();
    ASSERT_EQ(story.lines.size(), 3U) << row.name;
    EXPECT_EQ(story.lines[0].text.of(story.text), "Strike ends at harbour");
    EXPECT_EQ(story.lines[0].page.of(html), "Strike <b>ends</b> at harbour");
    EXPECT_EQ(story.lines[1].text.of(story.text),
              "The workers went back to work & were glad about the raise of their wages.");
    EXPECT_EQ(
        story.lines[1].page.of(html),
        "The workers went <a href=/x>back</a> to work &amp; were glad\n about the raise of their wages.");
    EXPECT_EQ(story.lines[2].page.of(html),
              "Owners in D\xC3\xB6"
              "len raised wages<br>on Tuesday.");
    EXPECT_EQ(story.lines[2].text.end, story.text.size());
  }
}

TEST(PageReader, TakesTheAuthorsOfATextFromItsByline) {
  const auto page = read_item(
      item_of("Strike ends at harbour\nBy Jane Doe and John Roe\nThe workers went back to work."), {});
  EXPECT_EQ(page->stories.front().authors, (std::vector<std::string>{"Jane Doe", "John Roe"}));
}

TEST(PageReader, HasNoPlacesForWhatIsNoPage) {
  EXPECT_TRUE(read_item(item_of("Strike ends at harbour\nThe workers went back to work."), {})
                  ->stories.front()
                  .lines.empty());
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

TEST(PageReader, NumbersTheLinesOfJsonlOnly) {
  EXPECT_EQ(read_item(item_of("The workers went back to work."), {})->stories[0].line, 0U);
  Item item = item_of("{\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}");
  item.format = InputFormat::kJsonl;
  const auto whole = read_item(item, {});
  ASSERT_TRUE(whole) << whole.error().to_string();
  ASSERT_EQ(whole->stories.size(), 2U);
  EXPECT_EQ(whole->stories[0].line, 1U);
  EXPECT_EQ(whole->stories[1].line, 3U);
  item.bytes = R"({"text":"One."})";
  item.line = 7;
  EXPECT_EQ(read_item(item, {})->stories[0].line, 7U);
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

TEST(PageReader, ReadsAPageSavedWithItsHeader) {
  const auto page =
      read_item(item_of("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n"
                        "Strike ends\nMr \xCC\xE8\xF0 went home."),
                {});
  ASSERT_TRUE(page) << page.error().to_string();
  EXPECT_EQ(page->stories.at(0).text, "Strike ends\nMr \xD0\x9C\xD0\xB8\xD1\x80 went home.");
  EXPECT_TRUE(page->diagnostics.empty());
}

TEST(PageReader, HoldsLinesAndPagesToTheirOwnLimits) {
  IngestOptions options;
  options.max_page_bytes = 40;
  options.max_line_bytes = 20;
  const std::string line = "{\"text\":\"" + std::string(40, 'x') + "\"}";
  const struct {
    const char* name;
    std::string bytes;
    std::size_t line;
    std::size_t stories;
    const char* error;
  } rows[] = {
      {"a page", std::string(41, 'x'), 0, 0, "page of more than 40 bytes"},
      {"a line", line, 7, 0, "line of more than 20 bytes"},
      {"a line as long as may be", "{\"text\":\"" + std::string(9, 'x') + "\"}", 7, 1, ""},
  };
  for (const auto& row : rows) {
    Item item = item_of(row.bytes);
    item.line = row.line;
    const auto page = read_item(item, options);
    EXPECT_EQ(page.has_value(), row.stories > 0) << row.name;
    if (!page) {
      EXPECT_EQ(page.error().code, ErrorCode::kInputTooLarge) << row.name;
      EXPECT_EQ(page.error().message, row.error) << row.name;
      EXPECT_EQ(page.error().where, item.where()) << row.name;
    }
  }
}

TEST(PageReader, GivesUpAtTheDeadline) {
  std::string html = "<html><body><article><h1>Strike ends at harbour</h1>";
  for (int i = 0; i < 5000; ++i) {
    html +=
        "<p>The workers of yard " + std::to_string(i) + " went back to work on Monday, officials said.</p>";
  }
  const struct {
    const char* name;
    std::string bytes;
  } rows[] = {{"html", html},
              {"text", "Strike ends at harbour\nThe workers went back to work on Monday."},
              {"lines", "{\"text\":\"a b\"}\n{\"text\":\"c d\"}\n"}};
  for (const auto& row : rows) {
    // Each look at the clock takes a second.
    const auto read_within = [&](double seconds) {
      double now = 0;
      return read_item(item_of(row.bytes), {}, base::Deadline(seconds, [&now] { return now += 1; }));
    };
    const auto late = read_within(0.5);
    ASSERT_FALSE(late) << row.name;
    EXPECT_EQ(late.error().code, ErrorCode::kTimeout) << row.name;
    EXPECT_EQ(late.error().where.rfind("folder/page.txt", 0), 0U) << row.name;
    EXPECT_TRUE(read_within(100)) << row.name;
  }
}

}  // namespace
}  // namespace rapport::ingest
