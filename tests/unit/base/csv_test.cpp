#include "base/csv.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

using Cells = std::vector<std::string>;

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
  struct Row {
    const char* name;
    std::string text;
    char separator;
    std::vector<Cells> cells;
  };
  const std::vector<Row> rows = {
      {"nothing", "", ',', {}},
      {"one cell without an end of line", "a", ',', {{"a"}}},
      {"line ends of both kinds", "a,b\r\nc,d\n", ',', {{"a", "b"}, {"c", "d"}}},
      {"empty cells", ",a,\n,,", ',', {{"", "a", ""}, {"", "", ""}}},
      {"empty lines", "a\n\n\r\nb\n", ',', {{"a"}, {"b"}}},
      {"quotes", "\"a,b\",\"say \"\"no\"\"\"\n", ',', {{"a,b", "say \"no\""}}},
      {"a line break in quotes", "\"a\nb\",c\n", ',', {{"a\nb", "c"}}},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "a;b\n",
       ';',
       {{"a", "b"}}},
      {"quotes inside a cell", "a \"b\" c\n", ',', {{"a \"b\" c"}}},
  };
  for (const Row& row : rows) {
    const auto parsed = parse_csv(row.text, row.separator, "t");
    ASSERT_TRUE(parsed) << row.name;
    std::vector<Cells> cells;
    for (const CsvLine& line : *parsed) {
      cells.push_back(line.cells);
    }
    EXPECT_EQ(cells, row.cells) << row.name;
  }
}

TEST(Csv, CountsLinesThroughQuotes) {
  const auto parsed = parse_csv("a\n\"b\nc\"\nd\n", ',', "t");
  ASSERT_TRUE(parsed);
  ASSERT_EQ(parsed->size(), 3U);
  EXPECT_EQ((*parsed)[2].line, 4U);
}

TEST(Csv, NamesTheLineOfAQuoteWithoutEnd) {
  const auto parsed = parse_csv("a,b\nc,\"d\ne,f\n", ',', "sheet.csv");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().code, ErrorCode::kBadTable);
  EXPECT_EQ(parsed.error().where, "sheet.csv:2");
}

}  // namespace
}  // namespace rapport::base
