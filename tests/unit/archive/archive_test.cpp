#include "rapport/archive.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

void expect_sound(const Archive& archive) {
  const auto problems = archive.check();
  ASSERT_TRUE(problems) << problems.error().to_string();
  EXPECT_EQ(*problems, std::vector<std::string>{});
}

class ArchiveBasics : public world::OverBackends {};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveBasics, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveBasics, GivesBackTheBytesThatTheFormatsPrint) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  CodedStory full = sample::coded();
  full.records.push_back(full.records.front());
  full.records.back().id = "r9";
  full.records.back().time = EventTime{"one day", std::nullopt, std::nullopt, std::nullopt, std::nullopt};
  full.records.back().actors.front().text = "other words than the span";
  full.records.back().confidence = 1.0 / 3;
  full.records.back().places.front().longitude = -77.1234567890123;
  ASSERT_TRUE(archive.add(full, kRun, kNow));
  const auto page = archive.query({}, world::stored_order());
  ASSERT_TRUE(page) << page.error().to_string();
  ASSERT_EQ(page->stories.size(), 1U);
  const CodedStory& back = page->stories.front();
  EXPECT_EQ(records_to_jsonl(back), records_to_jsonl(full));
  EXPECT_EQ(records_to_csv(back), records_to_csv(full));
  EXPECT_EQ(records_to_report(back, {}), records_to_report(full, {}));
  EXPECT_EQ(story_to_jsonl(back.story), story_to_jsonl(full.story));
  EXPECT_EQ(back.records.back().confidence, 1.0 / 3);
  expect_sound(archive);
}

TEST_P(ArchiveBasics, GivesBackTextsWithOddCharacters) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  CodedStory odd = world::story("odd", "2024-05-17", {{}});
  odd.story.title = std::string("nul \0 quote ' percent % | bar", 28);
  odd.story.outlet = "";
  odd.records.front().contexts = {"economic", "natural_resource"};
  ASSERT_TRUE(archive.add(odd, kRun, kNow));
  EXPECT_EQ(world::everything(archive), records_to_jsonl(odd));
}

TEST_P(ArchiveBasics, StillHasEverythingWhenOpenedAgain) {
  const world::Folder folder(GetParam());
  const CodedStory one = world::story("a", "2024-05-17", {{}, {"USA", "CHN", "AID", "actual", "2024-05-01"}});
  {
    Archive archive = world::open(folder);
    ASSERT_TRUE(archive.add(one, kRun, kNow));
  }
  const Archive again = world::open(folder);
  EXPECT_EQ(world::everything(again), records_to_jsonl(one));
}

TEST_P(ArchiveBasics, TheSameStoryAgainChangesNothing) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const CodedStory one = world::story("a", "2024-05-17", {{}, {}});
  EXPECT_FALSE(*archive.has(one.story, kRun));
  EXPECT_EQ(*archive.add(one, kRun, kNow), AddOutcome::kAdded);
  EXPECT_TRUE(*archive.has(one.story, kRun));
  EXPECT_EQ(*archive.add(one, kRun, "2024-07-01T00:00:00Z"), AddOutcome::kUnchanged);
  const auto size = archive.size();
  EXPECT_EQ(size->stories, 1U);
  EXPECT_EQ(size->records, 2U);
  EXPECT_EQ(size->revisions, 0U);
}

TEST_P(ArchiveBasics, AChangedStoryReplacesItsRecordsAndKeepsTheRevision) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const CodedStory before = world::story("a", "2024-05-17", {{}, {}});
  const CodedStory after = world::story("a", "2024-05-17", {{"SWE", "PER", "AID"}});
  ASSERT_TRUE(archive.add(before, kRun, kNow));
  EXPECT_EQ(*archive.add(after, kRun, "2024-07-01T00:00:00Z"), AddOutcome::kReplaced);
  EXPECT_EQ(world::everything(archive), records_to_jsonl(after));
  EXPECT_EQ(archive.size()->revisions, 1U);
  const auto states = archive.show("a-0");
  ASSERT_TRUE(states);
  ASSERT_EQ(states->size(), 2U);
  EXPECT_EQ(states->front().revision, 2U);
  EXPECT_EQ(states->front().until, std::nullopt);
  EXPECT_EQ(states->back().coded.records.front().event, "CONSULT");
  EXPECT_EQ(states->back().coded.story.text, before.story.text);
  EXPECT_EQ(states->back().since, kNow);
  EXPECT_EQ(states->back().until, "2024-07-01T00:00:00Z");
  const auto gone = archive.show("a-1");
  ASSERT_TRUE(gone);
  ASSERT_EQ(gone->size(), 1U);
  EXPECT_TRUE(gone->front().until);
  expect_sound(archive);
}

TEST_P(ArchiveBasics, AnotherRunReplacesRecordsAndKeepsTheTextOnce) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const CodedStory one = world::story("a", "2024-05-17", {{}});
  const RunInfo other = {"default-2", kRun.options, kRun.program};
  ASSERT_TRUE(archive.add(one, kRun, kNow));
  EXPECT_FALSE(*archive.has(one.story, other));
  EXPECT_EQ(*archive.add(one, other, kNow), AddOutcome::kReplaced);
  EXPECT_EQ(archive.size()->records, 1U);
  expect_sound(archive);
}

CodedStory row(const std::string& id, const std::string& event, const char* url = nullptr) {
  CodedStory coded;
  coded.story.id = id;
  if (url != nullptr) {
    coded.story.url = url;
  }
  Record record;
  record.id = id;
  record.key = id;
  record.origin = "acled";
  record.event = event;
  record.status = "actual";
  coded.records.push_back(record);
  return coded;
}

TEST(Archive, AnImportedRowIsTheSameWhereItsRecordIs) {
  const world::Folder folder;
  Archive archive = world::open(folder);
  const RunInfo one = {"", "import=acled file=a", "0.1.0"};
  const RunInfo other = {"", "import=acled file=b", "0.2.0"};
  EXPECT_EQ(*archive.add(row("acled:1", "PROTEST"), one, kNow), AddOutcome::kAdded);
  EXPECT_EQ(*archive.add(row("acled:1", "PROTEST"), one, kNow), AddOutcome::kUnchanged);
  EXPECT_EQ(*archive.add(row("acled:1", "PROTEST"), other, kNow), AddOutcome::kUnchanged);
  EXPECT_EQ(*archive.add(row("acled:1", "ASSAULT"), one, kNow), AddOutcome::kReplaced);
  EXPECT_EQ(archive.show("acled:1")->front().coded.records.front().event, "ASSAULT");
  EXPECT_EQ(archive.size()->records, 1U);
  expect_sound(archive);
}

TEST(Archive, SaysWhoseAStoryIs) {
  const world::Folder folder;
  Archive archive = world::open(folder);
  const RunInfo import = {"", "import=jsonl file=a", "0.1.0"};
  const std::string hash = "0123456789abcdef";
  ASSERT_TRUE(archive.add(world::story("a", "2024-05-17", {{}}), kRun, kNow));
  EXPECT_FALSE((*archive.standing(world::story("a", "", {}).story))->imported);
  EXPECT_FALSE(*archive.standing(row("b", "PROTEST").story));
  ASSERT_TRUE(archive.add(row(hash, "PROTEST", "u:1"), import, kNow));
  const auto standing = *archive.standing(row(hash, "PROTEST", "u:1").story);
  ASSERT_TRUE(standing);
  EXPECT_TRUE(standing->imported);
  EXPECT_EQ(standing->records, std::vector<std::string>{hash});
  // One text at two addresses is two stories.
  EXPECT_FALSE(*archive.standing(row(hash, "PROTEST", "u:2").story));
  EXPECT_EQ(*archive.add(row(hash, "PROTEST", "u:2"), import, kNow), AddOutcome::kAdded);
}

/// Two readings, and what the second does to the first.
struct Identity {
  const char* name;
  Story first;
  Story second;
  AddOutcome outcome;
};

Story page(const std::string& text, const std::string& path, const char* url = nullptr, std::size_t line = 0,
           std::size_t index = 0) {
  Story story;
  story.text = text;
  story.id = base::hash_hex(text);
  story.path = path;
  story.line = line;
  story.index = index;
  if (url != nullptr) {
    story.url = url;
  }
  return story;
}

Story given(const std::string& id, const std::string& text, const char* url = nullptr) {
  Story story = page(text, "feed.jsonl", url, 1);
  story.id = id;
  return story;
}

TEST_P(ArchiveBasics, KnowsAStoryByItsIdItsAddressOrItsPath) {
  const Identity cases[] = {
      {"same id", given("a", "one"), given("a", "two"), AddOutcome::kReplaced},
      {"same id at another address", given("a", "one", "u:1"), given("a", "two", "u:2"),
       AddOutcome::kReplaced},
      {"other id at the same address", given("a", "one", "u:1"), given("b", "two", "u:1"),
       AddOutcome::kAdded},
      {"same address", page("one", "a.html", "u:1"), page("two", "b.html", "u:1"), AddOutcome::kReplaced},
      {"same path", page("one", "a.html"), page("two", "./a.html"), AddOutcome::kReplaced},
      {"next story on the page", page("one", "a.html"), page("two", "a.html", nullptr, 0, 1),
       AddOutcome::kAdded},
      {"other path", page("one", "a.html"), page("two", "b.html"), AddOutcome::kAdded},
      {"same text, other path", page("one", "a.html"), page("one", "b.html"), AddOutcome::kAdded},
      {"an address for a text", page("one", "-"), page("one", "a.html", "u:1"), AddOutcome::kReplaced},
      {"a text without its address", page("one", "a.html", "u:1"), page("one", "-"), AddOutcome::kAdded},
      {"same text elsewhere", page("one", "a.html", "u:1"), page("one", "b.html", "u:2"), AddOutcome::kAdded},
      {"standard input", page("one", "-"), page("two", "-"), AddOutcome::kAdded},
      {"lines of a feed", page("one", "a.jsonl", nullptr, 1), page("two", "a.jsonl", nullptr, 2),
       AddOutcome::kAdded},
  };
  for (const Identity& each : cases) {
    const world::Folder folder(GetParam());
    Archive archive = world::open(folder);
    ASSERT_TRUE(archive.add({each.first, {}, {}}, kRun, kNow)) << each.name;
    const auto outcome = archive.add({each.second, {}, {}}, kRun, kNow);
    ASSERT_TRUE(outcome) << each.name << outcome.error().to_string();
    EXPECT_EQ(*outcome, each.outcome) << each.name;
    // Whatever the order, doing it again settles.
    EXPECT_EQ(*archive.add({each.second, {}, {}}, kRun, kNow), AddOutcome::kUnchanged) << each.name;
    expect_sound(archive);
  }
}

TEST_P(ArchiveBasics, AddsAllStoriesOrNone) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const auto outcomes =
      archive.add_all({world::story("a", "", {{}}), world::story("b", "", {{}})}, kRun, kNow);
  ASSERT_TRUE(outcomes);
  EXPECT_EQ(outcomes->size(), 2U);
  EXPECT_EQ(archive.size()->stories, 2U);
}

// What a transaction has added is known to it, held back or not.
TEST_P(ArchiveBasics, SeesInOneCallWhatItHasAdded) {
  const world::Folder folder(GetParam());
  Archive archive = world::open(folder);
  const CodedStory one = world::story("a", "2024-05-01", {{}});
  const CodedStory changed = world::story("a", "2024-05-02", {{}, {}});
  const auto outcomes = archive.add_all({one, one, changed, changed, one}, kRun, kNow);
  ASSERT_TRUE(outcomes);
  EXPECT_EQ(*outcomes, (std::vector{AddOutcome::kAdded, AddOutcome::kUnchanged, AddOutcome::kReplaced,
                                    AddOutcome::kUnchanged, AddOutcome::kReplaced}));
  EXPECT_EQ(archive.size()->stories, 1U);
  EXPECT_EQ(archive.size()->records, 1U);
  expect_sound(archive);
}

TEST_P(ArchiveBasics, RefusesWhatIsNoStore) {
  const world::Folder folder(GetParam());
  EXPECT_EQ(Archive::open(folder.file("none.db"), {}).error().code, ErrorCode::kFileNotFound);
  EXPECT_EQ(Archive::open(folder.file(""), {true}).error().code, ErrorCode::kFileUnreadable);
  EXPECT_EQ(Archive::open(folder.file("no/such/folder/x.db"), {true}).error().code,
            ErrorCode::kFileUnreadable);
  std::ofstream(folder.file("text.db"))
      << "This is a text and no database, and it is long enough to be looked at.";
  const auto text = Archive::open(folder.file("text.db"), {true});
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::kBadStore);
  EXPECT_EQ(text.error().where, folder.file("text.db"));
}

TEST_P(ArchiveBasics, ShowsNothingThatIsNotThere) {
  const world::Folder folder(GetParam());
  const Archive archive = world::open(folder);
  const auto states = archive.show("nobody");
  ASSERT_FALSE(states);
  EXPECT_EQ(states.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace rapport
