#include "store/postgres_dialect.hpp"

#include <gtest/gtest.h>

namespace rapport::store {
namespace {

TEST(PostgresDialect, WritesTheSchemaInItsOwnWords) {
  EXPECT_EQ(postgres_schema(
                "CREATE TABLE INTEGERS (n INTEGER PRIMARY KEY, a TEXT NOT NULL, b REAL, c INTEGER) STRICT;\n"
                "CREATE TABLE b (a TEXT) STRICT, WITHOUT ROWID;"),
            "CREATE TABLE INTEGERS (n BIGINT PRIMARY KEY, a TEXT COLLATE "
            "\"C\" NOT "
            "NULL, b DOUBLE PRECISION, c BIGINT);\nCREATE TABLE b (a TEXT COLLATE \"C\");");
  EXPECT_EQ(
      postgres_schema(
          "CREATE VIRTUAL TABLE w USING fts5(words, content='', tokenize=\"x\");\nCREATE INDEX i ON t (x);"),
      "CREATE TABLE w (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);\n"
      "CREATE INDEX w_index ON w USING GIN (words);\nCREATE INDEX i ON t (x);");
}

TEST(PostgresDialect, NumbersValues) {
  EXPECT_EQ(with_numbered_values("SELECT ? WHERE a = '?' AND b = ?"), "SELECT $1 WHERE a = '?' AND b = $2");
}

}  // namespace
}  // namespace rapport::store
