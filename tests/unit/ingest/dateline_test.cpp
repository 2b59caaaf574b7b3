#include "ingest/dateline.hpp"

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

struct DatelineRow {
  const char* text;
  const char* place;  // "" for none.
  const char* published;
};

TEST(Dateline, FindsPlaces) {
  const DatelineRow rows[] = {
      {"BEIJING (AP) \xE2\x80\x94 Envoys met.", "BEIJING", ""},
      {"KYIV, Ukraine, June 3 \xE2\x80\x94 Envoys met.", "KYIV, Ukraine", ""},
      {"Geneva, June 3, 2023 (AFP) - Envoys met.", "Geneva", "2023-06-03"},
      {"NEW DELHI -- Envoys met.", "NEW DELHI", ""},
      {"SANTA FE, N.M. (AP) \xE2\x80\x94 A cat came home.", "SANTA FE, N.M.", ""},
      {"Dekalb, Ill. \xE2\x80\x94 A cat came home.", "Dekalb, Ill.", ""},
      {"New York, NY \xE2\x80\x93 A cat came home.", "New York, NY", ""},
      {"AUSTIN, TX, June 3 -- A cat came home.", "AUSTIN, TX", ""},
      {"He came to Dekalb, Ill. \xE2\x80\x94 and left.", "", ""},
      {"Dekalb, Ills. \xE2\x80\x94 A cat came home.", "", ""},
      {"The minister - a former envoy - resigned.", "", ""},
      {"Talks \xE2\x80\x94 the third this year \xE2\x80\x94 failed.", "", ""},
      {"\"NO\" \xE2\x80\x94 that was the answer.", "", ""},
      {"BEIJING (AP) \xE2\x80\x94 ", "", ""},
      {"", "", ""},
  };
  for (const DatelineRow& row : rows) {
    const auto found = find_dateline(row.text);
    EXPECT_EQ(found ? found->place : "", row.place) << row.text;
    EXPECT_EQ(found ? found->published.value_or("") : "", row.published) << row.text;
  }
}

}  // namespace
}  // namespace rapport::ingest
