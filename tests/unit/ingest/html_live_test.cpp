#include "ingest/html_live.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/html_reader.hpp"

namespace rapport::ingest {
namespace {

std::string head() {
  return "<html><head><title>Strike in Listown: day nine</title><meta property=article:published_time "
         "content='2024-03-05T06:00Z'><meta property=og:site_name content=Gazette></head><body>"
         "<h1>Strike in Listown: day nine</h1><p>All of the ninth day of the strike in the harbour of "
         "Listown, as "
         "it "
         "happened, hour by hour.</p>";
}

std::string entry(const std::string& time, const std::string& heading, const std::string& text) {
  return "<article class=entry><time datetime='" + time + "'>x</time>" +
         (heading.empty() ? "" : "<h2>" + heading + "</h2>") + "<p>" + text + "</p></article>";
}

TEST(HtmlLive, GivesEntriesWithTheirTimes) {
  const std::string html =
      head() + "<div class='live-blog__entries'>" +
      entry("2024-03-05T10:30Z", "Owners give in",
            "The owners of the port agreed to raise wages, a spokeswoman said on Tuesday.") +
      entry("2024-03-05T09:05Z", "",
            "Two thousand dockers marched to the town hall of Listown.</p><p>By noon it was quiet.") +
      entry("2024-03-05T08:00Z", "Advertisement", "Short.") + "</div>" +
      "<div class=comments><article><time datetime=2024-03-05></time><p>I was there and it was a fine march, "
      "friends.</p></article></div>";
  const auto pages = read_html_page(html);
  ASSERT_TRUE(pages) << pages.error().message;
  ASSERT_EQ(pages->size(), 3U);
  EXPECT_EQ((*pages)[0].title, "Strike in Listown: day nine");
  EXPECT_EQ((*pages)[0].published, "2024-03-05T06:00Z");
  ASSERT_EQ((*pages)[0].paragraphs.size(), 1U);
  EXPECT_EQ((*pages)[1].title, "Owners give in");
  EXPECT_EQ((*pages)[1].published, "2024-03-05T10:30Z");
  EXPECT_EQ((*pages)[1].outlet, "Gazette");
  EXPECT_FALSE((*pages)[2].title);
  EXPECT_EQ((*pages)[2].published, "2024-03-05T09:05Z");
  EXPECT_EQ((*pages)[2].paragraphs.size(), 2U);
}

TEST(HtmlLive, TakesEntriesOfJsonLdWhereThePageHasNone) {
  const auto pages = read_html_page(
      head() +
      R"(<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Strike in Listown: day nine",)"
      R"("liveBlogUpdate":[{"headline":"Owners give in","datePublished":"2024-03-05T10:30Z","articleBody":)"
      R"("The owners of the port agreed to raise wages."},{"articleBody":"Dockers marched to the town hall."}]})"
      "</script>");
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 3U);
  EXPECT_EQ((*pages)[0].title, "Strike in Listown: day nine");
  EXPECT_FALSE((*pages)[0].paragraphs.front().page.empty());
  EXPECT_EQ((*pages)[1].title, "Owners give in");
  EXPECT_EQ((*pages)[1].published, "2024-03-05T10:30Z");
  EXPECT_EQ((*pages)[2].published, "2024-03-05T06:00Z");
  EXPECT_TRUE((*pages)[2].paragraphs.front().page.empty());
}

TEST(HtmlLive, FindsEntriesThatAreGroupedByDay) {
  const auto day = [](const std::string& date) {
    return "<section class=day><h2>" + date + "</h2>" +
           entry(date + "T10:30Z", "",
                 "The owners of the port spoke to the union on " + date + ", they said.") +
           entry(date + "T09:30Z", "", "Two thousand dockers marched to the town hall on " + date + ".") +
           "</section>";
  };
  const auto pages =
      read_html_page(head() + "<div id=liveblog>" + day("2024-03-06") + day("2024-03-05") + "</div>");
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 5U);
  EXPECT_EQ((*pages)[1].published, "2024-03-06T10:30Z");
  EXPECT_EQ((*pages)[4].published, "2024-03-05T09:30Z");
}

TEST(HtmlLive, LeavesOtherPagesWhole) {
  const auto pages = read_html_page(
      head() + "<div class='olive blog'>" +
      entry("2024-03-05T10:30Z", "", "The owners of the port agreed to raise wages, a spokeswoman said.") +
      entry("2024-03-05T09:05Z", "", "Two thousand dockers marched to the town hall of Listown.") + "</div>");
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->size(), 1U);
}

}  // namespace
}  // namespace rapport::ingest
