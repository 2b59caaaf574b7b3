#include "coding/time_resolver.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::coding {
namespace {

enum class Tense { kPast, kFuture, kUnknown };

constexpr Tense kPast = Tense::kPast;
constexpr Tense kFuture = Tense::kFuture;
constexpr Tense kUnknown = Tense::kUnknown;

/// "START..END precision", "-" for an empty side; "undated" for an understood time without dates; "none" for
/// no time.
std::string resolve(const std::string& expression, Tense tense, const char* published) {
  const TimeContext context = {.published = base::parse_iso_date(published),
                               .future = tense == Tense::kFuture,
                               .past = tense == Tense::kPast};
  const auto time = resolve_time(expression, context);
  if (!time) {
    return "none";
  }
  if (!time->start && !time->end) {
    return time->precision ? "undated with a precision" : "undated";
  }
  const auto iso = [](const std::optional<base::Date>& date) {
    return date ? base::to_iso(*date) : std::string("-");
  };
  return iso(time->start) + ".." + iso(time->end) + " " + time->precision.value_or("?");
}

struct Row {
  const char* expression;
  Tense tense;
  const char* expected;
};

void check(const std::vector<Row>& rows, const char* published) {
  for (const Row& row : rows) {
    EXPECT_EQ(resolve(row.expression, row.tense, published), row.expected)
        << row.expression
        << (row.tense == kFuture ? " (future)"
            : row.tense == kPast ? " (past)"
                                 : "");
  }
}

constexpr const char* kWednesday = "2015-06-17";
constexpr const char* kSunday = "2023-06-18";

TEST(TimeResolverTest, Days) {
  check(
      {
          {"today", kPast, "2015-06-17..2015-06-17 day"},
          {"Today", kFuture, "2015-06-17..2015-06-17 day"},
          {"tonight", kFuture, "2015-06-17..2015-06-17 day"},
          {"this morning", kPast, "2015-06-17..2015-06-17 day"},
          {"earlier today", kPast, "2015-06-17..2015-06-17 day"},
          {"today by 5 p.m.", kFuture, "2015-06-17..2015-06-17 day"},
          {"yesterday", kPast, "2015-06-16..2015-06-16 day"},
          {"last night", kPast, "2015-06-16..2015-06-16 day"},
          {"tomorrow", kFuture, "2015-06-18..2015-06-18 day"},
          {"the day after tomorrow", kFuture, "2015-06-19..2015-06-19 day"},
          {"the day before yesterday", kPast, "2015-06-15..2015-06-15 day"},
          {"the 13th", kPast, "2015-06-13..2015-06-13 day"},
          {"the 20th", kPast, "2015-05-20..2015-05-20 day"},
          {"the 13th", kFuture, "2015-07-13..2015-07-13 day"},
          {"the 31st", kFuture, "2015-07-31..2015-07-31 day"},
          {"Christmas", kPast, "2014-12-25..2014-12-25 day"},
          {"New Year's Eve", kFuture, "2015-12-31..2015-12-31 day"},
      },
      kWednesday);
}

TEST(TimeResolverTest, Weekdays) {
  check(
      {
          {"Tuesday", kPast, "2015-06-16..2015-06-16 day"},
          {"on Wednesday", kPast, "2015-06-17..2015-06-17 day"},
          {"Wednesday", kFuture, "2015-06-17..2015-06-17 day"},
          {"Thursday", kPast, "2015-06-11..2015-06-11 day"},
          {"Thursday", kFuture, "2015-06-18..2015-06-18 day"},
          {"Thursday", kUnknown, "2015-06-11..2015-06-11 day"},
          {"last Friday", kPast, "2015-06-12..2015-06-12 day"},
          {"last Wednesday", kPast, "2015-06-10..2015-06-10 day"},
          {"past Sunday", kPast, "2015-06-14..2015-06-14 day"},
          {"next Wednesday", kFuture, "2015-06-24..2015-06-24 day"},
          {"this Friday", kFuture, "2015-06-19..2015-06-19 day"},
          {"this coming Friday", kFuture, "2015-06-19..2015-06-19 day"},
          {"Monday night", kPast, "2015-06-15..2015-06-15 day"},
          {"early Saturday morning", kPast, "2015-06-13..2015-06-13 day"},
          {"late on Tuesday", kPast, "2015-06-16..2015-06-16 day"},
          {"midnight Friday", kPast, "2015-06-12..2015-06-12 day"},
          {"4 a.m. on Tuesday", kPast, "2015-06-16..2015-06-16 day"},
          {"4pm local time (1300 GMT) on Saturday", kPast, "2015-06-13..2015-06-13 day"},
          {"Tuesday of last week", kPast, "2015-06-09..2015-06-09 day"},
          {"Monday next week", kFuture, "2015-06-22..2015-06-22 day"},
          {"Friday's deadline", kFuture, "2015-06-19..2015-06-19 day"},
          {"the night before Friday's deadline", kFuture, "2015-06-18..2015-06-18 day"},
          {"as early as Monday", kFuture, "2015-06-22..2015-06-22 day"},
          {"Fridays", kPast, "none"},
      },
      kWednesday);
}

// Of a story published on a Sunday.
TEST(TimeResolverTest, SundayStory) {
  check(
      {
          {"Sunday", kPast, "2023-06-18..2023-06-18 day"},
          {"Sunday", kFuture, "2023-06-18..2023-06-18 day"},
          {"Monday", kFuture, "2023-06-19..2023-06-19 day"},
          {"Monday", kPast, "2023-06-12..2023-06-12 day"},
          {"last Sunday", kPast, "2023-06-11..2023-06-11 day"},
          {"next Sunday", kFuture, "2023-06-25..2023-06-25 day"},
          {"this week", kPast, "2023-06-12..2023-06-18 week"},
          {"next week", kFuture, "2023-06-19..2023-06-25 week"},
          {"weekend", kPast, "2023-06-17..2023-06-18 range"},
          {"last weekend", kPast, "2023-06-10..2023-06-11 range"},
      },
      kSunday);
}

TEST(TimeResolverTest, WeeksMonthsYears) {
  check(
      {
          {"this week", kPast, "2015-06-15..2015-06-21 week"},
          {"earlier this week", kPast, "2015-06-15..2015-06-21 week"},
          {"earlier in the week", kPast, "2015-06-15..2015-06-21 week"},
          {"week's end", kPast, "2015-06-15..2015-06-21 week"},
          {"last week", kPast, "2015-06-08..2015-06-14 week"},
          {"Last week", kPast, "2015-06-08..2015-06-14 week"},
          {"late next week", kFuture, "2015-06-22..2015-06-28 week"},
          {"the week of June 22", kFuture, "2015-06-22..2015-06-28 week"},
          {"this month", kPast, "2015-06-01..2015-06-30 month"},
          {"next month", kFuture, "2015-07-01..2015-07-31 month"},
          {"last month", kPast, "2015-05-01..2015-05-31 month"},
          {"end of the month", kFuture, "2015-06-01..2015-06-30 month"},
          {"end of next month", kFuture, "2015-07-01..2015-07-31 month"},
          {"this year", kPast, "2015-01-01..2015-12-31 year"},
          {"last year", kPast, "2014-01-01..2014-12-31 year"},
          {"early next year", kFuture, "2016-01-01..2016-12-31 year"},
          {"last year's election", kPast, "2014-01-01..2014-12-31 year"},
          {"weekend", kPast, "2015-06-13..2015-06-14 range"},
          {"over the weekend", kPast, "2015-06-13..2015-06-14 range"},
          {"this weekend", kFuture, "2015-06-20..2015-06-21 range"},
          {"next weekend", kFuture, "2015-06-27..2015-06-28 range"},
      },
      kWednesday);
}

TEST(TimeResolverTest, Months) {
  check(
      {
          {"February", kPast, "2015-02-01..2015-02-28 month"},
          {"in February", kFuture, "2016-02-01..2016-02-29 month"},
          {"September", kPast, "2014-09-01..2014-09-30 month"},
          {"September", kFuture, "2015-09-01..2015-09-30 month"},
          {"June", kPast, "2015-06-01..2015-06-30 month"},
          {"June", kFuture, "2015-06-01..2015-06-30 month"},
          {"May", kUnknown, "2015-05-01..2015-05-31 month"},
          {"mid-June", kFuture, "2015-06-01..2015-06-30 month"},
          {"late May", kPast, "2015-05-01..2015-05-31 month"},
          {"end of August", kFuture, "2015-08-01..2015-08-31 month"},
          {"month of June", kFuture, "2015-06-01..2015-06-30 month"},
          {"last March", kPast, "2015-03-01..2015-03-31 month"},
          {"last June", kPast, "2014-06-01..2014-06-30 month"},
          {"next May", kFuture, "2016-05-01..2016-05-31 month"},
          {"May of this year", kPast, "2015-05-01..2015-05-31 month"},
          {"May last year", kPast, "2014-05-01..2014-05-31 month"},
          {"October 2017", kPast, "2017-10-01..2017-10-31 month"},
          {"Aug. 2008", kPast, "2008-08-01..2008-08-31 month"},
          {"2015-07", kFuture, "2015-07-01..2015-07-31 month"},
          {"first eight days of January", kPast, "2015-01-01..2015-01-31 month"},
      },
      kWednesday);
}

TEST(TimeResolverTest, Dates) {
  check(
      {
          {"Feb. 3", kPast, "2015-02-03..2015-02-03 day"},
          {"Feb. 3", kFuture, "2016-02-03..2016-02-03 day"},
          {"June 17", kPast, "2015-06-17..2015-06-17 day"},
          {"June 17", kFuture, "2015-06-17..2015-06-17 day"},
          {"June 18", kPast, "2014-06-18..2014-06-18 day"},
          {"20 April", kPast, "2015-04-20..2015-04-20 day"},
          {"the 20th of June", kFuture, "2015-06-20..2015-06-20 day"},
          {"August 6th", kPast, "2014-08-06..2014-08-06 day"},
          {"3 February 2014", kPast, "2014-02-03..2014-02-03 day"},
          {"Sept 11, 2001", kPast, "2001-09-11..2001-09-11 day"},
          {"Wednesday, Jan. 15, 2020", kPast, "2020-01-15..2020-01-15 day"},
          {"October 20, 2012 at 2:00 p.m", kPast, "2012-10-20..2012-10-20 day"},
          {"Thursday, June 5", kPast, "2014-06-05..2014-06-05 day"},
          {"Monday (June 15)", kPast, "2015-06-15..2015-06-15 day"},
          {"Friday, June 19", kPast, "2015-06-19..2015-06-19 day"},
          {"Monday, June 19", kPast, "undated"},
          {"March 31, this year", kPast, "2015-03-31..2015-03-31 day"},
          {"last August 21", kPast, "2014-08-21..2014-08-21 day"},
          {"Feb. 29", kPast, "2012-02-29..2012-02-29 day"},
          {"Feb. 29", kFuture, "2016-02-29..2016-02-29 day"},
          {"2014-02-03", kPast, "2014-02-03..2014-02-03 day"},
          {"2014-02-03T09:00:00Z", kPast, "2014-02-03..2014-02-03 day"},
          {"2014/02/03", kPast, "2014-02-03..2014-02-03 day"},
          {"13/02/2014", kPast, "2014-02-13..2014-02-13 day"},
          {"02/13/2014", kPast, "2014-02-13..2014-02-13 day"},
          {"3/3/2014", kPast, "2014-03-03..2014-03-03 day"},
          {"02/03/2014", kPast, "undated"},
          {"the eve of June 5", kPast, "2015-06-04..2015-06-04 day"},
          {"on the eve of June 5", kPast, "2015-06-04..2015-06-04 day"},
          {"the eve of the vote", kPast, "none"},
          {"three days before Christmas", kPast, "2014-12-22..2014-12-22 day"},
          {"two months from December 25", kFuture, "2016-02-01..2016-02-29 month"},
      },
      kWednesday);
}

TEST(TimeResolverTest, YearsSeasonsQuarters) {
  check(
      {
          {"1990", kPast, "1990-01-01..1990-12-31 year"},
          {"year 2013", kPast, "2013-01-01..2013-12-31 year"},
          {"early 2019", kPast, "2019-01-01..2019-12-31 year"},
          {"middle of 2018", kFuture, "2018-01-01..2018-12-31 year"},
          {"the 1967 war", kPast, "1967-01-01..1967-12-31 year"},
          {"the 1990s", kPast, "1990-01-01..1999-12-31 range"},
          {"mid-1980s", kPast, "1980-01-01..1989-12-31 range"},
          {"60's", kPast, "1960-01-01..1969-12-31 range"},
          {"mid-nineties", kPast, "1990-01-01..1999-12-31 range"},
          {"nineteen-eighties", kPast, "1980-01-01..1989-12-31 range"},
          {"the 20th century", kPast, "1901-01-01..2000-12-31 range"},
          {"2003-2011", kPast, "2003-01-01..2011-12-31 range"},
          {"2015-16", kPast, "2015-01-01..2016-12-31 range"},
          {"2010-12", kPast, "undated"},
          {"spring 2022", kPast, "2022-03-01..2022-05-31 season"},
          {"fall of 1999", kPast, "1999-09-01..1999-11-30 season"},
          {"winter 2015", kPast, "2014-12-01..2015-02-28 season"},
          {"winter 2014-15", kPast, "2014-12-01..2015-02-28 season"},
          {"last summer", kPast, "2014-06-01..2014-08-31 season"},
          {"last spring", kPast, "2015-03-01..2015-05-31 season"},
          {"this autumn", kFuture, "2015-09-01..2015-11-30 season"},
          {"summer", kFuture, "2015-06-01..2015-08-31 season"},
          {"winter", kFuture, "2015-12-01..2016-02-29 season"},
          {"winter", kPast, "2014-12-01..2015-02-28 season"},
          {"first quarter of 2015", kPast, "2015-01-01..2015-03-31 range"},
          {"the second quarter", kPast, "2015-04-01..2015-06-30 range"},
          {"Q3 2014", kPast, "2014-07-01..2014-09-30 range"},
          {"last quarter", kPast, "2015-01-01..2015-03-31 range"},
          {"fiscal year 2013", kFuture, "undated"},
      },
      kWednesday);
}

TEST(TimeResolverTest, Counts) {
  check(
      {
          {"two days ago", kPast, "2015-06-15..2015-06-15 day"},
          {"two days earlier", kPast, "2015-06-15..2015-06-15 day"},
          {"three weeks ago", kPast, "2015-05-25..2015-05-31 week"},
          {"a couple of weeks ago", kPast, "2015-06-01..2015-06-07 week"},
          {"15 months ago", kPast, "2014-03-01..2014-03-31 month"},
          {"Two years ago", kPast, "2013-01-01..2013-12-31 year"},
          {"twenty-five years ago", kPast, "1990-01-01..1990-12-31 year"},
          {"three decades ago", kPast, "1980-01-01..1989-12-31 range"},
          {"a few days ago", kPast, "undated"},
          {"hours ago", kPast, "undated"},
          {"in two weeks", kFuture, "2015-06-29..2015-07-05 week"},
          {"in two weeks", kPast, "none"},
          {"in three days", kFuture, "2015-06-20..2015-06-20 day"},
          {"within two days", kFuture, "2015-06-17..2015-06-19 range"},
          {"the past three months", kPast, "2015-03-17..2015-06-17 range"},
          {"last two weeks", kPast, "2015-06-03..2015-06-17 range"},
          {"last 24 hours", kPast, "2015-06-16..2015-06-17 range"},
          {"next 48 hours", kFuture, "2015-06-17..2015-06-19 range"},
          {"in the next 10 days", kFuture, "2015-06-17..2015-06-27 range"},
          {"more than the past two years", kPast, "2013-06-17..2015-06-17 range"},
          {"the last decade", kPast, "2005-06-17..2015-06-17 range"},
          {"the past year", kPast, "2014-06-17..2015-06-17 range"},
      },
      kWednesday);
}

TEST(TimeResolverTest, Ranges) {
  check(
      {
          {"between 2010 and 2012", kPast, "2010-01-01..2012-12-31 range"},
          {"from 2003 to 2011", kPast, "2003-01-01..2011-12-31 range"},
          {"from May 3 to May 7", kPast, "2015-05-03..2015-05-07 range"},
          {"from May 3 to May 7", kFuture, "2016-05-03..2016-05-07 range"},
          {"May 3-7", kPast, "2015-05-03..2015-05-07 range"},
          {"May 3\u20137, 2014", kPast, "2014-05-03..2014-05-07 range"},
          {"6-10 February 2018", kPast, "2018-02-06..2018-02-10 range"},
          {"December 10-11", kFuture, "2015-12-10..2015-12-11 range"},
          {"13 May to May 15 2016", kPast, "2016-05-13..2016-05-15 range"},
          {"June 30-July 2", kFuture, "2015-06-30..2015-07-02 range"},
          {"Monday through Wednesday", kPast, "2015-06-15..2015-06-17 range"},
          {"Friday to Monday", kFuture, "2015-06-19..2015-06-22 range"},
          {"Friday or Saturday", kFuture, "2015-06-19..2015-06-20 range"},
          {"Between December and February", kPast, "2014-12-01..2015-02-28 range"},
          {"between September 2002 and March 2003", kPast, "2002-09-01..2003-03-31 range"},
          {"June to August 2014", kPast, "2014-06-01..2014-08-31 range"},
          {"June 2014 to August", kPast, "2014-06-01..2014-08-31 range"},
          {"December and early January", kPast, "2014-12-01..2015-01-31 range"},
          {"between 2012 and 2010", kPast, "undated"},
      },
      kWednesday);
}

TEST(TimeResolverTest, OpenRanges) {
  check(
      {
          {"since March", kPast, "2015-03-01..- range"},
          {"since 2004", kPast, "2004-01-01..- range"},
          {"since last year", kPast, "2014-01-01..- range"},
          {"since the start of the year", kPast, "2015-01-01..- range"},
          {"Since taking office in September", kPast, "2014-09-01..- range"},
          {"since it started in 2002", kPast, "2002-01-01..- range"},
          {"from May 3", kPast, "2015-05-03..- range"},
          {"after March 15", kPast, "2015-03-15..- range"},
          {"after the 1967 war", kPast, "1967-01-01..- range"},
          {"until Thursday", kFuture, "-..2015-06-18 range"},
          {"Until 1995", kPast, "-..1995-12-31 range"},
          {"by the end of the year", kFuture, "-..2015-12-31 range"},
          {"by Friday", kFuture, "-..2015-06-19 range"},
          {"on or before July 1", kFuture, "-..2015-07-01 range"},
          {"before July 1", kFuture, "-..2015-06-30 range"},
          {"before the end of October", kFuture, "-..2015-10-31 range"},
          {"between now and the end of the year", kFuture, "-..2015-12-31 range"},
          {"a month after he resigned in 1974", kPast, "none"},
      },
      kWednesday);
}

TEST(TimeResolverTest, Undated) {
  check(
      {
          {"recently", kPast, "undated"},
          {"fifth straight day", kPast, "undated"},
          {"a third consecutive year", kPast, "undated"},
          {"the second day in a row", kPast, "undated"},
          {"the second day", kPast, "undated"},
          {"now", kPast, "undated"},
          {"soon", kFuture, "undated"},
          {"coming months", kFuture, "undated"},
          {"recent weeks", kPast, "undated"},
          {"in the near future", kFuture, "undated"},
          {"overnight", kPast, "undated"},
          {"the following day", kPast, "undated"},
          {"the next day", kPast, "undated"},
          {"that same day", kPast, "undated"},
          {"a week before", kPast, "undated"},
          {"two days later", kPast, "undated"},
          {"previous month", kPast, "undated"},
          {"midday", kPast, "undated"},
          {"between 8:30pm and 9:30pm", kPast, "undated"},
      },
      kWednesday);
}

TEST(TimeResolverTest, NoTimes) {
  check(
      {
          {"", kPast, "none"},
          {" .,;", kPast, "none"},
          {"the ministry", kPast, "none"},
          {"Feb. 30", kPast, "none"},
          {"February 30, 2014", kPast, "none"},
          {"31/31/2014", kPast, "none"},
          {"2014-13-45", kPast, "none"},
          {"1899", kPast, "none"},
          {"0", kPast, "none"},
          {"0000-00-00", kPast, "none"},
          {"May 0", kPast, "none"},
          {"99999999999999999999", kPast, "none"},
          {"three occasions", kPast, "none"},
          {"months", kPast, "none"},
          {"two weeks", kPast, "none"},
          {"every month", kPast, "none"},
          {"day before the start of the proposed talks", kPast, "none"},
          {"first year of his rule", kPast, "none"},
      },
      kWednesday);
}

TEST(TimeResolverTest, WithoutPublication) {
  check(
      {
          {"Sunday", kPast, "undated"},
          {"yesterday", kPast, "undated"},
          {"last week", kPast, "undated"},
          {"weekend", kPast, "undated"},
          {"in February", kPast, "undated"},
          {"Feb. 3", kPast, "undated"},
          {"March 31, this year", kPast, "undated"},
          {"two years ago", kPast, "undated"},
          {"in two weeks", kFuture, "undated"},
          {"the past three months", kPast, "undated"},
          {"Monday through Wednesday", kPast, "undated"},
          {"since Friday", kPast, "undated"},
          {"last summer", kPast, "undated"},
          {"the second quarter", kPast, "undated"},
          {"the 13th", kPast, "undated"},
          {"Feb. 30", kPast, "none"},
          {"Feb. 3, 2014", kPast, "2014-02-03..2014-02-03 day"},
          {"1990s", kPast, "1990-01-01..1999-12-31 range"},
          {"since 2004", kPast, "2004-01-01..- range"},
          {"from May 3 to May 7, 2014", kPast, "2014-05-03..2014-05-07 range"},
      },
      "");
}

TEST(TimeResolverTest, Durations) {
  struct DurationRow {
    const char* expression;
    const char* expected;
  };
  const std::vector<DurationRow> rows = {
      {"nearly six-hour", "PT6H"},
      {"two weeks", "P2W"},
      {"a fortnight", "P2W"},
      {"two fortnights", "P4W"},
      {"three days", "P3D"},
      {"90 minutes", "PT90M"},
      {"a decade", "P10Y"},
      {"48-hour", "PT48H"},
      {"four-day", "P4D"},
      {"three-days", "P3D"},
      {"15-year", "P15Y"},
      {"up to four years", "P4Y"},
      {"More than 20 years", "P20Y"},
      {"more than a thousand days", "P1000D"},
      {"some 20 years", "P20Y"},
      {"less than 48 hours", "PT48H"},
      {"just over a month", "P1M"},
      {"couple of months", "P2M"},
      {"twenty-five years", "P25Y"},
      {"almost half a century", "P50Y"},
      {"half an hour", "PT30M"},
      {"an hour and a half", "PT1H30M"},
      {"two and a half years", "P2Y6M"},
      {"two hours and 30 minutes", "PT2H30M"},
      {"a week and two days", "P9D"},
      {"week-long", "P1W"},
      {"daylong", "P1D"},
      {"four-decade-old", "P40Y"},
      {"2-year-old", "P2Y"},
      {"for two weeks", "P2W"},
      {"four straight days", "P4D"},
      {"", nullptr},
      {"months", nullptr},
      {"many months", nullptr},
      {"weeks-long", nullptr},
      {"a few days", nullptr},
      {"two weeks ago", nullptr},
      {"last two weeks", nullptr},
      {"Sunday", nullptr},
      {"2014", nullptr},
      {"0 days", nullptr},
      {"week and a half", nullptr},
      {"999999999999 years", nullptr},
      {"open-ended", nullptr},
  };
  for (const DurationRow& row : rows) {
    EXPECT_EQ(resolve_duration(row.expression).value_or("none"), row.expected ? row.expected : "none")
        << row.expression;
  }
}

TEST(TimeResolverTest, SurvivesAnything) {
  const char* words[] = {"day",    "before", "of",   "the",  "last",    "first", "week",    "2014",
                         "-",      "May",    "31",   "to",   "eve",     "and",   "between", "from",
                         "in",     "a",      "half", "next", "1st",     "/",     "'s",      "year",
                         "Friday", "since",  "ago",  "two",  "century", "1990s", "99999",   "winter",
                         "(",      ")",      "9pm",  "few",  "\xFF",    "mid"};
  std::uint32_t state = 1;
  const auto next = [&](std::size_t size) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8) % size;
  };
  for (int i = 0; i < 2000; ++i) {
    std::string expression;
    for (std::size_t count = next(12) + 1; count > 0; --count) {
      expression += std::string(words[next(std::size(words))]) + (next(4) == 0 ? "" : " ");
    }
    for (const char* published : {"", "2016-02-29", "1000-01-01", "2999-12-31"}) {
      const auto time = resolve_time(
          expression,
          {.published = base::parse_iso_date(published), .future = i % 2 == 0, .past = i % 3 == 0});
      if (time && time->start && time->end) {
        ASSERT_TRUE(time->start->ok() && time->end->ok()) << expression;
        ASSERT_LE(*time->start, *time->end) << expression;
      }
    }
    (void)resolve_duration(expression);
  }
  EXPECT_EQ(resolve(std::string(10000, 'x'), kPast, kWednesday), "none");
  EXPECT_EQ(resolve(std::string(10000, '1'), kPast, kWednesday), "none");
  std::string deep;
  for (int i = 0; i < 20; ++i) {
    deep += "day before ";
  }
  EXPECT_EQ(resolve(deep + "x", kPast, kWednesday), "none");
}

TEST(TimeResolverTest, SaysWhichRuleRead) {
  const struct {
    const char* expression;
    const char* rule;
    const char* bound;
    bool relative;
    bool by_tense;
  } rows[] = {
      {"2014-02-03", "iso-date", "", false, false},
      {"yesterday", "near-day", "", true, false},
      {"Monday", "weekday", "", true, true},
      {"June 3, 2019", "month-first", "", false, false},
      {"3 June", "day-first", "", true, true},
      {"since 2004", "year", "since", false, false},
      {"until Friday", "weekday", "until", true, true},
      {"last month", "directed", "", true, false},
      {"two weeks ago", "offset", "", true, false},
      {"between 2004 and 2006", "range", "", false, false},
      {"recently", "vague", "", false, false},
      {"9pm", "clock", "", false, false},
      {"the border", "", "", false, false},
  };
  for (const auto& row : rows) {
    TimeRule rule;
    (void)resolve_time(row.expression, {.published = base::parse_iso_date("2024-05-17"), .past = true},
                       &rule);
    EXPECT_EQ(rule.name, row.rule) << row.expression;
    EXPECT_EQ(rule.bound, row.bound) << row.expression;
    EXPECT_EQ(rule.relative, row.relative) << row.expression;
    EXPECT_EQ(rule.by_tense, row.by_tense) << row.expression;
  }
}

}  // namespace
}  // namespace rapport::coding
