#include "rapport/compare.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::Facts;

/// An archive with a story for each record.
Archive filled(const world::Folder& folder, const std::string& name, const std::vector<Facts>& facts) {
  auto archive = Archive::open(folder.file(name), {true});
  EXPECT_TRUE(archive);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    EXPECT_TRUE(archive->add(world::story(name + std::to_string(i), "2024-01-01", {facts[i]}), world::kRun,
                             world::kNow));
  }
  return std::move(*archive);
}

Comparison compared(const Archive& a, const Archive& b, const CompareOptions& options = {},
                    const RecordFilter& filter = {}) {
  const auto found = compare({&a, filter}, {&b, filter}, options);
  EXPECT_TRUE(found) << (found ? "" : found.error().to_string());
  return found.value_or(Comparison());
}

// Months with so many records each.
std::vector<Facts> months(const std::vector<int>& counts) {
  std::vector<Facts> out;
  for (std::size_t month = 0; month < counts.size(); ++month) {
    for (int i = 0; i < counts[month]; ++i) {
      out.push_back({"NOR", "PER", "CONSULT", "actual",
                     "2024-0" + std::to_string(month + 1) + "-1" + std::to_string(i % 10)});
    }
  }
  return out;
}

TEST(Compare, CorrelatesSeries) {
  const struct {
    const char* name;
    std::vector<int> a;
    std::vector<int> b;
    std::optional<double> series;
  } rows[] = {
      {"the same", {1, 2, 3}, {1, 2, 3}, 1.0},     {"twice as many", {1, 2, 3}, {2, 4, 6}, 1.0},
      {"the reverse", {1, 2, 3}, {3, 2, 1}, -1.0}, {"no change", {2, 2, 2}, {1, 2, 3}, std::nullopt},
      {"too short", {1, 2}, {1, 2}, std::nullopt}, {"partly", {1, 2, 4, 1}, {1, 3, 2, 1}, 0.4923659639173309},
  };
  for (const auto& row : rows) {
    const world::Folder folder;
    const Archive a = filled(folder, "a", months(row.a));
    const Archive b = filled(folder, "b", months(row.b));
    const Comparison found = compared(a, b);
    ASSERT_EQ(found.dyads.size(), 1U) << row.name;
    EXPECT_EQ(found.dyads[0].series.has_value(), row.series.has_value()) << row.name;
    EXPECT_NEAR(found.dyads[0].series.value_or(0), row.series.value_or(0), 1e-9) << row.name;
    EXPECT_EQ(found.all.series, found.dyads[0].series) << row.name;
    EXPECT_EQ(found.periods, row.a.size()) << row.name;
  }
}

TEST(Compare, MatchesEventsByDayPairAndCategory) {
  const world::Folder folder;
  const Archive a = filled(folder, "a",
                           {{"NOR", "PER", "CONSULT", "actual", "2024-05-10"},
                            {"PER", "NOR", "CONSULT", "actual", "2024-05-10"},  // The same event told twice.
                            {"NOR", "PER", "CONSULT", "actual", "2024-05-20"},
                            {"NOR", "PER", "ASSAULT", "actual", "2024-05-10"},
                            {"NOR", "CHL", "CONSULT", "actual", "2024-05-10"}});
  const Archive b = filled(
      folder, "b",
      {{"PER", "NOR", "CONSULT", "actual", "2024-05-11"}, {"NOR", "PER", "CONSULT", "actual", "2024-05-25"}});
  const struct {
    int days;
    std::size_t matched_a;
    std::size_t matched_b;
  } rows[] = {{0, 0, 0}, {1, 1, 1}, {5, 2, 2}};
  for (const auto& row : rows) {
    CompareOptions options;
    options.days = row.days;
    const Comparison found = compared(a, b, options);
    ASSERT_EQ(found.dyads.size(), 2U);
    const ComparedDyad& dyad = found.dyads[0];
    EXPECT_EQ(dyad.one, "NOR");
    EXPECT_EQ(dyad.other, "PER");
    EXPECT_EQ(dyad.records.a, 4U);
    EXPECT_EQ(dyad.events.a, 3U);
    EXPECT_EQ(dyad.events.b, 2U);
    EXPECT_EQ(dyad.matched.a, row.matched_a) << row.days;
    EXPECT_EQ(dyad.matched.b, row.matched_b) << row.days;
    EXPECT_EQ(found.all.events.a, 4U);
  }
}

TEST(Compare, LooksOnlyAtWhatBothCover) {
  const world::Folder folder;
  const Archive a = filled(folder, "a", months({1, 2, 3, 4}));
  const Archive b = filled(folder, "b",
                           {{"NOR", "PER", "CONSULT", "actual", "2024-03-01"},
                            {"NOR", "PER", "CONSULT", "actual", "2024-06-01"},
                            {"NOR", "NOR", "CONSULT", "actual", "2024-06-01"},
                            {"NOR", "PER", "CONSULT", "postponed", "2024-06-01"}});
  const Comparison found = compared(a, b);
  EXPECT_EQ(found.first, "2024-03");
  EXPECT_EQ(found.last, "2024-04");
  EXPECT_EQ(found.periods, 2U);
  EXPECT_EQ(found.all.records.a, 7U);
  EXPECT_EQ(found.all.records.b, 1U);
  EXPECT_EQ(found.left_out.b, 2U);
  RecordFilter march;
  march.until = "2024-02-28";
  const Comparison none = compared(a, b, {}, march);
  EXPECT_EQ(none.periods, 0U);
  EXPECT_TRUE(none.dyads.empty());
  EXPECT_EQ(none.all.share_a(), std::nullopt);
}

}  // namespace
}  // namespace rapport
