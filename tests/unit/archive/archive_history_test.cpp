// The states of a record through the revisions of its story.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::Facts;
using world::kNow;
using world::kRun;

/// Gives story and records the ids and keys that coding makes.
void identify(CodedStory& coded, const RunInfo& run) {
  Story& story = coded.story;
  story.id = base::hash_hex(story.text);
  for (Record& record : coded.records) {
    const EventMention& mention = record.mentions.front();
    record.key =
        story.id + ":" + std::to_string(mention.sentence) + ":" + std::to_string(mention.trigger.begin);
    record.id = base::hash_hex(record.key + record.event + run.model);
    record.model = run.model;
  }
}

/// A story known by its address.
CodedStory page(const std::string& url, const std::vector<Facts>& facts, const RunInfo& run = kRun) {
  CodedStory coded = world::story("x", "2024-05-17", facts);
  coded.story.url = url;
  identify(coded, run);
  return coded;
}

/// "EVENT@revision", with "*" for the current one.
std::string states(const Archive& archive, const std::string& id) {
  const auto found = archive.show(id);
  std::string out;
  if (!found) {
    return found.error().to_string();
  }
  for (const RecordState& state : *found) {
    out += (out.empty() ? "" : " ") + state.coded.records.front().event + "@" +
           std::to_string(state.revision) + (state.until ? "" : "*");
  }
  return out;
}

class ArchiveHistory : public world::OverBackends {};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveHistory, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveHistory, FollowsARecordThroughAnotherModelAndAnotherText) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const RunInfo other = {"default-9", kRun.options, kRun.program};
  const CodedStory first = page("u:1", {{"NOR", "PER", "CONSULT"}, {"NOR", "PER", "AID"}});
  const CodedStory again = page("u:1", {{"NOR", "PER", "CONSULT"}, {"NOR", "PER", "AID"}}, other);
  const CodedStory moved = page("u:1", {{"SWE", "FIN", "AGREE"}, {"NOR", "PER", "CONSULT"}}, other);
  ASSERT_NE(first.records[0].id, again.records[0].id);
  ASSERT_NE(first.records[0].key, moved.records[1].key);
  ASSERT_TRUE(archive.add(first, kRun, kNow));
  ASSERT_TRUE(archive.add(again, other, kNow));
  ASSERT_TRUE(archive.add(moved, other, kNow));
  for (const std::string& id : {first.records[0].id, again.records[0].id, moved.records[1].id,
                                first.records[0].key, moved.records[1].key}) {
    EXPECT_EQ(states(archive, id), "CONSULT@3* CONSULT@2 CONSULT@1") << id;
  }
  EXPECT_EQ(states(archive, first.records[1].id), "AID@2 AID@1");
  EXPECT_EQ(states(archive, moved.records[0].id), "AGREE@3*");
}

TEST_P(ArchiveHistory, FollowsARecordWhoseSentenceChanged) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const CodedStory before = page("u:1", {{"NOR", "PER", "CONSULT"}, {"SWE", "FIN", "AID"}});
  CodedStory after = page("u:1", {{"SWE", "FIN", "ACCUSE"}, {"NOR", "PER", "CONSULT"}});
  // The same act in other words.
  const std::size_t at = after.story.text.rfind("quietly");
  after.story.text.replace(at, 7, "at last");
  identify(after, kRun);
  ASSERT_TRUE(archive.add(before, kRun, kNow));
  ASSERT_TRUE(archive.add(after, kRun, kNow));
  EXPECT_EQ(states(archive, after.records[1].id), "CONSULT@2* CONSULT@1");
  EXPECT_EQ(states(archive, before.records[1].id), "AID@1");
}

TEST_P(ArchiveHistory, KeepsTwoStoriesWithOneTextApart) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const CodedStory one = page("u:1", {{"NOR", "PER", "CONSULT"}});
  const CodedStory other = page("u:2", {{"NOR", "PER", "CONSULT"}});
  const RunInfo later = {"default-9", kRun.options, kRun.program};
  ASSERT_EQ(one.records[0].id, other.records[0].id);
  ASSERT_TRUE(archive.add_all({one, other}, kRun, kNow));
  ASSERT_TRUE(archive.add_all({one, other}, later, kNow));
  const auto found = archive.show(one.records[0].id);
  ASSERT_TRUE(found);
  std::string urls;
  for (const RecordState& state : *found) {
    urls += *state.coded.story.url + "@" + std::to_string(state.revision) + " ";
  }
  EXPECT_EQ(urls, "u:1@2 u:1@1 u:2@2 u:2@1 ");
}

}  // namespace
}  // namespace rapport
