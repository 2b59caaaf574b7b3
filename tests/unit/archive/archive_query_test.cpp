// Filters, order, pages and counts over a small world.
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "unit/archive/world.hpp"

namespace rapport {
namespace {

using world::kNow;
using world::kRun;

class ArchiveQuery : public world::OverBackends {
 protected:
  ArchiveQuery() : folder_(GetParam()), archive_(world::open(folder_)) {
    CodedStory first = world::story("a", "2024-05-17T08:00:00Z",
                                    {{"USA", "CHN", "CONSULT", "actual", "2024-05-16"},
                                     {"CHN", "USA", "AGREE", "future", "2024-06-01"},
                                     {"CHN", "", "AID", "actual", ""}});
    // Both act together.
    first.records[2].actors.push_back(world::party("USA", first.story.text, 0));
    first.records[2].actors[1].text = "President Ødegård";
    first.records[2].actors[1].name = "Åse Ødegård";
    CodedStory second = world::story("b", "2023-01-02",
                                     {{"NOR", "PER", "ASSAULT", "historical", ""},
                                      {"NOR", "PER", "CONSULT", "postponed", ""},
                                      {"PER", "NOR", "ACCUSE", "actual", ""}});
    second.story.outlet = "The Example Times";
    second.records[0].quad_class = 4;
    second.records[0].mode = "aerial";
    second.records[1].contexts = {"natural_resource", "economic"};
    second.records[2].issues = {{"Fish quotas", {0, 3}, std::nullopt}};
    second.records[2].said_by = {world::party("CHN", second.story.text, 0)};
    second.records[2].said_by.front().span = {0, 3};
    Place lima;
    lima.text = "Lima";
    lima.span = {0, 3};
    lima.name = "Lima";
    lima.country = "PER";
    lima.latitude = -12.04;
    lima.longitude = -77.03;
    second.records[2].places = {lima};
    CodedStory third = world::story("c", "", {{"SWE", "FIN", "AID"}});
    third.records[0].actors[0].name = "Ben of Sweden";
    EXPECT_TRUE(archive_.add_all({first, second, third}, kRun, kNow));
  }

  std::string found(const RecordFilter& filter) {
    const auto page = archive_.query(filter, world::stored_order());
    return page ? world::ids(page->stories) : page.error().to_string();
  }

  world::Folder folder_;
  Archive archive_;
};

struct Case {
  const char* name;
  std::function<void(RecordFilter&)> set;
  const char* ids;
};

INSTANTIATE_TEST_SUITE_P(Stores, ArchiveQuery, testing::ValuesIn(store::backends()), store::backend_name);

TEST_P(ArchiveQuery, FindsByEachFilter) {
  using F = RecordFilter;
  const Case cases[] = {
      {"nothing asked", [](F&) {}, "a-0 a-1 a-2 b-0 b-1 b-2 c-0"},
      {"actor by country", [](F& f) { f.actors = {"USA"}; }, "a-0 a-2"},
      {"actor by code", [](F& f) { f.actors = {"USAGOV"}; }, "a-0 a-2"},
      {"actor by the beginning of a code", [](F& f) { f.actors = {"USAG"}; }, "a-0 a-2"},
      {"actor by name", [](F& f) { f.actors = {"norway"}; }, "b-0 b-1"},
      {"accents do not count", [](F& f) { f.actors = {"ase ødegard"}; }, "a-2"},
      {"only whole words of a name", [](F& f) { f.actors = {"nor"}; }, ""},
      {"one of two actors", [](F& f) { f.actors = {"Norway", "CHN"}; }, "a-1 a-2 b-0 b-1"},
      {"a country's code is nobody's name", [](F& f) { f.actors = {"BEN"}; }, ""},
      {"other capitals may be a name", [](F& f) { f.actors = {"NORWAY"}; }, "b-0 b-1"},
      {"a name like a country's code", [](F& f) { f.actors = {"Ben"}; }, "c-0"},
      {"no such actor", [](F& f) { f.actors = {"XYZ"}; }, ""},
      {"recipient", [](F& f) { f.recipients = {"USA"}; }, "a-1"},
      {"either side", [](F& f) { f.parties = {"USA"}; }, "a-0 a-1 a-2"},
      {"both filters",
       [](F& f) {
         f.actors = {"CHN"};
         f.recipients = {"USA"};
       },
       "a-1"},
      {"dyad in both orders and side by side", [](F& f) { f.dyad = {"USA", "CHN"}; }, "a-0 a-1 a-2"},
      {"dyad the other way round", [](F& f) { f.dyad = {"CHN", "USA"}; }, "a-0 a-1 a-2"},
      {"a dyad needs two", [](F& f) { f.dyad = {"SWE", "SWE"}; }, ""},
      {"who said it", [](F& f) { f.said_by = {"CHN"}; }, "b-2"},
      {"event", [](F& f) { f.events = {"AID", "ASSAULT"}; }, "a-2 b-0 c-0"},
      {"PLOVER category", [](F& f) { f.plovers = {"CONSULT"}; }, "a-0"},
      {"mode", [](F& f) { f.modes = {"aerial"}; }, "b-0"},
      {"status", [](F& f) { f.statuses = {"postponed", "future"}; }, "a-1 b-1"},
      {"quad class", [](F& f) { f.quad_classes = {4}; }, "b-0"},
      {"context", [](F& f) { f.contexts = {"natural_resource"}; }, "b-1"},
      {"a context is a whole word", [](F& f) { f.contexts = {"natural"}; }, ""},
      {"an underscore is no wildcard", [](F& f) { f.contexts = {"natural_resourc_"}; }, ""},
      {"issue", [](F& f) { f.issues = {"fish quotas"}; }, "b-2"},
      {"place", [](F& f) { f.places = {"lima"}; }, "b-2"},
      {"country of a place", [](F& f) { f.countries = {"PER"}; }, "b-2"},
      {"box", [](F& f) { f.box = {-80, -20, -70, 0}; }, "b-2"},
      {"box elsewhere", [](F& f) { f.box = {-70, -20, -60, 0}; }, ""},
      {"box over the 180th meridian", [](F& f) { f.box = {170, -20, -70, 0}; }, "b-2"},
      {"outlet", [](F& f) { f.outlets = {"example times"}; }, "b-0 b-1 b-2"},
      {"story", [](F& f) { f.stories = {"c"}; }, "c-0"},
      {"origin", [](F& f) { f.origins = {"gdelt"}; }, ""},
      {"model", [](F& f) { f.models = {"default-1"}; }, "a-0 a-1 a-2 b-0 b-1 b-2 c-0"},
      {"confidence", [](F& f) { f.min_confidence = 0.52; }, "a-2 b-2"},
      {"category known", [](F& f) { f.only_categorised = true; }, "a-0 a-1 a-2 b-0 b-2 c-0"},
      {"words of a sentence", [](F& f) { f.text = "chn aid"; }, "a-2"},
      {"words of a title", [](F& f) { f.text = "title b"; }, "b-0 b-1 b-2"},
      {"words of a name", [](F& f) { f.text = "ødegård"; }, "a-2"},
      {"a phrase", [](F& f) { f.text = "\"usa consult\""; }, "a-0"},
      {"a phrase in another order", [](F& f) { f.text = "\"consult usa\""; }, ""},
      {"the beginning of a word", [](F& f) { f.text = "ACC*"; }, "b-2"},
      {"words of the search language", [](F& f) { f.text = "usa OR norway"; }, ""},
  };
  for (const Case& each : cases) {
    RecordFilter filter;
    each.set(filter);
    EXPECT_EQ(found(filter), each.ids) << each.name;
  }
}

TEST_P(ArchiveQuery, PlacesByTheChosenDate) {
  using F = RecordFilter;
  const Case cases[] = {
      {"own time, else publication of what is actual", [](F& f) { f.since = "2000-01-01"; },
       "a-0 a-1 a-2 b-2"},
      {"own time only",
       [](F& f) {
         f.since = "2000-01-01";
         f.date = DateBasis::kEvent;
       },
       "a-0 a-1"},
      {"publication, but never of undated history",
       [](F& f) {
         f.since = "2000-01-01";
         f.date = DateBasis::kPublished;
       },
       "a-0 a-1 a-2 b-1 b-2"},
      {"first day included", [](F& f) { f.since = "2024-06-01"; }, "a-1"},
      {"last day included", [](F& f) { f.until = "2024-05-16"; }, "a-0 b-2"},
      {"a day", [](F& f) { f.since = f.until = "2024-05-17"; }, "a-2"},
  };
  for (const Case& each : cases) {
    RecordFilter filter;
    each.set(filter);
    EXPECT_EQ(found(filter), each.ids) << each.name;
  }
}

TEST_P(ArchiveQuery, RefusesWhatNoRecordCanHave) {
  using F = RecordFilter;
  const Case cases[] = {
      {"event", [](F& f) { f.events = {"DANCE"}; }, "bad-option: 'DANCE' is no event: one of AGREE, CONSULT"},
      {"status", [](F& f) { f.statuses = {"done"}; }, "bad-option: 'done' is no status"},
      {"quad", [](F& f) { f.quad_classes = {5}; }, "bad-option: 5 is no quad class"},
      {"since", [](F& f) { f.since = "yesterday"; }, "bad-date: 'yesterday'"},
      {"until", [](F& f) { f.until = "2024-02-30"; }, "bad-date: '2024-02-30'"},
      {"box", [](F& f) { f.box = {0, 10, 1, 5}; }, "bad-option: 0,10,1,5 is no box"},
      {"actor", [](F& f) { f.actors = {"%"}; }, "bad-option: '%' has no word"},
      {"dyad", [](F& f) { f.dyad = {"USA", ""}; }, "bad-option: '' has no word"},
      {"outlet", [](F& f) { f.outlets = {"--"}; }, "bad-option: '--' has no word"},
      {"text", [](F& f) { f.text = "?!"; }, "bad-option: '?!' has no word"},
  };
  for (const Case& each : cases) {
    RecordFilter filter;
    each.set(filter);
    EXPECT_TRUE(found(filter).starts_with(each.ids)) << each.name << ": " << found(filter);
  }
}

struct Order {
  const char* name;
  SortKey sort;
  bool falling;
  const char* ids;
};

constexpr Order kOrders[] = {
    {"newest first", SortKey::kDate, true, "a-1 a-2 a-0 b-2 b-0 b-1 c-0"},
    {"oldest first", SortKey::kDate, false, "b-0 b-1 c-0 b-2 a-0 a-2 a-1"},
    {"published", SortKey::kPublished, true, "a-0 a-1 a-2 b-1 b-2 b-0 c-0"},
    {"stored", SortKey::kStored, false, "a-0 a-1 a-2 b-0 b-1 b-2 c-0"},
    {"stored, last first", SortKey::kStored, true, "c-0 b-2 b-1 b-0 a-2 a-1 a-0"},
    {"confidence", SortKey::kConfidence, true, "a-2 b-2 a-1 b-1 a-0 b-0 c-0"},
    {"goldstein", SortKey::kGoldstein, false, "b-1 a-0 a-1 a-2 b-0 b-2 c-0"},
};

TEST_P(ArchiveQuery, SortsByEachKey) {
  for (const Order& each : kOrders) {
    const auto page = archive_.query({}, {each.sort, each.falling, 100, ""});
    ASSERT_TRUE(page) << each.name;
    EXPECT_EQ(world::ids(page->stories), each.ids) << each.name;
    EXPECT_EQ(page->next, "") << each.name;
  }
}

TEST_P(ArchiveQuery, PagesGiveEveryRecordOnceInOrder) {
  for (const Order& each : kOrders) {
    for (const std::size_t limit : {1U, 2U, 3U, 7U}) {
      PageOptions options{each.sort, each.falling, limit, ""};
      std::string all;
      for (int pages = 0; pages < 10; ++pages) {
        const auto page = archive_.query({}, options);
        ASSERT_TRUE(page) << each.name;
        EXPECT_LE(page->records, limit);
        all += (all.empty() ? "" : " ") + world::ids(page->stories);
        options.cursor = page->next;
        if (page->next.empty()) {
          break;
        }
      }
      EXPECT_EQ(all, each.ids) << each.name << " by " << limit;
    }
  }
}

TEST_P(ArchiveQuery, RefusesACursorOfAnotherOrder) {
  const auto first = archive_.query({}, {SortKey::kDate, true, 2, ""});
  ASSERT_TRUE(first);
  for (const std::string& cursor : {first->next, std::string("nonsense"), std::string("confidence-~x~1")}) {
    const auto page = archive_.query({}, {SortKey::kConfidence, true, 2, cursor});
    ASSERT_FALSE(page) << cursor;
    EXPECT_EQ(page.error().code, ErrorCode::kBadOption);
  }
  EXPECT_FALSE(archive_.query({}, {SortKey::kDate, true, 0, ""}));
}

TEST_P(ArchiveQuery, CountsWithoutWhatIsNoEventUnlessAsked) {
  const auto all = archive_.count({});
  EXPECT_EQ(all->records, 6U);
  EXPECT_EQ(all->left_out, 1U);
  RecordFilter postponed;
  postponed.statuses = {"postponed"};
  const auto asked = archive_.count(postponed);
  EXPECT_EQ(asked->records, 1U);
  EXPECT_EQ(asked->left_out, 0U);
}

TEST_P(ArchiveQuery, FindsNothingThatIsWithdrawn) {
  ASSERT_TRUE(archive_.add(world::story("b", "2024-05-18", {{"SWE", "FIN", "AID"}}), kRun, kNow));
  RecordFilter text;
  text.text = "accuse";
  EXPECT_EQ(found(text), "");
  EXPECT_EQ(found({}), "a-0 a-1 a-2 c-0 b-0");
}

TEST_P(ArchiveQuery, TakesLongLists) {
  RecordFilter filter;
  for (int i = 0; i < 3000; ++i) {
    filter.stories.push_back("s" + std::to_string(i));
    filter.outlets.push_back("Paper " + std::to_string(i));
    filter.actors.push_back("Name " + std::to_string(i));
  }
  EXPECT_EQ(found(filter), "");
  filter.stories.emplace_back("b");
  filter.outlets.emplace_back("Example");
  filter.actors.emplace_back("NOR");
  EXPECT_EQ(found(filter), "b-0 b-1");
  filter.issues.assign(10'000, "fish");
  EXPECT_TRUE(found(filter).starts_with("bad-option: 19003 values")) << found(filter);
}

TEST_P(ArchiveQuery, ALongAnswerIsOfOneStateOfTheStore) {
  std::vector<CodedStory> many;
  for (int i = 0; i < 600; ++i) {
    many.push_back(world::story("m" + std::to_string(i), "2022-01-01", {{}, {}}));
  }
  ASSERT_TRUE(archive_.add_all(many, kRun, kNow));
  // Another writer withdraws a story, changes one, and adds one while the answer is read.
  auto other = Archive::open(folder_.store(), {});
  ASSERT_TRUE(other);
  std::size_t records = 0;
  std::size_t calls = 0;
  ASSERT_TRUE(archive_.each({}, world::stored_order(), [&](const CodedStory& coded) {
    records += coded.records.size();
    if (++calls == 1) {
      EXPECT_TRUE(
          other->add_all({world::story("m599", "2022-01-01", {}), world::story("m598", "2022-01-02", {{}}),
                          world::story("new", "2022-01-01", {{}, {}, {}})},
                         kRun, kNow));
    }
    return true;
  }));
  EXPECT_EQ(records, 1207U);
}

TEST_P(ArchiveQuery, PagesEndAtTheLimitAndSayHowToGoOn) {
  PageOptions options = world::stored_order();
  options.limit = 4;
  std::string all;
  std::string next;
  const auto keep = [&](const RecordPage& page) {
    all += world::ids(page.stories) + ";";
    next = page.next;
    return true;
  };
  ASSERT_TRUE(archive_.pages({}, options, keep));
  EXPECT_EQ(all, "a-0 a-1 a-2 b-0;");
  options.cursor = next;
  ASSERT_TRUE(archive_.pages({}, options, keep));
  EXPECT_EQ(all, "a-0 a-1 a-2 b-0;b-1 b-2 c-0;");
  EXPECT_EQ(next, "");
}

TEST_P(ArchiveQuery, GoesThroughAllPagesOfEach) {
  std::vector<CodedStory> many;
  for (int i = 0; i < 600; ++i) {
    many.push_back(world::story("m" + std::to_string(i), "2022-01-01", {{}, {}}));
  }
  ASSERT_TRUE(archive_.add_all(many, kRun, kNow));
  std::size_t records = 0;
  ASSERT_TRUE(archive_.each({}, {}, [&](const CodedStory& coded) {
    records += coded.records.size();
    return true;
  }));
  EXPECT_EQ(records, 1207U);
  std::size_t calls = 0;
  ASSERT_TRUE(archive_.each({}, {}, [&](const CodedStory&) { return ++calls < 3; }));
  EXPECT_EQ(calls, 3U);
}

}  // namespace
}  // namespace rapport
