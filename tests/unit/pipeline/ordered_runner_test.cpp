#include "pipeline/ordered_runner.hpp"

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rapport/coder.hpp"

namespace rapport::pipeline {
namespace {

constexpr auto kNothing = [](const ingest::Item&) { return PageResult{}; };

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
    TrackedReader reader({path_}, options);
    std::vector<std::string> seen;
    std::atomic<int> worked{0};
    const auto work = [&](const ingest::Item& item) {
      ++worked;
      PageResult result;
      result.path = std::to_string(item.line);
      return result;
    };
    run_ordered(reader, {threads, {}}, each_alone(work),
                [&](PageResult&& result, const RunPosition& position) {
                  EXPECT_EQ(std::to_string(position.items), result.path);
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
    TrackedReader reader({path_}, options);
    int taken = 0;
    run_ordered(reader, {threads, {}}, each_alone(kNothing),
                [&](PageResult&&, const RunPosition&) { return ++taken < 5; });
    EXPECT_EQ(taken, 5) << threads;
  }
}

// What is in hand when the run is to stop is finished and handed on; no other item is begun.
TEST_F(RunOrdered, FinishesWhatIsInHandWhenItIsToStop) {
  for (const std::size_t threads : {1U, 3U}) {
    IngestOptions options;
    options.format = InputFormat::kJsonl;
    TrackedReader reader({path_}, options);
    std::atomic<int> begun{0};
    std::atomic<bool> stop{false};
    const auto work = [&](const ingest::Item&) {
      stop = ++begun >= 10 || stop;
      return PageResult{};
    };
    int taken = 0;
    run_ordered(reader, {threads, [&] { return stop.load(); }}, each_alone(work),
                [&](PageResult&&, const RunPosition& position) {
                  EXPECT_EQ(position.items, static_cast<std::uint64_t>(++taken));
                  return true;
                });
    EXPECT_EQ(taken, begun.load()) << threads;
    EXPECT_GE(taken, 10) << threads;
    EXPECT_LT(taken, kLines) << threads;
  }
}

TEST_F(RunOrdered, IsToStopBeforeItBegins) {
  for (const std::size_t threads : {1U, 2U}) {
    TrackedReader reader({path_}, {});
    run_ordered(reader, {threads, [] { return true; }}, each_alone(kNothing),
                [](PageResult&&, const RunPosition&) {
                  ADD_FAILURE() << "an item was begun";
                  return true;
                });
  }
}

// Short items are worked on together, long ones alone, and everything but once.
TEST_F(RunOrdered, GivesShortItemsInGroups) {
  {
    std::ofstream out(path_, std::ios::app);
    out << "{\"text\":\"" << std::string(5000, 'x') << "\"}\n{\"text\":\"" << std::string(5000, 'y')
        << "\"}\n";
  }
  for (const std::size_t threads : {1U, 2U}) {
    TrackedReader reader({path_}, {});
    std::mutex mutex;
    std::size_t largest = 0;
    std::size_t all = 0;
    const auto work = [&](const ItemGroup& group) {
      std::size_t bytes = 0;
      for (const ingest::Item* item : group) {
        bytes += item->bytes.size();
      }
      const std::lock_guard lock(mutex);
      EXPECT_TRUE(group.size() == 1 || threads == 1 || bytes <= kGroupBytes) << bytes;
      EXPECT_LE(group.size(), kGroupItems);
      largest = std::max(largest, group.size());
      all += group.size();
      return std::vector<PageResult>(group.size());
    };
    std::size_t taken = 0;
    run_ordered(reader, {threads, {}}, work, [&](PageResult&&, const RunPosition&) { return ++taken > 0; });
    EXPECT_EQ(taken, static_cast<std::size_t>(kLines + 2));
    EXPECT_EQ(all, taken);
    EXPECT_GT(largest, threads == 1 ? 2U : 0U);
  }
}

TEST(RunOrderedEmpty, NothingToDo) {
  TrackedReader reader({}, {});
  int taken = 0;
  run_ordered(reader, {2, {}}, each_alone(kNothing), [&](PageResult&&, const RunPosition&) {
    ++taken;
    return true;
  });
  EXPECT_EQ(taken, 0);
}

}  // namespace
}  // namespace rapport::pipeline
