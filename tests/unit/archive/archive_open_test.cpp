// What is taken for a store, by whom, and how long opening waits.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

// Runs SQL on a file, outside the library.
void run_sql(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  sqlite3_close(database);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ArchiveOpen, LeavesADatabaseOfSomethingElseAsItIs) {
  const world::Folder folder;
  const std::string path = folder.file("other.db");
  run_sql(path, "CREATE TABLE notes (x); INSERT INTO notes VALUES (1)");
  const std::string before = bytes_of(path);
  for (const bool create : {false, true}) {
    const auto opened = Archive::open(path, {create});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::kBadStore);
    EXPECT_EQ(bytes_of(path), before);
  }
}

TEST(ArchiveOpen, LeavesAnEmptyFileAloneUnlessAStoreIsToBeMade) {
  const world::Folder folder;
  const std::string path = folder.file("empty.db");
  std::ofstream(path).close();
  const auto opened = Archive::open(path, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kBadStore);
  EXPECT_EQ(std::filesystem::file_size(path), 0U);
  EXPECT_TRUE(Archive::open(path, {true}));
  EXPECT_TRUE(Archive::open(path, {}));
}

TEST(ArchiveOpen, WaitsNoLongerThanItIsTold) {
  const world::Folder folder;
  const std::string path = folder.file("held.db");
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &holder), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(holder, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto begin = std::chrono::steady_clock::now();
  const auto opened = Archive::open(path, {true, 200});
  const auto waited = std::chrono::steady_clock::now() - begin;
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kStoreBusy);
  EXPECT_GE(waited, std::chrono::milliseconds(200));
  EXPECT_LT(waited, std::chrono::seconds(2));
  sqlite3_close(holder);
}

// What a user without rights over the file gets: 0 the one record, else where it went wrong.
int read_as_nobody(const std::string& path) {
  const pid_t child = fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && (setgid(kNobody) != 0 || setuid(kNobody) != 0)) {
      _exit(2);
    }
    const auto archive = Archive::open(path, {});
    const auto count = archive ? archive->count({}) : Result<RecordCount>(tl::unexpected(archive.error()));
    _exit(!archive ? 3 : !count ? 4 : count->records == 1 ? 0 : 5);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(ArchiveOpen, AsksAStoreThatMayOnlyBeRead) {
  const world::Folder folder;
  const std::string path = folder.file("store.db");
  ASSERT_TRUE(world::open(folder).add(world::story("a", "2024-05-17", {{}}), kRun, kNow));
  for (const mode_t file : {0444U, 0644U, 0666U}) {
    ASSERT_EQ(chmod(path.c_str(), file), 0);
    ASSERT_EQ(chmod(folder.file("").c_str(), 0555), 0);
    EXPECT_EQ(read_as_nobody(path), 0) << std::oct << file;
    ASSERT_EQ(chmod(folder.file("").c_str(), 0755), 0);
  }
}

}  // namespace
}  // namespace rapport
