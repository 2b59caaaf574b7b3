#include <set>
#include <string>

#include <gtest/gtest.h>

#include "rapport/result.hpp"

namespace rapport {
namespace {

TEST(Error, EveryCodeHasANameOfItsOwn) {
  std::set<std::string> names;
  for (int code = 1; code <= static_cast<int>(ErrorCode::kTimeout); ++code) {
    names.insert(name_of(static_cast<ErrorCode>(code)));
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(ErrorCode::kTimeout));
  EXPECT_EQ(names.count("unknown"), 0U);
}

TEST(Error, SaysWhereAndWhat) {
  EXPECT_EQ((Error{ErrorCode::kBadJson, "no field 'text'", "feed.jsonl:3"}).to_string(),
            "feed.jsonl:3: bad-json: no field 'text'");
  EXPECT_EQ((Error{ErrorCode::kBadDate, "'x'", ""}).to_string(), "bad-date: 'x'");
}

}  // namespace
}  // namespace rapport
