#include "rapport/run_log.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport {
namespace {

CodedStory story(const std::string& id, std::size_t line, std::size_t records) {
  CodedStory out;
  out.story.id = id;
  out.story.path = "feed.jsonl";
  out.story.line = line;
  out.story.text = std::string(100, 'x');
  out.records.resize(records);
  return out;
}

PageResult page() {
  PageResult out;
  out.path = "feed.jsonl";
  out.seconds = 0.5;
  out.stories = {story("a", 3, 2), story("b", 3, 0)};
  out.skipped = {story("c", 3, 0).story};
  out.diagnostics = {{Diagnostic::Level::kNote, "feed.jsonl:3", "not coded: \"fr\"", "other-language", "b"},
                     {Diagnostic::Level::kNote, "feed.jsonl:3", "repaired"},
                     {Diagnostic::Level::kError, "", "bad-json: no", "bad-json"}};
  return out;
}

TEST(RunLog, HasALineForEachStoryAndDiagnostic) {
  EXPECT_EQ(
      log_to_jsonl(page()),
      R"({"where":"feed.jsonl:3","story":"a","level":"info","code":"read","message":null,"records":2,"ms":250}
{"where":"feed.jsonl:3","story":"c","level":"info","code":"skipped","message":null,"records":null,"ms":null}
{"where":"feed.jsonl:3","story":"b","level":"note","code":"other-language","message":"not coded: \"fr\"","records":null,"ms":null}
{"where":"feed.jsonl:3","story":null,"level":"note","code":"note","message":"repaired","records":null,"ms":null}
{"where":"feed.jsonl","story":null,"level":"error","code":"bad-json","message":"bad-json: no","records":null,"ms":null}
)");
  PageResult untimed = page();
  untimed.seconds = 0;
  EXPECT_EQ(log_to_jsonl(untimed).find("\"ms\":2"), std::string::npos);
}

TEST(RunLog, Counts) {
  RunCounts counts;
  add_to(counts, page());
  EXPECT_EQ(counts, (RunCounts{1, 2, 1, 1, 1, 2}));
  add_to(counts, PageResult{});
  EXPECT_EQ(counts.items, 2U);
}

TEST(RunLog, SaysTheCountsInOneLine) {
  EXPECT_EQ(counts_to_text({9, 5, 1, 2, 1, 7}, true),
            "5 stories read, 1 in another language, 2 skipped, 1 page failed; 7 records");
  EXPECT_EQ(counts_to_text({1, 1, 0, 0, 0, 1}, true), "1 story read; 1 record");
  EXPECT_EQ(counts_to_text({4, 0, 0, 0, 4, 0}, false), "0 stories read, 4 pages failed");
}

}  // namespace
}  // namespace rapport
