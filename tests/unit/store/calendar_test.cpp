#include "store/calendar.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport::store {
namespace {

struct Case {
  const char* day;
  Period period;
  const char* first;
  const char* name;
  const char* next;
};

TEST(Calendar, PutsDaysIntoPeriods) {
  constexpr Case kCases[] = {
      {"2024-02-29", Period::kDay, "2024-02-29", "2024-02-29", "2024-03-01"},
      {"2024-05-17", Period::kWeek, "2024-05-13", "2024-W20", "2024-05-20"},
      {"2024-12-31", Period::kWeek, "2024-12-30", "2025-W01", "2025-01-06"},
      {"2021-01-03", Period::kWeek, "2020-12-28", "2020-W53", "2021-01-04"},
      {"2024-02-29", Period::kMonth, "2024-02-01", "2024-02", "2024-03-01"},
      {"2024-12-31", Period::kMonth, "2024-12-01", "2024-12", "2025-01-01"},
      {"2024-05-17", Period::kQuarter, "2024-04-01", "2024-Q2", "2024-07-01"},
      {"2024-12-01", Period::kQuarter, "2024-10-01", "2024-Q4", "2025-01-01"},
      {"2024-05-17", Period::kYear, "2024-01-01", "2024", "2025-01-01"},
  };
  for (const Case& each : kCases) {
    const auto first = first_day(*base::parse_iso_date(each.day), each.period);
    EXPECT_EQ(base::to_iso(first), each.first) << each.day;
    EXPECT_EQ(period_name(first, each.period), each.name) << each.day;
    EXPECT_EQ(base::to_iso(next_period(first, each.period)), each.next) << each.day;
  }
}

}  // namespace
}  // namespace rapport::store
