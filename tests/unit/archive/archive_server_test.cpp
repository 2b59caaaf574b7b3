// What servers do that a file does not: settings of their own, rights, paths of schemas, lost connections.
#include <chrono>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

class ArchiveServer : public testing::Test {
 protected:
  void SetUp() override {
    if (store::PostgresServer::binaries().empty()) {
      GTEST_SKIP() << "no PostgreSQL server";
    }
    folder_ = std::make_unique<world::Folder>(store::Backend::kPostgres);
  }
  void TearDown() override {
    if (!role_.empty()) {
      EXPECT_TRUE(run("DROP OWNED BY " + role_ + " CASCADE; DROP ROLE " + role_));
    }
  }

  [[nodiscard]] static std::string schema_of(const world::Folder& folder) {
    return folder.store().substr(folder.store().rfind('D') + 1);  // Behind "search_path%3D".
  }
  [[nodiscard]] std::string schema() const { return schema_of(*folder_); }
  [[nodiscard]] bool run(const std::string& sql) const {
    return store::PostgresServer::shared().run(sql, schema());
  }

  // The store's URL for a user of the test's own, who may do in the schema what `rights` says.
  std::string as_user(const std::string& rights) {
    if (role_.empty()) {
      role_ = "user_" + schema();
      EXPECT_TRUE(run("CREATE ROLE " + role_ + " LOGIN"));
    }
    EXPECT_TRUE(run("GRANT " + rights + " ON SCHEMA " + schema() + " TO " + role_));
    std::string url = folder_->store();
    return url.replace(url.find("tester"), 6, role_);
  }
  void set(const std::string& setting) { EXPECT_TRUE(run("ALTER ROLE " + role_ + " SET " + setting)); }

  std::unique_ptr<world::Folder> folder_;
  std::string role_;
};

CodedStory one_story(const std::string& id) {
  return world::story(id, "2024-05-17", {{}});
}

// ---- The search path
// -------------------------------------------------------------------------------------------------

TEST_F(ArchiveServer, AStoreIsInTheFirstSchemaOfThePathAlone) {
  const world::Folder other(store::Backend::kPostgres);
  ASSERT_TRUE(Archive::open(other.store(), {true})->add(one_story("a"), kRun, kNow));
  const std::string both = folder_->store() + "%2C" + schema_of(other);
  const auto none = Archive::open(both, {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kFileNotFound);
  auto archive = Archive::open(both, {true});
  ASSERT_TRUE(archive) << archive.error().to_string();
  ASSERT_TRUE(archive->add(one_story("b"), kRun, kNow));
  EXPECT_TRUE(run("SELECT n FROM " + schema() + ".stories"));
  EXPECT_EQ(Archive::open(folder_->store(), {})->size()->stories, 1U);
  EXPECT_EQ(Archive::open(other.store(), {})->size()->stories, 1U);
}

TEST_F(ArchiveServer, WritersOfOneSchemaWaitWhateverTheirPaths) {
  const world::Folder other(store::Backend::kPostgres);
  ASSERT_TRUE(Archive::open(folder_->store(), {true}));
  auto holder = store::open_postgres(folder_->store(), {});
  ASSERT_TRUE((*holder)->begin());
  auto archive = Archive::open(folder_->store() + "%2C" + schema_of(other), {true, 50});
  ASSERT_TRUE(archive) << archive.error().to_string();
  const auto added = archive->add(one_story("a"), kRun, kNow);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kStoreBusy);
}

TEST_F(ArchiveServer, WhatHoldsAnythingIsNoEmptySchema) {
  for (const char* made : {"VIEW things AS SELECT 1 AS x", "MATERIALIZED VIEW things AS SELECT 1 AS x",
                           "SEQUENCE things", "TABLE rapport_schema (x INTEGER)"}) {
    ASSERT_TRUE(run(std::string("CREATE ") + made));
    const auto opened = Archive::open(folder_->store(), {true});
    ASSERT_FALSE(opened) << made;
    EXPECT_EQ(opened.error().code, ErrorCode::kBadStore) << made;
    ASSERT_TRUE(run("DROP SCHEMA " + schema() + " CASCADE; CREATE SCHEMA " + schema()));
  }
}

// ---- Checks
// ----------------------------------------------------------------------------------------------------------

TEST_F(ArchiveServer, ChecksASoundStoreWithAmcheck) {
  ASSERT_TRUE(run("CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA public"));
  {
    ASSERT_TRUE(Archive::open(folder_->store(), {true})->add(one_story("a"), kRun, kNow));
  }
  ASSERT_TRUE(
      run("CREATE TABLE notes (\"storyId\" BIGINT REFERENCES stories (n), text TEXT, place BIGINT, "
          "number BIGINT, FOREIGN KEY (place, number) REFERENCES revisions (story, number));"
          "CREATE INDEX \"Odd ' name\" ON notes (text); INSERT INTO notes VALUES (1, 'x', 1, 1)"));
  const std::string user = as_user("USAGE");
  ASSERT_TRUE(run("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema() + " TO " + role_ +
                  "; REVOKE SELECT ON notes FROM " + role_));
  for (const std::string& url : {folder_->store(), user}) {
    const auto problems = Archive::open(url, {})->check();
    ASSERT_TRUE(problems) << problems.error().to_string();
    EXPECT_EQ(*problems, std::vector<std::string>{}) << url;
  }
}

TEST_F(ArchiveServer, FindsADamagedIndexWithAmcheck) {
  ASSERT_TRUE(run("CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA public"));
  ASSERT_TRUE(Archive::open(folder_->store(), {true}));
  // Entries that are in order when they are written, and no longer after the order has changed.
  ASSERT_TRUE(
      run("CREATE FUNCTION compared(INTEGER, INTEGER) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS "
          "'SELECT btint4cmp($1, $2)';"
          "CREATE OPERATOR CLASS odd FOR TYPE INTEGER USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 "
          "=, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 compared(INTEGER, INTEGER);"
          "CREATE TABLE notes (x INTEGER); INSERT INTO notes SELECT generate_series(1, 100);"
          "CREATE INDEX notes_odd ON notes (x odd);"
          "CREATE OR REPLACE FUNCTION compared(INTEGER, INTEGER) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS "
          "'SELECT btint4cmp($2, $1)'"));
  const auto problems = Archive::open(folder_->store(), {})->check();
  ASSERT_TRUE(problems) << problems.error().to_string();
  ASSERT_EQ(problems->size(), 1U);
  EXPECT_TRUE(problems->front().starts_with("the index notes_odd: ")) << problems->front();
}

// ---- Rights
// ----------------------------------------------------------------------------------------------------------

TEST_F(ArchiveServer, AReaderWithoutRightsCannotRead) {
  ASSERT_TRUE(Archive::open(folder_->store(), {true}));
  const auto opened = Archive::open(as_user("USAGE"), {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kFileUnreadable) << opened.error().to_string();
}

TEST_F(ArchiveServer, AWriterWithoutRightsCannotWrite) {
  const auto opened = Archive::open(as_user("USAGE"), {true});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kWriteFailed) << opened.error().to_string();
}

// ---- Settings of a user
// ----------------------------------------------------------------------------------------------

TEST_F(ArchiveServer, NumbersComeBackAsTheyWentIn) {
  const std::string url = as_user("ALL");
  set("extra_float_digits = 0");
  auto archive = Archive::open(url, {true});
  ASSERT_TRUE(archive) << archive.error().to_string();
  CodedStory coded = one_story("a");
  coded.records[0].confidence = 0.1 + 0.2;
  ASSERT_TRUE(archive->add(coded, kRun, kNow));
  const auto page = archive->query({}, {});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->stories[0].records[0].confidence, 0.1 + 0.2);
}

TEST_F(ArchiveServer, WaitsAsLongAsItIsTold) {
  const std::string url = as_user("ALL");
  ASSERT_TRUE(Archive::open(url, {true}));
  set("statement_timeout = '100ms'");
  auto archive = Archive::open(url, {false, 300});
  ASSERT_TRUE(archive) << archive.error().to_string();
  auto holder = store::open_postgres(folder_->store(), {});
  ASSERT_TRUE((*holder)->begin());
  const auto added = archive->add(one_story("a"), kRun, kNow);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kStoreBusy) << added.error().to_string();
}

TEST_F(ArchiveServer, ALongAnswerMayBeTakenSlowly) {
  const std::string url = as_user("ALL");
  constexpr std::size_t kMany = 600;  // More than are asked for at once.
  ASSERT_TRUE(Archive::open(url, {true})
                  ->add(world::story("a", "2024-05-17", std::vector<world::Facts>(kMany)), kRun, kNow));
  set("idle_in_transaction_session_timeout = '20ms'");
  set("idle_session_timeout = '20ms'");
  const auto archive = Archive::open(url, {});
  ASSERT_TRUE(archive);
  std::size_t records = 0;
  const auto read = archive->each({}, world::stored_order(), [&](const CodedStory& coded) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    records += coded.records.size();
    return true;
  });
  EXPECT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(records, kMany);
}

// ---- Connections that are lost
// ---------------------------------------------------------------------------------------

TEST_F(ArchiveServer, GoesOnAfterAConnectionWasLost) {
  auto archive = Archive::open(folder_->store(), {true});
  ASSERT_TRUE(archive);
  ASSERT_TRUE(archive->add(one_story("a"), kRun, kNow));
  const std::string others =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rapport'";
  const auto cut = [&] {
    ASSERT_TRUE(run(others));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  };
  cut();
  EXPECT_EQ(archive->count({})->records, 1U);
  cut();
  EXPECT_TRUE(*archive->has(one_story("a").story, kRun));
  cut();
  const auto added = archive->add(one_story("b"), kRun, kNow);
  EXPECT_TRUE(added) << added.error().to_string();
  store::PostgresServer::shared().crash_and_start();
  const auto size = archive->size();
  ASSERT_TRUE(size) << size.error().to_string();
  EXPECT_EQ(size->stories, 2U);
  EXPECT_EQ(*archive->check(), std::vector<std::string>{});
}

TEST_F(ArchiveServer, ATransactionThatLostItsConnectionIsAnError) {
  ASSERT_TRUE(Archive::open(folder_->store(), {true}));
  auto database = store::open_postgres(folder_->store(), {});
  ASSERT_TRUE(database);
  ASSERT_TRUE((*database)->begin());
  ASSERT_TRUE(
      run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rapport'"));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  // These need not wait for their answers.
  static_cast<void>((*database)->execute("INSERT INTO stories (n) VALUES (1)", {}));
  static_cast<void>((*database)->execute("INSERT INTO stories (n) VALUES (2)", {}));
  EXPECT_FALSE((*database)->number("SELECT COUNT(*) FROM stories"));
  EXPECT_FALSE((*database)->commit());
  (*database)->rollback();
  EXPECT_EQ(*(*database)->number("SELECT COUNT(*) FROM stories"), 0);
}

}  // namespace
}  // namespace rapport
