#include "base/tsv.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

TEST(Tsv, ReadsColumnsByNameWhateverTheirOrder) {
  const auto table = TsvTable::parse("# a comment\nname\tcode\r\nFrance\tFRA\r\n\nSpain\tESP|SPN|\r\n",
                                     "t.tsv", {"code", "name"});
  ASSERT_TRUE(table.has_value()) << table.error().to_string();
  ASSERT_EQ(table->rows().size(), 2U);
  EXPECT_EQ(table->cell(table->rows()[0], 0), "FRA");
  EXPECT_EQ(table->cell(table->rows()[1], 1), "Spain");
  EXPECT_EQ(table->list(table->rows()[1], 0), (std::vector<std::string>{"ESP", "SPN"}));
  EXPECT_EQ(table->rows()[1].line, 5U);
}

TEST(Tsv, NamesTheLineOfAFault) {
  const auto short_row = TsvTable::parse("a\tb\n1\t2\n3\n", "t.tsv", {"a"});
  ASSERT_FALSE(short_row.has_value());
  EXPECT_EQ(short_row.error().code, ErrorCode::kBadTable);
  EXPECT_EQ(short_row.error().where, "t.tsv:3");
  EXPECT_EQ(TsvTable::parse("a\n", "t.tsv", {"b"}).error().message, "no column 'b'");
  EXPECT_EQ(TsvTable::parse("", "t.tsv", {"b"}).error().code, ErrorCode::kBadTable);
  EXPECT_EQ(TsvTable::load("/nowhere.tsv", {}).error().code, ErrorCode::kBadTable);
}

}  // namespace
}  // namespace rapport::base
