#include "coding/record_correction.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "coding/act_codes.hpp"
#include "coding/iso_range.hpp"
#include "unit/coding/dictionary.hpp"

namespace rapport::coding {
namespace {

Story harbour() {
  Story story;
  story.text = "Oslo speaks. Norway met envoys of Peru in Tromso.";
  story.published = "2024-05-17";
  return story;
}

Record meeting() {
  Record record;
  record.event = "CONSULT";
  record.mode = "meet";
  record.status = "actual";
  Actor norway;
  norway.text = "Norway";
  norway.span = {13, 19};
  norway.name = "Norway";
  norway.country = "NOR";
  norway.code = "NOR";
  record.actors = {norway};
  record.mentions = {{{13, 49}, 1, "met", {20, 23}}};
  set_codes(record, dictionary().ontology);
  record.date_basis = "published";
  return record;
}

CorrectedRecord corrected(const std::vector<FieldValue>& changes) {
  return correct(meeting(), harbour(), changes, dictionary().ontology);
}

TEST(RecordCorrection, ChangesFieldsAndWhatFollowsFromThem) {
  struct Row {
    const char* name;
    std::vector<FieldValue> changes;
    std::function<bool(const Record&)> holds;
  };
  const std::vector<Row> rows = {
      {"a status takes the category along",
       {{"status", "negated"}},
       [](const Record& r) { return r.status == "negated" && !r.cameo && !r.date_basis; }},
      {"an event drops the mode of another",
       {{"event", "ASSAULT"}},
       [](const Record& r) { return r.plover == "ASSAULT" && !r.mode && r.quad_class == 4; }},
      {"event before mode, whatever the order",
       {{"mode", "aerial"}, {"event", "ASSAULT"}},
       [](const Record& r) { return r.mode == "aerial" && r.cameo == "195"; }},
      {"nothing where nothing is known",
       {{"mode", ""}, {"actors", ""}},
       [](const Record& r) { return !r.mode && r.actors.empty(); }},
      {"contexts once each",
       {{"contexts", "economic, legal,economic"}},
       [](const Record& r) { return r.contexts == std::vector<std::string>{"economic", "legal"}; }},
      {"a party by its words",
       {{"recipients", "Norway"}},
       [](const Record& r) { return r.recipients.size() == 1 && r.recipients[0].span == ByteSpan{13, 19}; }},
      {"a party with its code, found in the sentence",
       {{"recipients", "envoys of Peru=PERGOV"}},
       [](const Record& r) {
         const Actor& a = r.recipients.at(0);
         return a.span == ByteSpan{24, 38} && a.country == "PER" &&
                a.sectors == std::vector<std::string>{"GOV"};
       }},
      {"a code alone",
       {{"recipients", "PERMIL; NOR"}},
       [](const Record& r) {
         return r.recipients.size() == 2 && !r.recipients[0].name &&
                r.recipients[0].span == ByteSpan{13, 13} && r.recipients[1].name == "Norway";
       }},
      {"words of whom no more is said",
       {{"actors", "envoys"}},
       [](const Record& r) {
         return r.actors.size() == 1 && r.actors[0].text == "envoys" &&
                r.actors[0].span == ByteSpan{24, 30} && !r.actors[0].code;
       }},
      {"a month",
       {{"time", "2024-02"}},
       [](const Record& r) {
         return r.time->start == "2024-02-01" && r.time->end == "2024-02-29" &&
                r.time->precision == "month" && r.date_basis == "event";
       }},
      {"a place with its country",
       {{"places", "Tromso, NOR"}},
       [](const Record& r) {
         return r.places.at(0).span == ByteSpan{42, 48} && r.places[0].country == "NOR";
       }},
      {"the last of two",
       {{"status", "future"}, {"status", "cancelled"}},
       [](const Record& r) { return r.status == "cancelled"; }},
  };
  for (const Row& row : rows) {
    const CorrectedRecord out = corrected(row.changes);
    EXPECT_TRUE(out.refused.empty()) << row.name << ": "
                                     << (out.refused.empty() ? "" : out.refused[0].message);
    EXPECT_FALSE(out.rejected) << row.name;
    EXPECT_TRUE(row.holds(out.record)) << row.name;
  }
}

TEST(RecordCorrection, RefusesWhatMakesNoSense) {
  const std::vector<FieldValue> rows = {
      {"event", "MEET"},         {"mode", "aerial"},
      {"about", "visit"},        {"status", "done"},
      {"contexts", "weather"},   {"actors", "=NOR"},
      {"recipients", "Peru=PE"}, {"contexts", "economic,legal,gender,crime"},
  };
  for (const FieldValue& row : rows) {
    const CorrectedRecord out = corrected({{"status", "future"}, row});
    ASSERT_EQ(out.refused.size(), 1U) << row.field << "=" << row.value;
    EXPECT_NE(out.refused[0].message.find(row.field + "=" + row.value), std::string::npos);
    EXPECT_EQ(out.record.status, row.field == "status" ? "actual" : "future") << "the rest holds";
  }
}

TEST(RecordCorrection, RejectsAndConfirms) {
  EXPECT_TRUE(corrected({{"rejected", "yes"}}).rejected);
  const CorrectedRecord confirmed = corrected({{"confirmed", "yes"}});
  EXPECT_FALSE(confirmed.rejected);
  EXPECT_EQ(confirmed.record.cameo, meeting().cameo);
}

TEST(IsoRange, ReadsDatesOfAnyPrecision) {
  struct Row {
    const char* text;
    const char* first;  // Empty: none.
    const char* last;
    const char* precision;
  };
  for (const Row& row : std::vector<Row>{{"2024-05-17", "2024-05-17", "2024-05-17", "day"},
                                         {"2023-02", "2023-02-01", "2023-02-28", "month"},
                                         {"1999", "1999-01-01", "1999-12-31", "year"},
                                         {"2024-05/2024-06-02", "2024-05-01", "2024-06-02", "range"},
                                         {"2024-06/2024-05", "", "", ""},
                                         {"2024-05/2024-06/2024-07", "", "", ""},
                                         {"2024-5", "", "", ""},
                                         {"////", "", "", ""},
                                         {"2024-02-30", "", "", ""},
                                         {"2024-05-17T08", "", "", ""},
                                         {"", "", "", ""}}) {
    const auto range = iso_range(row.text);
    EXPECT_EQ(range.has_value(), *row.first != '\0') << row.text;
    if (range) {
      EXPECT_EQ(range->first, row.first) << row.text;
      EXPECT_EQ(range->last, row.last) << row.text;
      EXPECT_EQ(range->precision, row.precision) << row.text;
    }
  }
}

}  // namespace
}  // namespace rapport::coding
