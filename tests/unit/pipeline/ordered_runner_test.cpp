#include "pipeline/ordered_runner.hpp"

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rapport/coder.hpp"

namespace rapport::pipeline {
namespace {

// A JSONL file of `lines` lines: as many items.
class RunOrdered : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::path(testing::TempDir()) /
             (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".jsonl"))
                .string();
    std::ofstream out(path_);
    for (int i = 0; i < kLines; ++i) {
      out << "{\"id\":\"" << i << "\",\"text\":\"x\"}\n";
    }
  }
  void TearDown() override { std::filesystem::remove(path_); }

  static constexpr int kLines = 200;
  std::string path_;
};

TEST_F(RunOrdered, GivesResultsInTheOrderOfTheItems) {
  for (const std::size_t threads : {1U, 2U, 7U, 0U}) {
    IngestOptions options;
    options.format = InputFormat::kJsonl;
    ingest::ItemReader reader({path_}, options);
    std::vector<std::string> seen;
    std::atomic<int> worked{0};
    run_ordered(
        reader, threads,
        [&](const ingest::Item& item) {
          ++worked;
          PageResult result;
          result.path = std::to_string(item.line);
          return result;
        },
        [&](PageResult&& result) {
          seen.push_back(result.path);
          return true;
        });
    ASSERT_EQ(seen.size(), static_cast<std::size_t>(kLines)) << threads;
    EXPECT_EQ(worked, kLines);
    for (int i = 0; i < kLines; ++i) {
      EXPECT_EQ(seen[static_cast<std::size_t>(i)], std::to_string(i + 1));
    }
  }
}

TEST_F(RunOrdered, StopsWhenTheSinkHasEnough) {
  for (const std::size_t threads : {1U, 3U}) {
    IngestOptions options;
    options.format = InputFormat::kJsonl;
    ingest::ItemReader reader({path_}, options);
    int taken = 0;
    run_ordered(
        reader, threads, [](const ingest::Item&) { return PageResult{}; },
        [&](PageResult&&) { return ++taken < 5; });
    EXPECT_EQ(taken, 5) << threads;
  }
}

TEST(RunOrderedEmpty, NothingToDo) {
  ingest::ItemReader reader({}, {});
  int taken = 0;
  run_ordered(
      reader, 2, [](const ingest::Item&) { return PageResult{}; },
      [&](PageResult&&) {
        ++taken;
        return true;
      });
  EXPECT_EQ(taken, 0);
}

}  // namespace
}  // namespace rapport::pipeline
