// Steps of the schema, and what finds a store unsound.
#include "store/schema.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/soundness.hpp"
#include "store/story_writer.hpp"
#include "unit/store/backends.hpp"
#include "unit/wire/sample.hpp"

namespace rapport::store {
namespace {

class Schema : public OverDatabases {};

INSTANTIATE_TEST_SUITE_P(Stores, Schema, testing::ValuesIn(backends()), backend_name);

TEST_P(Schema, BringsANewStoreUpToDateOnce) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  ASSERT_TRUE(bring_up_to_date(*database_));
  EXPECT_EQ(*database_->number("SELECT MAX(step) FROM rapport_schema"), newest_schema());
  if (is_sqlite()) {
    EXPECT_EQ(*database_->number("PRAGMA foreign_keys"), 1);
    EXPECT_EQ(*database_->number("SELECT COUNT(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"), 1);
  }
}

// The state in which a program of the first step leaves a store: without what later steps add.
TEST_P(Schema, BringsAStoreOfTheFirstStepUpToDateWithItsContents) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  StoryWriter writer(*database_);
  CodedStory coded = sample::coded();
  coded.sentences = {{{0, 20}, true, {}}, {coded.records.front().mentions.front().sentence_span, false, {}}};
  ASSERT_TRUE(writer.add(coded, {"m", "o", "p"}, "2024-06-01T10:00:00Z"));
  const auto pairs = [&] {
    std::string out;
    EXPECT_TRUE(for_rows(*database_, "SELECT one, other, record, day, event FROM pairs ORDER BY one, other",
                         {}, [&](const Rows& row) {
                           for (int column = 0; column < 5; ++column) {
                             out += row.text(column) + " ";
                           }
                         }));
    return out;
  };
  const std::string written = pairs();
  EXPECT_NE(written, "");
  ASSERT_TRUE(
      database_->script("DROP TABLE pairs; DROP TABLE story_days; DROP TABLE progress; DELETE FROM "
                        "rapport_schema WHERE step > 1"));
  ASSERT_TRUE(bring_up_to_date(*database_));
  EXPECT_EQ(pairs(), written);
  EXPECT_EQ(*find_problems(*database_), std::vector<std::string>{});
}

TEST_P(Schema, LeavesAStoreOfANewerProgramAlone) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  ASSERT_TRUE(database_->execute("INSERT INTO rapport_schema (step) VALUES (99)", {}));
  const auto opened = bring_up_to_date(*database_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kBadStore);
  EXPECT_NE(opened.error().message.find("newer program"), std::string::npos);
  EXPECT_EQ(opened.error().where, place_.place());
}

TEST_P(Schema, RefusesADatabaseOfSomethingElse) {
  ASSERT_TRUE(database_->script("CREATE TABLE stories (x INTEGER)"));
  const auto opened = bring_up_to_date(*database_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kStoreFailed);
  EXPECT_EQ(*database_->number(is_sqlite() ? "SELECT COUNT(*) FROM sqlite_schema"
                                           : "SELECT COUNT(*) FROM pg_tables WHERE schemaname = "
                                             "current_schema()"),
            1);
}

TEST_P(Schema, TheKeysOfTheDatabaseHold) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  EXPECT_FALSE(database_->execute("INSERT INTO parties VALUES (1, 0, 0, 1, 0, 0, NULL)", {}));
  EXPECT_FALSE(database_->execute("INSERT INTO texts (n, body) VALUES (99, NULL)", {}));
}

struct Damage {
  const char* sql;
  const char* problem;
};

TEST_P(Schema, FindsEachKindOfDamage) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  auto transaction = Transaction::begin(*database_);
  ASSERT_TRUE(transaction);
  StoryWriter writer(*database_);
  CodedStory coded = sample::coded();
  coded.sentences = {{{0, 20}, true, {}}, {coded.records.front().mentions.front().sentence_span, false, {}}};
  ASSERT_TRUE(writer.add(coded, {"m", "o", "p"}, "2024-06-01T10:00:00Z"));
  ASSERT_TRUE(writer.finish());
  ASSERT_TRUE(transaction->commit());
  ASSERT_EQ(*find_problems(*database_), std::vector<std::string>{});
  const char* const without_keys = is_sqlite() ? "PRAGMA foreign_keys = OFF; DELETE FROM actors"
                                               : "SET session_replication_role = replica; DELETE FROM actors";
  const Damage damages[] = {
      {"DELETE FROM mentions", "1 records of rapport have no mention"},
      {"UPDATE revisions SET gone = 'x'", "1 stories have no current revision"},
      {"UPDATE revisions SET number = 3", "1 revisions are not numbered from 1 without gaps"},
      {"UPDATE records SET gone = 'x'", "1 records are not withdrawn together with their revision"},
      {"UPDATE revisions SET records = 2", "1 revisions lack records, or have too many"},
      {"UPDATE revisions SET sentences = 3", "1 revisions lack sentences"},
      {"UPDATE parties SET position = 4 WHERE role = 1",
       "1 parties of records are not numbered without gaps"},
      {"DELETE FROM pairs", "1 records are not counted between their countries"},
      {"UPDATE pairs SET day = NULL, event = 'X'",
       "1 records are counted between countries by what they were"},
      {"DELETE FROM story_days", "1 days have another number of stories than is counted"},
      {"UPDATE sentences SET end_byte = -1", "2 ranges of bytes end before they begin"},
      {"INSERT INTO texts (n, body) VALUES (99, 'x')", "1 texts belong to no story"},
      {"INSERT INTO stories (n, source) VALUES (99, 'x')", "1 stories have no current revision"},
      {"INSERT INTO actors (n, identity, words, sectors) VALUES (99, 'x', ' x ', '')",
       "1 actors cannot be searched"},
      {"INSERT INTO sentences (n, revision, number, begin_byte, end_byte, is_title) VALUES (99, 1, 9, 0, 1, "
       "0)",
       "1 sentences cannot be searched"},
      {without_keys, "a row of parties points at a row of actors that is missing"},
  };
  for (const Damage& each : damages) {
    // SQLite switches keys off only outside of a transaction.
    const bool ends = each.sql == without_keys;
    ASSERT_TRUE(database_->script(ends ? each.sql : "BEGIN; " + std::string(each.sql))) << each.sql;
    const auto problems = find_problems(*database_);
    ASSERT_TRUE(problems) << each.sql;
    EXPECT_NE(std::find(problems->begin(), problems->end(), each.problem), problems->end())
        << each.sql << ": " << (problems->empty() ? "nothing found" : problems->front());
    if (!ends) {
      ASSERT_TRUE(database_->script("ROLLBACK"));
    }
  }
}

TEST_P(Schema, TellsWhatItFoundWhereALaterCheckFails) {
  ASSERT_TRUE(bring_up_to_date(*database_));
  ASSERT_TRUE(database_->script("INSERT INTO texts (n, body) VALUES (99, 'x'); DROP TABLE sentence_words"));
  const auto problems = find_problems(*database_);
  ASSERT_TRUE(problems) << problems.error().to_string();
  ASSERT_EQ(problems->size(), 2U);
  EXPECT_EQ(problems->front(), "1 texts belong to no story");
  EXPECT_TRUE(problems->back().starts_with("could not be checked: ")) << problems->back();
}

}  // namespace
}  // namespace rapport::store
