// A small made-up world of stories, and a folder for a store.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "rapport/archive.hpp"
#include "rapport/format.hpp"

#include "unit/store/backends.hpp"
#include "unit/wire/sample.hpp"

namespace rapport::world {

inline constexpr std::string_view kNow = "2024-06-01T10:00:00Z";
inline const RunInfo kRun = {"default-1", "as=auto", "0.1.0"};

/// A folder and a store of the test's own that go with it.
class Folder {
 public:
  explicit Folder(store::Backend backend = store::Backend::kSqlite) {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string("rapport_") + test->test_suite_name() + "_" + test->name();
    for (char& c : name) {
      c = c == '/' ? '_' : c;
    }
    path_ = std::filesystem::path(testing::TempDir()) / name;
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
    store_ = std::make_unique<store::StorePlace>(backend, file("store.db"));
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    store_.reset();
    std::filesystem::remove_all(path_);
  }

  [[nodiscard]] std::string file(std::string_view name) const { return (path_ / name).string(); }
  /// Of the store: the file store.db in it, or a database.
  [[nodiscard]] const std::string& store() const { return store_->place(); }

 private:
  std::filesystem::path path_;
  std::unique_ptr<store::StorePlace> store_;
};

/// For suites that run over each back end.
using OverBackends = testing::TestWithParam<store::Backend>;

inline Archive open(const Folder& folder) {
  auto archive = Archive::open(folder.store(), {true});
  EXPECT_TRUE(archive) << (archive ? "" : archive.error().to_string());
  return std::move(*archive);
}

/// What a record of the world is about; the rest is as in sentence().
struct Facts {
  std::string actor = "NOR";
  std::string recipient = "PER";
  std::string event = "CONSULT";
  std::string status = "actual";
  std::string day = "";  ///< Of its own time; empty: none.
};

inline Actor party(const std::string& country, std::string_view text, std::size_t at) {
  Actor actor;
  actor.text = country;
  actor.span = {text.find(country, at), text.find(country, at) + country.size()};
  actor.name = country == "NOR" ? "Norway" : country == "PER" ? "Peru" : "Land of " + country;
  actor.country = country;
  actor.sectors = {"GOV"};
  actor.code = country + "GOV";
  return actor;
}

/// A story of one sentence and one record for each of `facts`; its id is `id`.
inline CodedStory story(const std::string& id, const std::string& published,
                        const std::vector<Facts>& facts) {
  CodedStory coded;
  Story& story = coded.story;
  story.id = id;
  story.page = id;
  story.path = id + ".html";
  story.title = "Title of " + id;
  story.outlet = "Fjord Post";
  if (!published.empty()) {
    story.published = published;
  }
  story.language = "en";
  for (const Facts& fact : facts) {
    const std::size_t begin = story.text.size();
    const std::string sentence = fact.actor + " " + fact.event + " " + fact.recipient + " quietly.\n";
    story.text += sentence;
    Record record;
    record.id = id + "-" + std::to_string(coded.records.size());
    record.key = id + ":" + std::to_string(coded.records.size());
    record.event = fact.event;
    record.status = fact.status;
    const bool is_event = fact.status == "actual" || fact.status == "future" || fact.status == "historical";
    record.plover = is_event ? std::optional(fact.event) : std::nullopt;
    record.goldstein = is_event ? std::optional(1.5) : std::nullopt;
    record.quad_class = is_event ? std::optional(1) : std::nullopt;
    record.confidence = 0.5 + 0.01 * static_cast<double>(coded.records.size());
    record.model = kRun.model;
    if (!fact.day.empty()) {
      record.time = EventTime{std::nullopt, std::nullopt, fact.day, fact.day, "day"};
    }
    const ByteSpan span{begin, story.text.size() - 1};
    coded.sentences.push_back({span, false, {}});
    const std::size_t trigger = begin + fact.actor.size() + 1;
    record.mentions = {{span, coded.records.size(), fact.event, {trigger, trigger + fact.event.size()}}};
    record.actors = {party(fact.actor, story.text, begin)};
    if (!fact.recipient.empty()) {
      record.recipients = {party(fact.recipient, story.text, trigger)};
    }
    if (record.time) {
      record.date_basis = "event";
    } else if (fact.status == "actual" && story.published) {
      record.date_basis = "published";
    }
    coded.records.push_back(std::move(record));
  }
  story.body = {0, story.text.size()};
  return coded;
}

/// The ids of a page's records, in order, with spaces between.
inline std::string ids(const std::vector<CodedStory>& stories) {
  std::string out;
  for (const CodedStory& coded : stories) {
    for (const Record& record : coded.records) {
      out += (out.empty() ? "" : " ") + record.id;
    }
  }
  return out;
}

inline PageOptions stored_order() {
  PageOptions page;
  page.sort = SortKey::kStored;
  page.falling = false;
  return page;
}

/// All current records as `rapport read` prints them, in the order in which they were stored.
inline std::string everything(const Archive& archive) {
  std::string out;
  const auto read = archive.each({}, stored_order(), [&](const CodedStory& coded) {
    out += records_to_jsonl(coded);
    return true;
  });
  EXPECT_TRUE(read);
  return out;
}

}  // namespace rapport::world
