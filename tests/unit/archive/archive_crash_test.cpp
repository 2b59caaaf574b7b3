// What is left when writers die, meet, or find the disk full.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

constexpr int kStories = 400;

CodedStory numbered(int number, const std::string& prefix) {
  return world::story(prefix + std::to_string(number), "2024-05-17",
                      {{}, {"USA", "CHN", "AID"}, {"SWE", "FIN"}});
}

// Adds the stories one by one; a story that is there is left alone. For a child process.
[[noreturn]] void write_and_exit(const world::Folder& folder, const std::string& prefix) {
  auto archive = Archive::open(folder.store(), {true});
  for (int i = 0; archive && i < kStories; ++i) {
    if (!archive->add(numbered(i, prefix), kRun, kNow)) {
      _exit(2);
    }
  }
  _exit(archive ? 0 : 1);
}

pid_t start_writer(const world::Folder& folder, const std::string& prefix) {
  const pid_t child = fork();
  if (child == 0) {
    write_and_exit(folder, prefix);
  }
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

// How often each story's records are there.
std::map<std::string, std::size_t> records_by_story(const Archive& archive) {
  std::map<std::string, std::size_t> out;
  EXPECT_TRUE(archive.each({}, world::stored_order(), [&](const CodedStory& coded) {
    out[coded.story.id] += coded.records.size();
    return true;
  }));
  return out;
}

void expect_whole(const Archive& archive) {
  const auto problems = archive.check();
  ASSERT_TRUE(problems) << problems.error().to_string();
  EXPECT_EQ(*problems, std::vector<std::string>{});
  for (const auto& [id, records] : records_by_story(archive)) {
    EXPECT_EQ(records, 3U) << id;
  }
}

int kills_wanted() {
  const char* wanted = std::getenv("RAPPORT_KILLS");  // NOLINT(concurrency-mt-unsafe): nothing sets it
  return wanted == nullptr ? 20 : std::max(1, std::atoi(wanted));
}

class ArchiveCrash : public world::OverBackends {};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveCrash, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveCrash, NothingIsLostOrDoubledWhenTheWriterIsKilled) {
  const world::Folder folder(GetParam());
  std::mt19937 random(20240601);  // NOLINT(cert-msc51-cpp): the same points each time
  // Connecting to a server takes its time.
  const int longest_us = GetParam() == store::Backend::kSqlite ? 25'000 : 150'000;
  std::size_t most = 0;
  int killed = 0;
  for (int i = 0; i < kills_wanted(); ++i) {
    const pid_t child = start_writer(folder, "s");
    usleep(static_cast<useconds_t>(std::uniform_int_distribution<int>(0, longest_us)(random)));
    kill(child, SIGKILL);
    killed += WIFSIGNALED(status_of(child)) ? 1 : 0;
    const Archive archive = world::open(folder);
    expect_whole(archive);
    const std::size_t stories = records_by_story(archive).size();
    EXPECT_GE(stories, most) << "a story that was stored is lost";
    most = stories;
  }
  EXPECT_GT(killed, 0);
  EXPECT_EQ(status_of(start_writer(folder, "s")), 0);
  const Archive archive = world::open(folder);
  expect_whole(archive);
  EXPECT_EQ(archive.size()->stories, static_cast<std::size_t>(kStories));
  EXPECT_EQ(archive.size()->revisions, 0U);
}

TEST_P(ArchiveCrash, NothingIsTornWhenAReplacementIsKilled) {
  const world::Folder folder(GetParam());
  {
    ASSERT_TRUE(world::open(folder).add(world::story("a", "2024-05-17", {{}, {}}), kRun, kNow));
  }
  const pid_t child = fork();
  if (child == 0) {
    auto archive = Archive::open(folder.store(), {});
    for (int i = 1; archive; ++i) {
      const std::string day = i % 2 == 0 ? "2024-05-17" : "2024-05-18";
      static_cast<void>(archive->add(world::story("a", day, {{}, {}}), kRun, kNow));
    }
    _exit(1);
  }
  for (int i = 0; i < 500 && world::open(folder).size()->revisions == 0; ++i) {
    usleep(10'000);
  }
  usleep(50'000);
  kill(child, SIGKILL);
  status_of(child);
  const Archive archive = world::open(folder);
  EXPECT_EQ(*archive.check(), std::vector<std::string>{});
  EXPECT_EQ(archive.size()->records, 2U);
  EXPECT_GT(archive.size()->revisions, 0U);
}

TEST(ArchivePostgreSQLServer, WhatWasCommittedOutlivesTheServersDeath) {
  if (store::PostgresServer::binaries().empty()) {
    GTEST_SKIP() << "no PostgreSQL server";
  }
  const world::Folder folder(store::Backend::kPostgres);
  const pid_t child = start_writer(folder, "s");
  std::size_t stories = 0;
  for (int i = 0; i < 1000 && stories < 20; ++i) {
    usleep(5'000);
    const auto archive = Archive::open(folder.store(), {});
    stories = archive ? records_by_story(*archive).size() : 0;
  }
  ASSERT_GE(stories, 20U) << "the writer has not come so far";
  store::PostgresServer::shared().crash_and_start();
  EXPECT_EQ(WEXITSTATUS(status_of(child)), 2) << "the writer is told";
  const Archive archive = world::open(folder);
  expect_whole(archive);
  EXPECT_GE(records_by_story(archive).size(), stories);
}

TEST_P(ArchiveCrash, TwoWritersWaitForEachOther) {
  const world::Folder folder(GetParam());
  const pid_t one = start_writer(folder, "one");
  const pid_t other = start_writer(folder, "other");
  const pid_t same = start_writer(folder, "one");
  EXPECT_EQ(status_of(one), 0);
  EXPECT_EQ(status_of(other), 0);
  EXPECT_EQ(status_of(same), 0);
  const Archive archive = world::open(folder);
  expect_whole(archive);
  EXPECT_EQ(archive.size()->stories, 2U * kStories);
}

TEST_P(ArchiveCrash, AWriterThatWaitsTooLongSaysSo) {
  const world::Folder folder(GetParam());
  auto holder = Archive::open(folder.store(), {true});
  ASSERT_TRUE(holder);
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  // The holder is another process, as the lock belongs to one.
  const pid_t child = fork();
  if (child == 0) {
    auto archive = Archive::open(folder.store(), {});
    std::vector<CodedStory> many;
    for (int i = 0; i < 20'000; ++i) {
      many.push_back(numbered(i, "s"));
    }
    static_cast<void>(write(ready[1], "x", 1));
    static_cast<void>(archive->add_all(many, kRun, kNow));
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  auto hasty = Archive::open(folder.store(), {false, 1});
  ASSERT_TRUE(hasty);
  ErrorCode code = ErrorCode::kBadOption;
  for (int i = 0; i < 10'000 && code != ErrorCode::kStoreBusy; ++i) {
    const auto added = hasty->add(numbered(i, "hasty"), kRun, kNow);
    code = added ? code : added.error().code;
  }
  EXPECT_EQ(code, ErrorCode::kStoreBusy);
  kill(child, SIGKILL);
  status_of(child);
  close(ready[0]);
  close(ready[1]);
}

// A limit on files stands for the disk: of a server it would be that of its files.
TEST(ArchiveFullDisk, IsAnErrorAndLeavesTheStoreSound) {
  const world::Folder folder;
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{12'000'000, 12'000'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto archive = Archive::open(folder.store(), {true});
    for (int i = 0; archive && i < 100'000; ++i) {
      const auto added = archive->add(numbered(i, "s"), kRun, kNow);
      if (!added) {
        const Error& error = added.error();
        _exit(error.code == ErrorCode::kWriteFailed && error.where == folder.store() ? 7 : 8);
      }
    }
    _exit(9);
  }
  const int status = status_of(child);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  Archive archive = world::open(folder);
  expect_whole(archive);
  const std::size_t stories = archive.size()->stories;
  EXPECT_GT(stories, 10U);
  EXPECT_TRUE(archive.add(numbered(1'000'000, "s"), kRun, kNow));
  EXPECT_EQ(archive.size()->stories, stories + 1);
}

}  // namespace
}  // namespace rapport
