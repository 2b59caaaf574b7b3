// Opening a store in a PostgreSQL database, and what is said where that fails.
#include <string>

#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

class ArchivePostgreSQL : public testing::Test {
 protected:
  void SetUp() override {
    if (store::PostgresServer::binaries().empty()) {
      GTEST_SKIP() << "no PostgreSQL server";
    }
    folder_ = std::make_unique<world::Folder>(store::Backend::kPostgres);
  }

  [[nodiscard]] std::string schema() const {
    return folder_->store().substr(folder_->store().rfind('D') + 1);  // Behind "search_path%3D".
  }
  [[nodiscard]] bool run(const std::string& sql) const {
    return store::PostgresServer::shared().run(sql, schema());
  }

  std::unique_ptr<world::Folder> folder_;
};

TEST_F(ArchivePostgreSQL, MakesAStoreOnlyWhereAsked) {
  const auto none = Archive::open(folder_->store(), {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kFileNotFound);
  EXPECT_TRUE(Archive::open(folder_->store(), {true}));
  EXPECT_TRUE(Archive::open(folder_->store(), {}));
}

TEST_F(ArchivePostgreSQL, LeavesTablesOfSomethingElseAsTheyAre) {
  ASSERT_TRUE(run("CREATE TABLE notes (x INTEGER)"));
  for (const bool create : {false, true}) {
    const auto opened = Archive::open(folder_->store(), {create});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::kBadStore);
    EXPECT_FALSE(run("SELECT * FROM rapport_schema"));
  }
}

TEST_F(ArchivePostgreSQL, SaysWhereTheSearchPathLeadsNowhere) {
  ASSERT_TRUE(run("DROP SCHEMA " + schema()));
  const auto opened = Archive::open(folder_->store(), {true});
  ASSERT_TRUE(run("CREATE SCHEMA " + schema()));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kFileNotFound);
}

TEST_F(ArchivePostgreSQL, AsksAStoreThatMayOnlyBeRead) {
  ASSERT_TRUE(
      Archive::open(folder_->store(), {true})->add(world::story("a", "2024-05-17", {{}}), kRun, kNow));
  ASSERT_TRUE(run("CREATE ROLE reader_" + schema() + " LOGIN; GRANT USAGE ON SCHEMA " + schema() +
                  " TO reader_" + schema() + "; GRANT SELECT ON ALL TABLES IN SCHEMA " + schema() +
                  " TO reader_" + schema()));
  std::string url = folder_->store();
  url.replace(url.find("tester"), 6, "reader_" + schema());
  auto archive = Archive::open(url, {});
  ASSERT_TRUE(archive) << archive.error().to_string();
  EXPECT_EQ(archive->count({})->records, 1U);
  EXPECT_EQ(*archive->check(), std::vector<std::string>{});
  const auto added = archive->add(world::story("b", "2024-05-17", {{}}), kRun, kNow);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kWriteFailed);
  ASSERT_TRUE(run("DROP OWNED BY reader_" + schema() + "; DROP ROLE reader_" + schema()));
}

TEST_F(ArchivePostgreSQL, NamesHostAndDatabaseAndNeverThePassword) {
  const std::string folder = folder_->store().substr(folder_->store().find("host=") + 5);
  const std::string host = folder.substr(0, folder.find('&'));
  struct Case {
    std::string url;
    std::vector<std::string> said;
    ErrorCode code;
  };
  // All of "pear", "plum" and "fig" are parts of passwords.
  const Case cases[] = {
      {"postgresql://tester:pear@/nowhere?host=" + host,
       {host, "\"nowhere\"", "tester:***@"},
       ErrorCode::kStoreFailed},
      {"postgresql://ann:pear@127.0.0.1:1/team",
       {"127.0.0.1", "'team'", "ann:***@"},
       ErrorCode::kStoreFailed},
      {"postgresql://ann:pear/plum@127.0.0.1:1/team", {"%2F"}, ErrorCode::kStoreFailed},
      {"postgresql://ann:pear@plum@127.0.0.1:1/team", {"%40"}, ErrorCode::kStoreFailed},
      {"postgresql://ann:1/plum@127.0.0.1:1/team?connect_timeout=2", {"%2F"}, ErrorCode::kStoreFailed},
      {"postgresql://ann:pear@127.0.0.1:1/plum@fig/team", {"%40"}, ErrorCode::kStoreFailed},
      {"postgresql://ann:1/plum?fig=x@127.0.0.1:1/team", {"no URL", "***"}, ErrorCode::kBadOption},
      {"postgresql://ann:pear%@127.0.0.1:1/team", {"no URL", "ann:***@"}, ErrorCode::kBadOption},
      {"postgresql://127.0.0.1:1/team?password=pear&colour=red",
       {"no URL", "password=***"},
       ErrorCode::kBadOption},
      {"postgresql://127.0.0.1:1/team?passwd=pear", {"passwd", "127.0.0.1:1/team"}, ErrorCode::kBadOption},
      {"postgresql://127.0.0.1:1/team?p%61ssword=pear", {"'team'"}, ErrorCode::kStoreFailed},
      {"postgresql://127.0.0.1:1/team?colour=red", {"colour"}, ErrorCode::kBadOption},
      {"POSTGRESQL://ann:pear@127.0.0.1:1/team", {"postgresql://"}, ErrorCode::kBadOption},
      {"postgresql:ann:pear@127.0.0.1:1/team", {"postgresql://"}, ErrorCode::kBadOption},
      {"host=127.0.0.1 password=pear", {"postgresql://"}, ErrorCode::kBadOption},
  };
  for (const Case& each : cases) {
    const auto opened = Archive::open(each.url, {true});
    ASSERT_FALSE(opened) << each.url;
    const std::string message = opened.error().to_string();
    EXPECT_EQ(opened.error().code, each.code) << message;
    for (const char* piece : {"pear", "plum", "fig"}) {
      EXPECT_EQ(message.find(piece), std::string::npos) << message;
      EXPECT_EQ(Archive::shown(each.url).find(piece), std::string::npos) << Archive::shown(each.url);
    }
    for (const std::string& part : each.said) {
      EXPECT_NE(message.find(part), std::string::npos) << message << " lacks " << part;
    }
  }
}

TEST_F(ArchivePostgreSQL, WaitsNoLongerThanItIsTold) {
  ASSERT_TRUE(Archive::open(folder_->store(), {true}));
  auto holder = store::open_postgres(folder_->store(), {});
  ASSERT_TRUE(holder);
  ASSERT_TRUE((*holder)->begin());
  auto archive = Archive::open(folder_->store(), {false, 50});
  ASSERT_TRUE(archive);
  const auto added = archive->add(world::story("b", "2024-05-17", {{}}), kRun, kNow);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kStoreBusy);
  EXPECT_EQ(archive->count({})->records, 0U) << "readers wait for nobody";
  (*holder)->rollback();
  EXPECT_TRUE(archive->add(world::story("b", "2024-05-17", {{}}), kRun, kNow));
}

TEST_F(ArchivePostgreSQL, TwoStoresOfOneDatabaseDoNotWaitForEachOther) {
  const world::Folder other(store::Backend::kPostgres);
  ASSERT_TRUE(Archive::open(folder_->store(), {true}));
  auto holder = store::open_postgres(folder_->store(), {});
  ASSERT_TRUE((*holder)->begin());
  auto archive = Archive::open(other.store(), {true, 50});
  ASSERT_TRUE(archive) << archive.error().to_string();
  EXPECT_TRUE(archive->add(world::story("b", "2024-05-17", {{}}), kRun, kNow));
}

TEST_F(ArchivePostgreSQL, FindsTheSameInLongAndOddSentences) {
  CodedStory coded = world::story("a", "2024-05-17", {{}});
  std::string words;
  for (int i = 0; i < 400'000; ++i) {
    words += "w" + std::to_string(i) + " ";
  }
  coded.story.text = std::string(3000, 'x') + " " + words;
  coded.story.body = {0, coded.story.text.size()};
  coded.sentences[0].span = coded.records[0].mentions[0].sentence_span = {0, coded.story.text.size()};
  auto archive = Archive::open(folder_->store(), {true});
  ASSERT_TRUE(archive);
  const auto added = archive->add(coded, kRun, kNow);
  ASSERT_TRUE(added) << added.error().to_string();
  for (const std::string& text : {std::string("w17"), std::string(3000, 'x'), std::string("\"w5 w6\"")}) {
    RecordFilter filter;
    filter.text = text;
    EXPECT_EQ(archive->count(filter)->records, 1U) << text.substr(0, 10);
  }
}

}  // namespace
}  // namespace rapport
