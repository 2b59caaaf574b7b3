#include "rapport/checkpoint.hpp"

#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace rapport {
namespace {

Checkpoint example() {
  Checkpoint out;
  out.job = {"model=default-3", "page=naïve \"name\"\n", "page="};
  out.position = {3, 17, std::numeric_limits<std::uint64_t>::max(), 5, 1'234'567'890'123};
  out.output_bytes = 99;
  out.log_bytes = 7;
  out.counts = {20, 19, 2, 1, 3, 44};
  return out;
}

TEST(Checkpoint, ComesBackAsItWent) {
  const Checkpoint kept = example();
  const std::string text = checkpoint_to_json(kept);
  EXPECT_EQ(text.find('\n'), text.size() - 1);
  const auto read = checkpoint_of_json(text);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->job, kept.job);
  EXPECT_EQ(read->position, kept.position);
  EXPECT_EQ(read->output_bytes, kept.output_bytes);
  EXPECT_EQ(read->log_bytes, kept.log_bytes);
  EXPECT_EQ(read->counts, kept.counts);
}

TEST(Checkpoint, RefusesWhatIsNone) {
  const std::string good = checkpoint_to_json(example());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string out = good;
    return out.replace(out.find(from), from.size(), to);
  };
  for (const std::string& text :
       {std::string(), std::string("{}"), std::string("[1]"), good.substr(0, good.size() / 2),
        with("\"checkpoint\":1", "\"checkpoint\":2"), with("\"items\":17", "\"items\":-1"),
        with("\"items\":17", "\"items\":\"17\""), with("\"items\":17", "\"itemz\":17"),
        with("[\"model", "[1,\"model"), with("ffffffffffffffff", "fffffffffffffffg"),
        with("\"0000000000000005\"", "5")}) {
    const auto read = checkpoint_of_json(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, ErrorCode::kBadJson);
  }
}

TEST(Checkpoint, TellsJobsApart) {
  using Job = std::vector<std::string>;
  EXPECT_EQ(difference({"a=1", "b=2"}, {"a=1", "b=2"}), std::nullopt);
  EXPECT_EQ(difference({"a=1", "b=2"}, {"a=1", "b=3"}), "it had b=2, this one has b=3");
  EXPECT_EQ(difference({"a=1"}, {"a=1", "b=3"}), "it had nothing more, this one has b=3");
  EXPECT_EQ(job_key({"a=1", "b=2"}), job_key({"a=1", "b=2"}));
  for (const Job& other : {Job{"a=1b=2"}, Job{"a=1\n3 b=2"}, Job{"b=2", "a=1"}, Job{}}) {
    EXPECT_NE(job_key({"a=1", "b=2"}), job_key(other));
  }
}

}  // namespace
}  // namespace rapport
