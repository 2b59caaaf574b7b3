#include <sstream>

#include <gtest/gtest.h>

#include "rapport/format.hpp"

#include "base/utf8.hpp"
#include "unit/wire/sample.hpp"

namespace rapport {
namespace {

TEST(RecordTable, ColumnsAlign) {
  CodedStory coded = sample::coded();
  coded.records.push_back(sample::bare_record());
  const std::string expected =
      "CONF  DATE        EVENT             STATUS     ACTORS          RECIPIENTS      PLACE       STORY\n"
      "0.87  2024-05-21  CONSULT/visit     future     Åse Ødegård     Lima            Lima        Ødegård to "
      "fly to …\n"
      "0.00              ASSAULT           actual                                                 Ødegård to "
      "fly to …\n";
  EXPECT_EQ(table_header(111) + records_to_table(coded, 111), expected);
}

TEST(RecordTable, NoLineIsLongerThanTheTerminal) {
  CodedStory coded = sample::coded();
  coded.records[0].actors[0].name = std::string(300, 'x');
  coded.records[0].status = "hypothetical";
  for (const int width : {80, 99, 100, 101, 133, 200}) {
    std::istringstream lines(table_header(width) + records_to_table(coded, width));
    std::string line;
    while (std::getline(lines, line)) {
      EXPECT_LE(base::count_code_points(line), static_cast<std::size_t>(width));
    }
  }
}

TEST(RecordTable, SilentWidthsStillGiveEveryColumn) {
  for (const int width : {-5, 0, 1, 40}) {
    EXPECT_EQ(table_header(width).substr(0, 4), "CONF") << width;
    EXPECT_NE(table_header(width).find("PLACE"), std::string::npos) << width;
  }
}

TEST(RecordTable, DateIsTheEventsElseThePublicationsWhereItCounts) {
  CodedStory coded = sample::coded();
  coded.story.published = "2024-05-17T10:00:00Z";
  coded.records[0].time.reset();
  coded.records[0].date_basis = "published";
  EXPECT_EQ(records_to_table(coded, 100).substr(6, 10), "2024-05-17");
  coded.records[0].date_basis.reset();
  EXPECT_EQ(records_to_table(coded, 100).substr(6, 10), "          ");
}

}  // namespace
}  // namespace rapport
