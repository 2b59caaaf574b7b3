#include "base/date.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

TEST(Date, ReadsIsoDatesOnly) {
  struct Row {
    const char* text;
    const char* want;  // nullptr: refused.
  };
  const std::vector<Row> rows = {{"2023-06-18", "2023-06-18"},
                                 {"2023-06-18T09:00:00Z", "2023-06-18"},
                                 {"2023-06-18 09:00", "2023-06-18"},
                                 {"2024-02-29", "2024-02-29"},
                                 {"1899-12-31", "1899-12-31"},
                                 {"2023-02-29", nullptr},
                                 {"2023-13-01", nullptr},
                                 {"2023-00-10", nullptr},
                                 {"0000-01-01", nullptr},
                                 {"2023-6-18", nullptr},
                                 {"2023/06/18", nullptr},
                                 {"2023-06-18x", nullptr},
                                 {"", nullptr},
                                 {"yesterday!", nullptr}};
  for (const Row& row : rows) {
    const auto date = parse_iso_date(row.text);
    ASSERT_EQ(date.has_value(), row.want != nullptr) << row.text;
    if (date) {
      EXPECT_EQ(to_iso(*date), row.want);
    }
  }
}

TEST(Date, CountsDaysAndMonths) {
  const Date sunday = *parse_iso_date("2023-06-18");
  EXPECT_EQ(weekday_of(sunday), 6);
  EXPECT_EQ(to_iso(add_days(sunday, 1)), "2023-06-19");
  EXPECT_EQ(to_iso(add_days(sunday, -18)), "2023-05-31");
  EXPECT_EQ(to_iso(add_months(*parse_iso_date("2024-01-31"), 1)), "2024-02-29");
  EXPECT_EQ(to_iso(add_months(sunday, -7)), "2022-11-18");
  EXPECT_EQ(days_between(sunday, *parse_iso_date("2023-07-01")), 13);
  EXPECT_EQ(to_iso(first_of_month(sunday)), "2023-06-01");
  EXPECT_EQ(to_iso(last_of_month(sunday)), "2023-06-30");
}

}  // namespace
}  // namespace rapport::base
