#include "ingest/table_splitter.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "split_helper.hpp"

namespace rapport::ingest {
namespace {

/// "text" of each row, errors as "line !message".
std::vector<std::string> shown(const std::vector<Item>& items) {
  std::vector<std::string> out;
  for (const Item& item : items) {
    out.push_back(item.error ? std::to_string(item.line) + " !" + item.error->message : item.bytes);
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST(TableSplitter, ReadsFieldsByName) {
  const auto items = split(
      "\xEF\xBB\xBFID,Title,text,outlet,url,published,language,other\r\n"
      "7,Strike ends,\"Workers, all of them,\r\nwent \"\"back\"\".\",Harbour "
      "Post,https://a/b,2024-05-17,en,x\r\n");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].bytes, "Workers, all of them,\r\nwent \"back\".");
  EXPECT_EQ(items[0].given.id, "7");
  EXPECT_EQ(items[0].given.title, "Strike ends");
  EXPECT_EQ(items[0].given.outlet, "Harbour Post");
  EXPECT_EQ(items[0].given.url, "https://a/b");
  EXPECT_EQ(items[0].given.published, "2024-05-17");
  EXPECT_EQ(items[0].given.language, "en");
  EXPECT_EQ(items[0].where(), "file.x:2");
}

TEST(TableSplitter, ReadsColumnsAsNamed) {
  IngestOptions options;
  options.columns = {{"text", "body"}, {"title", "headline"}, {"published", "Date"}};
  const auto items = split("date\theadline\tbody\n2024-05-17\tStrike ends\tWorkers went back.\n", options);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].bytes, "Workers went back.");
  EXPECT_EQ(items[0].given.title, "Strike ends");
  EXPECT_EQ(items[0].given.published, "2024-05-17");
}

TEST(TableSplitter, TakesHtmlWhereThereIsNoText) {
  const auto items = split("id,text,html\n1,,<p>A</p>\n2,B,<p>C</p>\n3,,\n");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].format, InputFormat::kHtml);
  EXPECT_EQ(items[1].format, InputFormat::kText);
  EXPECT_EQ(items[2].error->code, ErrorCode::kBadRow);
}

TEST(TableSplitter, GoesOnBehindABadRow) {
  struct Row {
    const char* name;
    std::string bytes;
    Texts expected;
  };
  const Row rows[] = {
      {"too few cells", "id,text\n1,a\n2\n3,c\n", {"a", "3 !1 cells where the header row has 2", "c"}},
      {"too many cells", "id,text\n1,a,b\n3,c\n", {"2 !3 cells where the header row has 2", "c"}},
      {"empty cells too many", "id,text\n1,a,,\n", {"a"}},
      {"an empty line", "id,text\n\n1,a\n\r\n2,b", {"a", "b"}},
      {"a quote without end",
       "id,text\n1,\"a\n2,b\n3,c\n",
       {"2 !a quote that begins in this row does not end", "b", "c"}},
      {"text behind a quote", "id,text\n1,\"a\" b\n", {"a b"}},
      {"a quote in a cell", "id,text\n1,a \"b\n2,c\n", {"a \"b", "c"}},
      {"lines are counted",
       "id,text\n1,\"a\n\nb\"\n2\n",
       {"a\n\nb", "5 !1 cells where the header row has 2"}},
      {"semicolons", "id;text\n1;a, b\n", {"a, b"}},
      {"tabs and quotes",
       "id\ttext\n1\t\"We go,\" he said.\n2\t\"a \"\"b\"\"\"\n3\t\"c\n4\t\"d\ne\"\n",
       {"\"We go,\" he said.", "a \"b\"", "\"c", "d\ne"}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(shown(split(row.bytes)), row.expected) << row.name;
  }
}

TEST(TableSplitter, SaysWhatIsWrongWithAHeader) {
  IngestOptions options;
  options.format = InputFormat::kCsv;
  EXPECT_EQ(shown(split("", options)), Texts{"1 !no header row"});
  EXPECT_EQ(shown(split("a,b\n1,2\n", options)), Texts{"1 !the header row names no column 'text' or 'html'"});
  EXPECT_EQ(shown(split("\"a,b\n1,2\n", options)), Texts{"1 !a quote in the header row does not end"});
  options.columns = {{"text", "body"}};
  EXPECT_EQ(shown(split("text,b\n1,2\n", options)), Texts{"1 !no column 'body' in the header row"});
}

TEST(TableSplitter, KeepsToItsLimit) {
  IngestOptions options;
  options.max_line_bytes = 1000;
  const std::string large(700000, 'x');
  EXPECT_EQ(shown(split("id,text\n1,a\n2," + large + "\n3,c\n", options)),
            (Texts{"a", "3 !row of more than 1000 bytes", "c"}));
}

TEST(TableSplitter, ReadsUtf16) {
  IngestOptions options;
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("id\ttext\r\n1\tWorkers went back.\r\n")) {
    wide += c;
    wide += '\0';
  }
  EXPECT_EQ(shown(split(wide)), Texts{"Workers went back."});
}

TEST(TableFormat, NeedsAHeaderThatNamesText) {
  EXPECT_EQ(table_format_of("id,text\n", {}), InputFormat::kCsv);
  EXPECT_EQ(table_format_of("id\ttext", {}), InputFormat::kTsv);
  EXPECT_EQ(table_format_of("text\n", {}), InputFormat::kAuto);
  EXPECT_EQ(table_format_of("Strike ends, workers say\n", {}), InputFormat::kAuto);
  EXPECT_EQ(table_format_of("<p>a, text</p>", {}), InputFormat::kAuto);
}

}  // namespace
}  // namespace rapport::ingest
