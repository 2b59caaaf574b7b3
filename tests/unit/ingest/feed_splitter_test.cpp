#include "ingest/feed_splitter.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/page_reader.hpp"
#include "split_helper.hpp"

namespace rapport::ingest {
namespace {

/// The stories of a file; errors of items as stories whose text is the error.
std::vector<Story> stories(const std::string& bytes) {
  std::vector<Story> out;
  for (const Item& item : split(bytes, {}, "feed.xml")) {
    auto read = read_item(item, {});
    if (!read) {
      Story failed;
      failed.text = read.error().to_string();
      out.push_back(failed);
      continue;
    }
    std::move(read->stories.begin(), read->stories.end(), std::back_inserter(out));
  }
  return out;
}

constexpr const char* kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment with <item> in it -->
<!DOCTYPE rss [<!ENTITY x "y">]>
<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour &amp; Town</title><link>https://news.example/</link><language>en-gb</language>
<image><title>Logo</title><url>https://news.example/logo.png</url></image>
<item>
  <title>Envoys meet &lt;b&gt;again&lt;/b&gt; &amp;eacute;</title>
  <link>https://news.example/1</link>
  <guid isPermaLink="false">tag:news.example,2024:1</guid>
  <pubDate>Fri, 17 May 2024 10:00:00 +0200</pubDate>
  <media:title>No title</media:title>
  <description>A teaser.</description>
  <c:encoded><![CDATA[<p>The envoys of the two towns met again.</p><p>They left &mdash; without a deal.</p>]]></c:encoded>
</item>
<item><title>Strike ends</title><guid>https://news.example/2</guid><dc:date>2024-05-18T01:02:03Z</dc:date>
  <description>Workers went back.</description></item>
<item><title>Only a headline</title><guid isPermaLink="false">17</guid></item>
</channel></rss>)";

TEST(FeedSplitter, ReadsRss2) {
  const auto read = stories(kRss);
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read[0].title, "Envoys meet again \xC3\xA9");
  EXPECT_EQ(read[0].text,
            "Envoys meet again \xC3\xA9\nThe envoys of the two towns met again.\nThey left \xE2\x80\x94 "
            "without a deal.");
  EXPECT_TRUE(read[0].has_title_line);
  EXPECT_EQ(read[0].url, "https://news.example/1");
  EXPECT_EQ(read[0].published, "2024-05-17T10:00:00+02:00");
  EXPECT_EQ(read[0].outlet, "Harbour & Town");
  EXPECT_EQ(read[0].language, "en-gb");
  EXPECT_EQ(read[0].id, "tag:news.example,2024:1");
  EXPECT_EQ(read[1].text, "Strike ends\nWorkers went back.");
  EXPECT_TRUE(read[1].has_title_line);
  EXPECT_EQ(read[1].url, "https://news.example/2");
  EXPECT_EQ(read[1].published, "2024-05-18T01:02:03Z");
  EXPECT_EQ(read[2].text, "Only a headline");
  EXPECT_EQ(read[2].id.size(), 16U);  // "17" is an id in this feed alone.
}

TEST(FeedSplitter, ReadsRdf) {
  const auto read = stories(R"(<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Old News</title><items><rdf:Seq/></items></channel>
<item rdf:about="https://news.example/a"><title>Strike ends</title><link>https://news.example/a</link>
<description>Workers went back.</description><dc:date>2003-02-01</dc:date></item>
</rdf:RDF>)");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].text, "Strike ends\nWorkers went back.");
  EXPECT_EQ(read[0].outlet, "Old News");
  EXPECT_EQ(read[0].published, "2003-02-01");
  EXPECT_EQ(read[0].url, "https://news.example/a");
}

TEST(FeedSplitter, ReadsAtom) {
  const auto read = stories(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="text">Town &lt;News&gt;</title><id>urn:feed</id><updated>2024-01-01T00:00:00Z</updated>
<entry><title type="html">Strike &lt;i&gt;ends&lt;/i&gt;</title><id>urn:uuid:1</id>
 <link rel="edit" href="https://news.example/edit"/><link rel="alternate" href="https://news.example/a"/>
 <updated>2024-05-19T00:00:00Z</updated><published>2024-05-17T00:00:00Z</published>
 <summary>A teaser.</summary>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Workers <b>went</b> back.</p></div></content>
 <source><title>Harbour Post</title></source></entry>
<entry><title>Two</title><id>urn:uuid:2</id><updated>2024-05-20T00:00:00Z</updated>
 <content type="image/png" src="x.png"/><summary type="text">It is 3 &lt; 4.</summary></entry>
</feed>)");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].text, "Strike ends\nWorkers went back.");
  EXPECT_EQ(read[0].outlet, "Harbour Post");
  EXPECT_EQ(read[0].url, "https://news.example/a");
  EXPECT_EQ(read[0].published, "2024-05-17T00:00:00Z");
  EXPECT_EQ(read[0].id, "urn:uuid:1");
  EXPECT_EQ(read[1].text, "Two\nIt is 3 < 4.");
  EXPECT_EQ(read[1].outlet, "Town <News>");
  EXPECT_EQ(read[1].published, "2024-05-20T00:00:00Z");
}

TEST(FeedSplitter, ReadsPrefixedAtomAndOldRss) {
  EXPECT_EQ(stories(R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T</a:title>
<a:content>Workers went back.</a:content></a:entry></a:feed>)")
                .at(0)
                .text,
            "T\nWorkers went back.");
  EXPECT_EQ(stories("<rss version='0.91'><channel><item><title>T</title><description>Workers went back."
                    "</description></item></channel></rss>")
                .at(0)
                .text,
            "T\nWorkers went back.");
}

TEST(FeedSplitter, DecodesTheCharsetOfTheDeclaration) {
  const auto read = stories(
      "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><title>Caf\xE9</title><item>"
      "<title>Th\xE9</title></item></channel></rss>");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].title, "Th\xC3\xA9");
  EXPECT_EQ(read[0].outlet, "Caf\xC3\xA9");
}

TEST(FeedSplitter, ReadsUtf16) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<rss><channel><item><title>Strike ends</title></item></channel></rss>")) {
    wide += c;
    wide += '\0';
  }
  EXPECT_EQ(stories(wide).at(0).text, "Strike ends");
}

TEST(FeedSplitter, ReadsWhatIsWholeOfABrokenFile) {
  struct Row {
    const char* name;
    std::string xml;
    std::vector<std::string> texts;
  };
  const std::string open = "<rss><channel>";
  const std::string one = "<item><title>One</title></item>";
  const std::string two = "<item><title>Two</title></item>";
  const std::string close = "</channel></rss>";
  const auto error = [](std::size_t at, const std::string& text) {
    return "feed.xml:byte " + std::to_string(at) + ": " + text;
  };
  const std::size_t second = open.size() + one.size();
  const Row rows[] = {
      {"tags that do not match",
       open + one + "<item><title>x</b></item>" + two + close,
       {"One", error(second, "bad-xml: Start-end tags mismatch after 16 bytes of the element"), "Two"}},
      {"no end of an item",
       open + one + "<item><title>x</title>" + two + close,
       {"One", error(second, "bad-xml: an item that does not end"), "Two"}},
      {"cut in an item",
       open + one + "<item><title>x",
       {"One", error(second, "bad-xml: an item that does not end"),
        error(second + 14, "bad-xml: the file ends inside of <channel>")}},
      {"cut between items", open + one, {"One", error(second, "bad-xml: the file ends inside of <channel>")}},
      {"an ampersand", open + "<item><title>A & B</title></item>" + close, {"A & B"}},
      {"half a character",
       open + "<item><title>A&#xD800;B</title></item>" + close,
       {"A\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
        "B"}},
      {"an unknown entity",
       open + "<item><title>A &nbsp;&unknown; B</title></item>" + close,
       {"A &unknown; B"}},
      {"nothing in an item",
       open + "<item/>" + two + close,
       {error(open.size(), "input-empty: an item without title and text"), "Two"}},
      {"tags in a section",
       open + "<item><description><![CDATA[</item> <b>x</b>]]></description></item>" + close,
       {"x"}},
      {"an attribute", open + "<item a='>'><title>A</title></item>" + close, {"A"}},
  };
  for (const Row& row : rows) {
    std::vector<std::string> texts;
    for (const Story& story : stories(row.xml)) {
      texts.push_back(story.text);
    }
    EXPECT_EQ(texts, row.texts) << row.name;
  }
}

TEST(FeedSplitter, CountsTheAddressesOfSitemaps) {
  const auto items = split(R"(<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/a</loc><news:news>
 <news:publication><news:name>Town News</news:name></news:publication>
 <news:publication_date>2024-05-17</news:publication_date><news:title>T</news:title></news:news></url>
 <url><loc>https://news.example/b</loc></url></urlset>)");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].notes.at(0), "a sitemap has no text: 2 addresses and 0 further sitemaps are not read");
  const auto read = read_item(items[0], {});
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->stories.empty());
  EXPECT_EQ(read->diagnostics.size(), 1U);
}

TEST(FeedSplitter, ReadsPetrarch) {
  const auto read = stories(R"(<?xml version="1.0" encoding="UTF-8"?>
<Sentences>
<Sentence date="20080801" id="HAR001_01" source="AFP" sentence="true">
<Text>The envoys of the two towns
met again.</Text>
<Parse>(ROOT (S))</Parse>
</Sentence>
<Sentence date="20080802" id="HAR001_02" source="AFP" sentence="false"><Text>Workers went back.</Text></Sentence>
</Sentences>)");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].text, "The envoys of the two towns met again.");
  EXPECT_EQ(read[0].id, "HAR001_01");
  EXPECT_EQ(read[0].published, "2008-08-01");
  EXPECT_EQ(read[0].outlet, "AFP");
  EXPECT_EQ(read[1].published, "2008-08-02");
}

TEST(FeedSplitter, KeepsToItsLimit) {
  IngestOptions options;
  options.max_page_bytes = 1000;
  const auto items = split("<rss><channel><item><title>" + std::string(600000, 'x') +
                               "</title></item><item><title>Two</title></item></channel></rss>",
                           options);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].error->code, ErrorCode::kInputTooLarge);
  EXPECT_EQ(items[1].bytes, "Two");
}

TEST(XmlKind, LooksAtTheRoot) {
  EXPECT_EQ(xml_kind_of("\xEF\xBB\xBF <?xml version='1.0'?><!-- x --><rss>"), XmlKind::kFeed);
  EXPECT_EQ(xml_kind_of("<rdf:RDF a='b'>"), XmlKind::kFeed);
  EXPECT_EQ(xml_kind_of("<Sentences>"), XmlKind::kPetrarch);
  EXPECT_EQ(xml_kind_of("<html><rss>"), XmlKind::kOther);
  EXPECT_EQ(xml_kind_of("<!-- rss"), XmlKind::kOther);
  EXPECT_EQ(xml_kind_of("rss"), XmlKind::kOther);
  EXPECT_EQ(xml_kind_of(""), XmlKind::kOther);
}

}  // namespace
}  // namespace rapport::ingest
