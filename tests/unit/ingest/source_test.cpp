#include "ingest/source.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "packing.hpp"

namespace rapport::ingest {
namespace {

namespace fs = std::filesystem;

class ItemReaderTest : public testing::Test {
 protected:
  fs::path folder_;

  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("rapport_source_") + info->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  static std::vector<Item> read(const std::vector<std::string>& paths, const IngestOptions& options = {}) {
    std::vector<Item> items;
    ItemReader reader(paths, options);
    while (auto item = reader.next()) {
      items.push_back(std::move(*item));
    }
    return items;
  }
};

TEST_F(ItemReaderTest, GivesAFileAsOneItem) {
  const auto path = write("page.one.html", "<p>Hello</p>");
  const auto items = read({path});
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].path, path);
  EXPECT_EQ(items[0].page, "page");
  EXPECT_EQ(items[0].bytes, "<p>Hello</p>");
  EXPECT_EQ(items[0].line, 0U);
  EXPECT_FALSE(items[0].error);
}

TEST_F(ItemReaderTest, GivesAJsonlLineByLine) {
  const auto path = write("feed.jsonl", "\xEF\xBB\xBF{\"text\":\"a\"}\r\n\n  \n{\"text\":\"b\"}");
  const auto items = read({path});
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].bytes, "{\"text\":\"a\"}");
  EXPECT_EQ(items[0].format, InputFormat::kJsonl);
  EXPECT_EQ(items[1].bytes, "{\"text\":\"b\"}");
  EXPECT_EQ(items[1].where(), path + ":4");
}

TEST_F(ItemReaderTest, WalksFoldersInByteOrder) {
  write("b.txt", "b");
  write("B.txt", "B");
  write("a/z.txt", "az");
  write(".hidden/x.txt", "no");
  write(".x.txt", "no");
  const auto items = read({folder_.string()});
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].bytes, "B");
  EXPECT_EQ(items[1].bytes, "az");
  EXPECT_EQ(items[2].bytes, "b");
}

TEST_F(ItemReaderTest, ReadsGzipOfSeveralMembers) {
  const auto page = write("page.html.gz", gzip("<p>one</p>") + gzip("<p>two</p>"));
  const auto feed = write("feed.gz", gzip("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"));
  const auto items = read({page, feed});
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].page, "page");
  EXPECT_EQ(items[0].bytes, "<p>one</p><p>two</p>");
  EXPECT_EQ(items[2].bytes, "{\"text\":\"b\"}");
}

TEST_F(ItemReaderTest, GivesTheLinesBeforeADamage) {
  std::string lines;
  for (int i = 0; i < 20000; ++i) {
    lines += "{\"text\":\"story " + std::to_string(i * 7919 % 10007) + "\"}\n";
  }
  std::string bytes = gzip(lines);
  bytes.resize(bytes.size() / 2);
  const auto path = write("cut.jsonl.gz", bytes);
  const auto items = read({path, write("next.txt", "next")});
  ASSERT_GT(items.size(), 100U);
  const Item& damaged = items[items.size() - 2];
  ASSERT_TRUE(damaged.error);
  EXPECT_EQ(damaged.error->code, ErrorCode::kBadCompression);
  EXPECT_EQ(damaged.error->where, path + ":" + std::to_string(items.size() - 1));
  EXPECT_EQ(items[items.size() - 3].bytes.back(), '}');
  EXPECT_EQ(items.back().bytes, "next");
}

TEST_F(ItemReaderTest, TurnsFailuresIntoItems) {
  const auto good = write("good.txt", "good");
  std::string cut = gzip("<p>page</p>");
  cut.resize(cut.size() - 6);
  fs::create_directories(folder_ / "empty");
  const auto items =
      read({(folder_ / "none.txt").string(), write("cut.gz", cut), (folder_ / "empty").string(), good});
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].error->code, ErrorCode::kFileNotFound);
  EXPECT_EQ(items[0].error->where, (folder_ / "none.txt").string());
  EXPECT_EQ(items[1].error->code, ErrorCode::kBadCompression);
  EXPECT_EQ(items[2].error->code, ErrorCode::kInputEmpty);
  EXPECT_EQ(items[3].bytes, "good");
}

TEST_F(ItemReaderTest, PassesOverWhatIsLeftOutOfAFolder) {
  fs::create_directories(folder_ / "news" / "more");
  write("news/a.txt", "a");
  write("news/more/kept.db", "b");
  IngestOptions options;
  options.left_out = {write("news/kept.db", "kept"), (folder_ / "none.db").string()};
  const auto items = read({(folder_ / "news").string(), options.left_out.front()}, options);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].bytes, "a");
  EXPECT_EQ(items[1].bytes, "b");     // Another file of that name.
  EXPECT_EQ(items[2].bytes, "kept");  // Asked for by name.
}

TEST_F(ItemReaderTest, ExpandsPatterns) {
  write("b.txt", "b");
  write("a.txt", "a");
  write("sub/c.txt", "c");
  write("[odd].txt", "odd");
  const auto items = read({(folder_ / "[ab].txt").string(), (folder_ / "s*").string(),
                           (folder_ / "x*").string(), (folder_ / "[odd].txt").string()});
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[0].bytes, "a");
  EXPECT_EQ(items[1].bytes, "b");
  EXPECT_EQ(items[2].path, (folder_ / "sub/c.txt").string());
  EXPECT_EQ(items[3].error->code, ErrorCode::kInputEmpty);
  EXPECT_EQ(items[3].error->where, (folder_ / "x*").string());
  EXPECT_EQ(items[4].bytes, "odd");
}

TEST_F(ItemReaderTest, NumbersTheItemsOfAFile) {
  const auto items = read({write("a.jsonl", "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\n"), write("b.txt", "c")});
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].position, 1U);
  EXPECT_EQ(items[1].position, 2U);
  EXPECT_EQ(items[1].line, 3U);
  EXPECT_EQ(items[2].position, 1U);
  EXPECT_EQ(items[2].line, 0U);
}

TEST_F(ItemReaderTest, AsksAtTheGate) {
  write("news/a.txt", "a");
  write("news/b.txt", "bb");
  fs::create_directories(folder_ / "empty");
  ItemReader reader({(folder_ / "news").string(), (folder_ / "empty").string(), (folder_ / "x*").string()},
                    {});
  std::vector<std::string> asked;
  reader.set_gate([&](const std::string& path) {
    asked.push_back(fs::path(path).filename().string());
    return path.ends_with("b.txt");
  });
  EXPECT_EQ(reader.next()->bytes, "bb");
  EXPECT_EQ(reader.input_bytes(), 2U);
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(asked, (std::vector<std::string>{"a.txt", "b.txt", "empty", "x*"}));
}

TEST_F(ItemReaderTest, KeepsToItsLimits) {
  IngestOptions options;
  options.max_page_bytes = 1000;
  options.max_line_bytes = 100;
  const auto page = write("page.txt", std::string(2000, 'x'));
  const auto feed = write(
      "feed.jsonl", "{\"text\":\"a\"}\n{\"text\":\"" + std::string(500000, 'x') + "\"}\n{\"text\":\"c\"}\n");
  const auto items = read({page, feed}, options);
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].error->code, ErrorCode::kInputTooLarge);
  EXPECT_EQ(items[1].bytes, "{\"text\":\"a\"}");
  EXPECT_EQ(items[2].error->code, ErrorCode::kInputTooLarge);
  EXPECT_EQ(items[2].error->where, feed + ":2");
  EXPECT_EQ(items[3].line, 3U);
  EXPECT_EQ(items[3].bytes, "{\"text\":\"c\"}");
}

TEST(PageName, EndsAtTheFirstDot) {
  EXPECT_EQ(page_name("a.b/page.html.gz"), "page");
  EXPECT_EQ(page_name("page"), "page");
  EXPECT_EQ(page_name("x/.page"), ".page");
  EXPECT_EQ(page_name("-"), "-");
}

}  // namespace
}  // namespace rapport::ingest
