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
  auto archive = Archive::open(folder.file("store.db"), {true});
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

TEST(ArchiveCrash, NothingIsLostOrDoubledWhenTheWriterIsKilled) {
  const world::Folder folder;
  std::mt19937 random(20240601);  // NOLINT(cert-msc51-cpp): the same points each time
  std::size_t most = 0;
  int killed = 0;
  for (int i = 0; i < kills_wanted(); ++i) {
    const pid_t child = start_writer(folder, "s");
    usleep(static_cast<useconds_t>(std::uniform_int_distribution<int>(0, 25'000)(random)));
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

TEST(ArchiveCrash, NothingIsTornWhenAReplacementIsKilled) {
  const world::Folder folder;
  {
    ASSERT_TRUE(world::open(folder).add(world::story("a", "2024-05-17", {{}, {}}), kRun, kNow));
  }
  const pid_t child = fork();
  if (child == 0) {
    auto archive = Archive::open(folder.file("store.db"), {});
    for (int i = 1; archive; ++i) {
      const std::string day = i % 2 == 0 ? "2024-05-17" : "2024-05-18";
      static_cast<void>(archive->add(world::story("a", day, {{}, {}}), kRun, kNow));
    }
    _exit(1);
  }
  usleep(100'000);
  kill(child, SIGKILL);
  status_of(child);
  const Archive archive = world::open(folder);
  EXPECT_EQ(*archive.check(), std::vector<std::string>{});
  EXPECT_EQ(archive.size()->records, 2U);
  EXPECT_GT(archive.size()->revisions, 0U);
}

TEST(ArchiveCrash, TwoWritersWaitForEachOther) {
  const world::Folder folder;
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

TEST(ArchiveCrash, AWriterThatWaitsTooLongSaysSo) {
  const world::Folder folder;
  auto holder = Archive::open(folder.file("store.db"), {true});
  ASSERT_TRUE(holder);
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  // The holder is another process, as the lock belongs to one.
  const pid_t child = fork();
  if (child == 0) {
    auto archive = Archive::open(folder.file("store.db"), {});
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
  auto hasty = Archive::open(folder.file("store.db"), {false, 1});
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

TEST(ArchiveCrash, AFullDiskIsAnErrorAndLeavesTheStoreSound) {
  const world::Folder folder;
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1'500'000, 1'500'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto archive = Archive::open(folder.file("store.db"), {true});
    for (int i = 0; archive && i < 100'000; ++i) {
      const auto added = archive->add(numbered(i, "s"), kRun, kNow);
      if (!added) {
        const Error& error = added.error();
        _exit(error.code == ErrorCode::kWriteFailed && error.where == folder.file("store.db") ? 7 : 8);
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
