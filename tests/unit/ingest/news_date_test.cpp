#include "ingest/news_date.hpp"

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

struct DateRow {
  const char* text;
  const char* iso;  // "" for none.
};

TEST(NewsDate, FindsFullDates) {
  const DateRow rows[] = {
      {"June 18, 2023", "2023-06-18"},
      {"Published on Sunday, 18 June 2023 at 9:05", "2023-06-18"},
      {"Jun. 3, 1987", "1987-06-03"},
      {"3rd of March 2011", "2011-03-03"},
      {"25. September 2018", "2018-09-25"},
      {"publiziert am 30. Juli 2018", "2018-07-30"},
      {"3. M\xC3\xA4rz 2024", "2024-03-03"},
      {"le 1 ao\xC3\xBBt 2024", "2024-08-01"},
      {"5 de marzo de 2024", "2024-03-05"},
      {"12 de fevereiro de 2024", "2024-02-12"},
      {"9 maggio 2024", "2024-05-09"},
      {"Maret 30, 2015", "2015-03-30"},
      {"Mars 2020", ""},  // A rover.
      {"2023-06-18", "2023-06-18"},
      {"2023/6/8", "2023-06-08"},
      {"18.06.2023", "2023-06-18"},
      {"06/18/2023", "2023-06-18"},
      {"18/06/2023", "2023-06-18"},
      {"06/07/2023", ""},  // Two readings.
      {"06/06/2023", "2023-06-06"},
      {"20230618", "2023-06-18"},
      {"April 5, 1899", "1899-04-05"},
      {"February 30, 2020", ""},
      {"June 18", ""},
      {"May 1 or 2", ""},
      {"", ""},
  };
  for (const DateRow& row : rows) {
    const auto found = find_date(row.text);
    EXPECT_EQ(found ? found->iso : "", row.iso) << row.text;
  }
}

TEST(NewsDate, KeepsTheTimeOfMetadata) {
  EXPECT_EQ(read_date_field("2023-06-18T09:00:00Z").value_or(""), "2023-06-18T09:00:00Z");
  EXPECT_EQ(read_date_field("2023-06-18 09:00:00 +0200").value_or(""), "2023-06-18T09:00:00");
  EXPECT_EQ(read_date_field("2023-06-18T09:00:00+02:00").value_or(""), "2023-06-18T09:00:00+02:00");
  EXPECT_EQ(read_date_field("Sun, 18 Jun 2023 09:00:00 GMT").value_or(""), "2023-06-18");
  EXPECT_FALSE(read_date_field("yesterday"));
}

TEST(NewsDate, ReadsDatesOfAddresses) {
  EXPECT_EQ(date_in_url("https://a.example/world/2023/06/18/talks").value_or(""), "2023-06-18");
  EXPECT_EQ(date_in_url("https://a.example/talks-20230618.html").value_or(""), "2023-06-18");
  EXPECT_FALSE(date_in_url("https://2023-06-18.example"));
  EXPECT_FALSE(date_in_url("https://a.example/article/12345678901"));
}

}  // namespace
}  // namespace rapport::ingest
