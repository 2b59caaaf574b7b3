#include "ingest/jsonl_reader.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

TEST(JsonlReader, ReadsTheFields) {
  const auto fields = read_jsonl_line(
      R"({"id":"a","text":" x\n","title":"t","outlet":"o","url":"u","published":"2020-01-02","language":"en",)"
      R"("other":{"text":"no","list":[1,{"id":2}]}})");
  ASSERT_TRUE(fields) << fields.error().message;
  EXPECT_EQ(fields->id, "a");
  EXPECT_EQ(fields->text, " x\n");
  EXPECT_EQ(fields->title, "t");
  EXPECT_EQ(fields->outlet, "o");
  EXPECT_EQ(fields->url, "u");
  EXPECT_EQ(fields->published, "2020-01-02");
  EXPECT_EQ(fields->language, "en");
  EXPECT_FALSE(fields->html);
}

TEST(JsonlReader, TakesNumbersAsIdsAndNullAsAbsent) {
  const auto fields = read_jsonl_line(R"({"id":17,"text":"x","title":null})");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->id, "17");
  EXPECT_FALSE(fields->title);
}

TEST(JsonlReader, SaysWhatIsWrong) {
  const struct {
    std::string line;
    const char* message;
  } rows[] = {
      {"not json", "byte"},
      {R"({"text":"x")", "byte"},
      {R"(["text"])", "not an object"},
      {"17", "not an object"},
      {R"({"text":5})", "\"text\" is a number"},
      {R"({"text":["x"]})", "\"text\" is an array"},
      {R"({"text":"x","title":true})", "\"title\" is a boolean"},
      {R"({"id":"a"})", "neither"},
      {R"({"text":"\ud800"})", "byte"},
      {R"({"text":"x"} {"text":"y"})", "byte"},
      {std::string(100000, '['), "not an object"},
      {R"({"x":)" + std::string(100000, '['), "byte"},
  };
  for (const auto& row : rows) {
    const auto fields = read_jsonl_line(row.line);
    ASSERT_FALSE(fields) << row.line.substr(0, 80);
    EXPECT_EQ(fields.error().code, ErrorCode::kBadJson);
    EXPECT_NE(fields.error().message.find(row.message), std::string::npos) << fields.error().message;
  }
}

}  // namespace
}  // namespace rapport::ingest
