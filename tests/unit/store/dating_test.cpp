#include "rapport/dating.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport {
namespace {

struct Case {
  const char* status;
  const char* start;      // "": no time of its own
  const char* published;  // "": unknown
  const char* event;      // what each basis gives; "": nowhere
  const char* by_publication;
  const char* either;
};

constexpr Case kCases[] = {
    {"actual", "2024-05-01", "2024-05-17", "2024-05-01", "2024-05-17", "2024-05-01"},
    {"actual", "", "2024-05-17T08:00:00Z", "", "2024-05-17", "2024-05-17"},
    {"actual", "2024-05-01", "", "2024-05-01", "", "2024-05-01"},
    {"actual", "", "", "", "", ""},
    {"future", "2024-06-01", "2024-05-17", "2024-06-01", "2024-05-17", "2024-06-01"},
    {"future", "", "2024-05-17", "", "2024-05-17", ""},
    {"hypothetical", "", "2024-05-17", "", "2024-05-17", ""},
    {"negated", "", "2024-05-17", "", "2024-05-17", ""},
    {"postponed", "", "2024-05-17", "", "2024-05-17", ""},
    {"cancelled", "", "2024-05-17", "", "2024-05-17", ""},
    {"historical", "1999-05-08", "2024-05-17", "1999-05-08", "2024-05-17", "1999-05-08"},
    {"historical", "", "2024-05-17", "", "", ""},
    {"actual", "", "2024", "", "", ""},
};

std::string day(const Record& record, const Story& story, DateBasis basis) {
  const auto placed = placement(record, story, basis);
  return placed ? placed->day : "";
}

TEST(Dating, PlacesARecordByEachBasis) {
  for (const Case& each : kCases) {
    Record record;
    record.status = each.status;
    record.time = EventTime{};  // Words without a date place nothing.
    if (*each.start != '\0') {
      record.time->start = each.start;
      record.time->end = "2024-12-31";  // A range counts where it begins.
    }
    Story story;
    if (*each.published != '\0') {
      story.published = each.published;
    }
    const std::string name = std::string(each.status) + " " + each.start + " " + each.published;
    EXPECT_EQ(day(record, story, DateBasis::kEvent), each.event) << name;
    EXPECT_EQ(day(record, story, DateBasis::kPublished), each.by_publication) << name;
    EXPECT_EQ(day(record, story, DateBasis::kEither), each.either) << name;
    if (const auto placed = placement(record, story, DateBasis::kEither)) {
      EXPECT_EQ(placed->basis, *each.start != '\0' ? DateBasis::kEvent : DateBasis::kPublished) << name;
    }
  }
}

}  // namespace
}  // namespace rapport
