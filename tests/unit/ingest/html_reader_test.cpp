#include "ingest/html_reader.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

const std::string kHead =
    "<!doctype html><html lang='en-GB'><head><title>Dockers end strike in Listown | Harbour Gazette</title>"
    "<link rel=canonical href='https://gazette.example/2024/03/05/strike'></head><body>"
    "<nav><a href=/>Home</a> <a href=/world>World</a></nav>";
const std::string kBody =
    "<p>Dock workers in Listown went back to their cranes on Tuesday after nine days of strike.</p>"
    "<div class='related-links'><p>Fishermen protest again in the harbour of Listown, and nobody knows "
    "why.</p></div>"
    "<p>The union said the owners had agreed to raise wages &amp; hire two hundred people.</p>"
    "<figure><figcaption>Cranes in the harbour of Listown on a rainy day in March.</figcaption></figure>"
    "<h2>What comes next</h2><ul><li>Talks go on in April.</ul>"
    "<p>Advertisement</p>";
const std::string kFoot =
    "<footer><p>All rights belong to the Harbour Gazette and its many partners.</p></footer>";

std::vector<std::string> texts_of(const PageContent& page) {
  std::vector<std::string> out;
  for (const Paragraph& paragraph : page.paragraphs) {
    out.push_back(paragraph.text);
  }
  return out;
}

TEST(HtmlReader, FindsTheArticle) {
  const auto pages =
      read_html_page(kHead + "<h1>Dockers end strike in Listown</h1><div>" + kBody + "</div>" + kFoot);
  ASSERT_TRUE(pages) << pages.error().message;
  ASSERT_EQ(pages->size(), 1U);
  const PageContent& page = pages->front();
  EXPECT_EQ(page.title, "Dockers end strike in Listown");
  EXPECT_EQ(page.outlet, "Harbour Gazette");
  EXPECT_EQ(page.published, "2024-03-05");
  EXPECT_EQ(page.url, "https://gazette.example/2024/03/05/strike");
  EXPECT_EQ(page.language, "en-GB");
  EXPECT_EQ(texts_of(page),
            (std::vector<std::string>{
                "Dock workers in Listown went back to their cranes on Tuesday after nine days of strike.",
                "The union said the owners had agreed to raise wages & hire two hundred people.",
                "What comes next", "Talks go on in April."}));
}

TEST(HtmlReader, ReadsMetadata) {
  const std::string article = "<h1>Dockers end strike</h1>" + kBody;
  const struct {
    const char* name;
    std::string head;
    const char* title;
    const char* outlet;
    const char* published;
  } rows[] = {
      {"json-ld",
       R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],)"
       R"("headline":"Dockers end strike","datePublished":"2024-03-05T08:00:00Z","publisher":{"name":"Gazette"}}]}</script>)",
       "Dockers end strike", "Gazette", "2024-03-05T08:00:00Z"},
      {"open graph",
       "<meta property='og:title' content='Dockers end strike - Gazette'><meta property='og:site_name' "
       "content='Gazette'>"
       "<meta property='article:published_time' content='2024-03-05T08:00'>",
       "Dockers end strike", "Gazette", "2024-03-05T08:00"},
      {"named meta",
       "<meta name='DC.date' content='5 March 2024'><meta name=application-name content=Gazette>",
       "Dockers end strike", "Gazette", "2024-03-05"},
      {"broken json-ld", "<script type='application/ld+json'>{\"@type\":</script>", "Dockers end strike", "",
       ""},
  };
  for (const auto& row : rows) {
    const auto pages = read_html_page("<html><head>" + row.head + "</head><body>" + article);
    ASSERT_TRUE(pages) << row.name;
    EXPECT_EQ(pages->front().title, row.title) << row.name;
    EXPECT_EQ(pages->front().outlet.value_or(""), row.outlet) << row.name;
    EXPECT_EQ(pages->front().published.value_or(""), row.published) << row.name;
  }
}

TEST(HtmlReader, TakesDatesFromTheBody) {
  const std::string rest = kBody;
  const struct {
    const char* html;
    const char* published;
  } rows[] = {
      {"<h1>Dockers end strike</h1><time datetime='2024-03-05T07:00Z'>today</time>", "2024-03-05T07:00Z"},
      {"<h1>Dockers end strike</h1><span itemprop=datePublished content='2024-03-05'>x</span>", "2024-03-05"},
      {"<h1>Dockers end strike</h1><p>By Jane Doe</p><div>March 5, 2024</div>", "2024-03-05"},
  };
  for (const auto& row : rows) {
    const auto pages = read_html_page(row.html + rest);
    ASSERT_TRUE(pages) << row.html;
    EXPECT_EQ(pages->front().published.value_or(""), row.published) << row.html;
  }
}

TEST(HtmlReader, GivesArticlesSideBySide) {
  const std::string first =
      "<article><h2>River floods three towns</h2>"
      "<p>The river Orle flooded three towns in the north after a week of rain, officials said.</p>"
      "<p>Soldiers carried people from their homes in boats, and schools stayed closed.</p></article>";
  const std::string second =
      "<article><h2>Parliament votes on budget</h2><time datetime=2024-03-06></time>"
      "<p>Parliament voted late on Friday for a new budget after a debate of eleven hours.</p>"
      "<p>The opposition left the hall before the vote and called it a farce in a statement.</p></article>";
  const auto pages = read_html_page("<html><body>" + first + second);
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 2U);
  EXPECT_EQ((*pages)[0].title, "River floods three towns");
  EXPECT_EQ((*pages)[1].title, "Parliament votes on budget");
  EXPECT_EQ((*pages)[1].published, "2024-03-06");
  EXPECT_EQ((*pages)[1].paragraphs.size(), 2U);
}

TEST(HtmlReader, ReadsPagesForPhonesAndPrinters) {
  const std::string first = "Dock workers in Listown went back to their cranes on Tuesday after a strike.";
  const std::string second =
      "The union said the owners had agreed to raise wages and hire two hundred people.";
  const struct {
    const char* name;
    std::string html;
  } rows[] = {
      {"amp",
       "<html amp><head><link rel=canonical "
       "href='https://gazette.example/strike'></head><body><amp-sidebar><ul>"
       "<li>The world, the ports and the weather of the week are in our menu.</li></ul></amp-sidebar><header>"
       "Gazette</header><article><h1>Dockers end strike</h1><amp-img src=x.jpg><noscript><img "
       "alt=x></noscript>"
       "</amp-img><p>" +
           first +
           "</p><amp-ad><div>Buy a crane today, and get a second crane for nothing at all.</div></amp-ad>" +
           "<p>The union said <amp-img src=y.jpg></amp-img>the owners had agreed to raise wages and hire two "
           "hundred people.</p></article><amp-consent><div>We use cookies, as everybody does, and you have "
           "to agree "
           "to it.</div></amp-consent></body></html>"},
      {"print",
       "<html><head><title>Dockers end strike</title></head><body onload='window.print()'><p>Print this "
       "page</p>"
       "<h1>Dockers end strike</h1><table width=600><tr><td><font size=2>" +
           first + "<br><br>" + second +
           "<br><br>Copyright 2024 Gazette</font></td></tr></table></body></html>"},
      {"cookie banner",
       "<html><body><div class=notice><p>We use cookies to make this site better for you and for our "
       "partners in "
       "trade.</p></div><h1>Dockers end strike</h1><div><p>" +
           first + "</p><p>Read more about the ports</p><p>" + second +
           "</p><p>You may also like our podcast</p></div></body></html>"},
  };
  for (const auto& row : rows) {
    const auto pages = read_html_page(row.html);
    ASSERT_TRUE(pages) << row.name;
    EXPECT_EQ(pages->front().title, "Dockers end strike") << row.name;
    EXPECT_EQ(texts_of(pages->front()), (std::vector<std::string>{first, second})) << row.name;
  }
}

TEST(HtmlReader, SaysThatThereIsNoArticle) {
  const std::string rows[] = {
      "<html></html>", "<html><body><a href=1>One</a><a href=2>Two</a></body></html>",
      "<html><script>var text = 'The minister said that he would come on Monday.';</script>"};
  for (const std::string& html : rows) {
    const auto pages = read_html_page(html);
    ASSERT_FALSE(pages) << html;
    EXPECT_EQ(pages.error().code, ErrorCode::kNoArticle);
  }
}

}  // namespace
}  // namespace rapport::ingest
