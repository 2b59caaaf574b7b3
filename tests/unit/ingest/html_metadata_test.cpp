#include "ingest/html_metadata.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/html_outlet.hpp"

namespace rapport::ingest {
namespace {

PageContent metadata_of(const std::string& html) {
  const HtmlTree tree(html);
  const std::vector<HtmlBlock> blocks = blocks_of(tree);
  return read_metadata(tree, blocks).content;
}

TEST(HtmlMetadata, ReadsWhoAndWhere) {
  using Names = std::vector<std::string>;
  const struct {
    const char* html;
    Names authors;
    const char* section;
    const char* language;
  } rows[] = {
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"name":"Jane Doe"},)"
       R"("articleSection":"World","inLanguage":"en-GB"}</script>)",
       {"Jane Doe"},
       "World",
       "en-GB"},
      {"<html lang=en_US><meta name=author content='Jane Doe and John Roe'><meta property=article:section "
       "content='World,Home Page'>",
       {"Jane Doe", "John Roe"},
       "World",
       "en-US"},
      {"<html xml:lang='fr'><span itemprop=author itemscope><a href=/jd><b itemprop=name>Jane Doe</b></a> in "
       "Listown</span><i itemprop=articleSection>Ports</i>",
       {"Jane Doe"},
       "Ports",
       "fr"},
      {"<meta http-equiv=Content-Language content=en><a rel=author href=/jd>Jane Doe</a>",
       {"Jane Doe"},
       "",
       "en"},
      {"<meta property=og:locale content=en_GB><title>Dockers end strike</title><h1>Dockers end strike</h1>"
       "<div class=article-byline><p>Jane Doe | Staff Writer</p></div>",
       {"Jane Doe"},
       "",
       "en-GB"},
      {"<html lang='?!'><title>Dockers end strike</title><h1>Dockers end strike</h1><p>By Jane Doe, "
       "Reuters</p>",
       {"Jane Doe", "Reuters"},
       "",
       ""},
      {"<meta property=article:author content='https://social.example/jane'><meta property=article:section "
       "content=gazette.example>",
       {},
       "",
       ""},
  };
  for (const auto& row : rows) {
    const PageContent page = metadata_of(row.html);
    EXPECT_EQ(page.authors, row.authors) << row.html;
    EXPECT_EQ(page.section.value_or(""), row.section) << row.html;
    EXPECT_EQ(page.language.value_or(""), row.language) << row.html;
  }
}

TEST(HtmlMetadata, ReadsWhen) {
  const std::string head = "<title>Dockers end strike</title><h1>Dockers end strike</h1>";
  const struct {
    std::string html;
    const char* published;
    const char* modified;
  } rows[] = {
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-05T08:00Z",)"
       R"("dateModified":"2024-03-06"}</script>)",
       "2024-03-05T08:00Z", "2024-03-06"},
      {R"(<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-03-05","dateModified":)"
       R"("2024-03-07"}</script>)",
       "2024-03-05", "2024-03-07"},
      {"<meta property=article:published_time content=2024-03-05><meta property=article:modified_time "
       "content=2024-03-06T10:00Z>",
       "2024-03-05", "2024-03-06T10:00Z"},
      {"<time itemprop=datePublished datetime=2024-03-05></time><time itemprop=dateModified "
       "datetime=2024-03-08></time>",
       "2024-03-05", "2024-03-08"},
      {head + "<p>Updated March 6, 2024</p><p>Published: March 5, 2024</p>", "2024-03-05", "2024-03-06"},
      {head + "<p>Published March 5, 2024 | Updated March 6, 2024</p>", "2024-03-05", "2024-03-06"},
      {head + "<p>UPDATED: March 6, 2024</p>", "2024-03-06", "2024-03-06"},
      {"<p>publiziert am 30. Juli 2018</p>" + head, "2018-07-30", ""},
      {head + "<p>Listown, 5 de marzo de 2024</p>", "2024-03-05", ""},
      {"<meta name=date content=0001-01-01>" + head, "", ""},
  };
  for (const auto& row : rows) {
    const PageContent page = metadata_of(row.html);
    EXPECT_EQ(page.published.value_or(""), row.published) << row.html;
    EXPECT_EQ(page.modified.value_or(""), row.modified) << row.html;
  }
}

TEST(HtmlMetadata, TakesTheHeadlineThatThePageIsCalled) {
  const struct {
    const char* name;
    const char* html;
    const char* title;
  } rows[] = {
      {"the site's name first",
       "<title>Gazette Online - Dockers end strike | Gazette</title><meta property=og:title content='Dockers "
       "end "
       "strike'><h1>Gazette Online</h1><h1>Dockers end strike</h1>",
       "Dockers end strike"},
      {"only the site's name",
       "<title>Dockers end strike | Gazette</title><meta property=og:title content='Dockers end strike'>"
       "<meta property=og:site_name content='The Gazette'><h1>The Gazette</h1><h2>Dockers end strike</h2>",
       "Dockers end strike"},
      {"more than the page shows",
       "<title>Dockers end strike in Listown - Gazette</title><h1>Dockers end strike</h1>",
       "Dockers end strike"},
  };
  for (const auto& row : rows) {
    const PageContent page = metadata_of(row.html);
    EXPECT_EQ(page.title, row.title) << row.name;
    EXPECT_EQ(page.title_page.of(row.html), row.title) << row.name;
  }
}

TEST(HtmlMetadata, TakesANameThatAnotherSourceConfirms) {
  const struct {
    const char* html;
    const char* outlet;
  } rows[] = {
      {"<link rel=canonical href='https://www.harbourgazette.example/1'><img class=logo alt='Harbour Gazette "
       "- "
       "News'>",
       "Harbour Gazette"},
      {"<a href='/'><img alt='Harbour Gazette logo'></a><p>\xC2\xA9 2019-2024 Harbour Gazette. All rights "
       "reserved.</p>",
       "Harbour Gazette"},
      {"<link rel=canonical href='https://news.gazette.co.uk/1'><p>Copyright 2024 Gazette Ltd</p>",
       "Gazette Ltd"},
      {"<span itemprop=publisher itemscope><meta itemprop=name content=Gazette></span>", "Gazette"},
      {R"(<script type="application/ld+json">{"@type":"WebSite","name":"Gazette"}</script>)", "Gazette"},
      {"<img class=logo alt='Harbour Gazette'>", ""},
      {"<p>\xC2\xA9 2024 Harbour Gazette</p>", ""},
      {"<a href='/sport'><img alt='Harbour Gazette'></a><p>\xC2\xA9 2024 Listown Media</p>", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(metadata_of(row.html).outlet.value_or(""), row.outlet) << row.html;
  }
}

TEST(HtmlMetadata, TakesTheFirstWholeAddress) {
  const struct {
    const char* html;
    const char* url;
  } rows[] = {
      {"<link rel=canonical href='https://gazette.example/1'><meta property=og:url "
       "content='https://x.example/'>",
       "https://gazette.example/1"},
      {"<link rel=canonical href='/1'><meta property=og:url content='https://gazette.example/1'>",
       "https://gazette.example/1"},
      {"<link rel=Canonical href='//gazette.example/1'>", "https://gazette.example/1"},
      {R"(<script type="application/ld+json">{"@type":"Article","url":"http://gazette.example/1"}</script>)",
       "http://gazette.example/1"},
      {"<link rel=canonical href='story.html'>", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(metadata_of(row.html).url.value_or(""), row.url) << row.html;
  }
}

TEST(HtmlMetadata, ReadsCopyrightNotices) {
  const struct {
    const char* line;
    const char* holder;
  } rows[] = {
      {"\xC2\xA9 2024 Gazette", "Gazette"},
      {"\xC2\xA9"
       "2024 Gazette, all rights reserved",
       "Gazette"},
      {"Copyright \xC2\xA9 2001-2024 Gazette | Terms", "Gazette"},
      {"Copyright 2024 by Gazette Media", "Gazette Media"},
      {"\xC2\xA9 Jane Doe", ""},  // Of a picture.
      {"\xC2\xA9 2024. All rights reserved", ""},
      {"\xC2\xA9 2002-2019 - Designed by Webmakers", ""},
      {"The copyright of songs is a matter of law", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(copyright_holder(row.line).value_or(""), row.holder) << row.line;
  }
}

}  // namespace
}  // namespace rapport::ingest
