#include "ingest/json_feed.hpp"

#include <string>

#include <gtest/gtest.h>

#include "split_helper.hpp"

namespace rapport::ingest {
namespace {

TEST(JsonFeed, ReadsItems) {
  const auto items = split(R"({"version": "https://jsonfeed.org/version/1.1", "items": [
  {"id": "https://a/1", "url": "https://a/1", "title": "Strike ends", "content_html": "<p>Workers went back.</p>",
   "date_published": "2024-05-17T01:02:03Z", "tags": [{"a": {}}]},
  {"id": 2, "external_url": "https://b/2", "content_text": "Envoys\nmet.", "language": "fr"},
  {"title": "Only this"}, {}
 ], "title": "Harbour Post", "language": "en"})");
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].bytes, "<p>Workers went back.</p>");
  EXPECT_EQ(items[0].format, InputFormat::kHtml);
  EXPECT_EQ(items[0].given.id, "https://a/1");
  EXPECT_EQ(items[0].given.outlet, "Harbour Post");
  EXPECT_EQ(items[0].given.published, "2024-05-17T01:02:03Z");
  EXPECT_EQ(items[0].given.language, "en");
  EXPECT_EQ(items[1].bytes, "Envoys\nmet.");
  EXPECT_EQ(items[1].given.language, "fr");
  EXPECT_EQ(items[1].given.url, "https://b/2");
  EXPECT_FALSE(items[1].given.id);
  EXPECT_EQ(items[2].bytes, "Only this");
  EXPECT_EQ(items[3].error->code, ErrorCode::kInputEmpty);
}

TEST(JsonFeed, GivesWhatIsBeforeABreak) {
  const auto items = split(
      R"({"version":"https://jsonfeed.org/version/1","title":"T","items":[{"title":"One"},{"title":"Tw)");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].bytes, "One");
  EXPECT_EQ(items[1].error->code, ErrorCode::kBadJson);
}

TEST(JsonFeed, IsKnownByItsVersion) {
  EXPECT_TRUE(looks_like_json_feed(R"( {"version" : "https://jsonfeed.org/version/1", )"));
  EXPECT_TRUE(looks_like_json_feed(R"({"title":"x","version":"https://jsonfeed.org/version/1.1"})"));
  EXPECT_FALSE(looks_like_json_feed(R"({"version":"2"})"));
  EXPECT_FALSE(looks_like_json_feed(R"({"text":"\"version\":\"https://jsonfeed.org/version/1\""})"));
  EXPECT_FALSE(looks_like_json_feed(R"(["version"])"));
}

}  // namespace
}  // namespace rapport::ingest
