#include "ingest/byline.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

TEST(Byline, GivesTheNames) {
  using Names = std::vector<std::string>;
  const struct {
    const char* line;
    Names names;
  } rows[] = {
      {"By Jane Doe", {"Jane Doe"}},
      {"By Jane Doe and John Roe, Associated Press", {"Jane Doe", "John Roe", "Associated Press"}},
      {"JANE DOE | Staff Writer", {"JANE DOE"}},
      {"Written by Jane Q. Doe, MS, RD", {"Jane Q. Doe"}},
      {"Von M\xC3\xA4rta Ek und Ola Berg", {"M\xC3\xA4rta Ek", "Ola Berg"}},
      {"by Jane Doe & Jane doe", {"Jane Doe"}},
      {"By Jane Doe - March 5, 2024", {"Jane Doe"}},
      {"By Jane Doe in Listown and John Roe in Portville", {"Jane Doe", "John Roe"}},
      {"By Jane Doe, Friday", {"Jane Doe"}},
      {"By Jane Doe for the Sunday Herald", {"Jane Doe", "the Sunday Herald"}},
      {"jane@gazette.example", {}},
      {"https://social.example/gazette", {}},
      {"Senior Political Correspondent", {}},
      {"", {}},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(names_in_byline(row.line), row.names) << row.line;
  }
  EXPECT_TRUE(names_in_byline("By " + std::string(300, 'A')).empty());
}

}  // namespace
}  // namespace rapport::ingest
