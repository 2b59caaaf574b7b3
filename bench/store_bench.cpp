// Adding synthetic records to a store and asking it: records a second, bytes a record, milliseconds a
// question.
//
// usage: store_bench [RECORDS [PLACE]]: 100,000 records into a file that is removed; a PLACE, a file or the
// URL of a PostgreSQL schema, is kept, and used again.
//
// The world is skewed as news is: countries by a Zipf law, most records about a few pairs, 20 years, 3
// records a story. The same numbers of records give the same store. Says first how much disk it needs.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "rapport/archive.hpp"

#include "store/postgres_database.hpp"

namespace {

using rapport::Archive;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kDefaultRecords = 100'000;
constexpr std::size_t kCountries = 200;
constexpr std::size_t kRecordsOfStory = 3;
constexpr std::size_t kStoriesOfTransaction = 5000;  // As a bulk import would.
constexpr double kBytesOfRecord = 900;               // Measured; says how much disk to expect.
constexpr double kServerFactor = 2;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// "CHN" and "USA" are the first two; the others are made up.
std::string country(std::size_t rank) {
  if (rank < 2) {
    return rank == 0 ? "USA" : "CHN";
  }
  std::string code = "Q";
  code += static_cast<char>('A' + rank / 26);
  code += static_cast<char>('A' + rank % 26);
  return code;
}

class World {
 public:
  World() {
    double sum = 0;
    for (std::size_t rank = 0; rank < kCountries; ++rank) {
      sum += 1.0 / static_cast<double>(rank + 1);
      cumulated_.push_back(sum);
    }
  }

  rapport::CodedStory story(std::size_t number) {
    rapport::CodedStory coded;
    rapport::Story& story = coded.story;
    story.id = fmt::format("s{}", number);
    story.page = story.id;
    story.path = "feed.jsonl";
    story.line = number + 1;
    story.outlet = fmt::format("Outlet {}", zipf() % 50);
    story.published = fmt::format("{}-{:02}-{:02}", 2004 + pick(20), 1 + pick(12), 1 + pick(28));
    story.language = "en";
    story.title = fmt::format("Report {} on {}", number, word());
    story.text = *story.title + "\n";
    story.has_title_line = true;
    story.body.begin = story.text.size();
    coded.sentences.push_back({{0, story.text.size() - 1}, true, {}});
    for (std::size_t i = 0; i < kRecordsOfStory; ++i) {
      add_record(coded, i);
    }
    story.body.end = story.text.size();
    return coded;
  }

 private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  std::size_t zipf() {
    const double at = std::uniform_real_distribution<double>(0, cumulated_.back())(random_);
    return static_cast<std::size_t>(std::lower_bound(cumulated_.begin(), cumulated_.end(), at) -
                                    cumulated_.begin());
  }
  std::string word() {
    const std::size_t rank = zipf() * 100 + pick(100);
    return fmt::format("word{}", rank);
  }

  rapport::Actor party(std::string& text) {
    const std::string code = country(zipf());
    rapport::Actor actor;
    actor.text = fmt::format("Minister {} of {}", pick(20), code);
    actor.span = {text.size(), text.size() + actor.text.size()};
    actor.name = actor.text;
    actor.country = code;
    actor.sectors = {"GOV"};
    actor.code = code + "GOV";
    text += actor.text;
    return actor;
  }

  void add_record(rapport::CodedStory& coded, std::size_t position) {
    static const char* const kEvents[] = {"CONSULT", "AGREE",  "SUPPORT", "AID",
                                          "ACCUSE",  "REJECT", "COERCE",  "ASSAULT"};
    static const int kQuads[] = {1, 1, 1, 2, 3, 3, 4, 4};
    std::string& text = coded.story.text;
    const std::size_t begin = text.size();
    rapport::Record record;
    const std::size_t event = std::min(pick(8), pick(8));
    record.event = kEvents[event];
    record.status = pick(5) == 0 ? "future" : "actual";
    record.plover = record.event;
    record.quad_class = kQuads[event];
    record.cameo = "036";
    record.goldstein = static_cast<double>(pick(200)) / 10 - 10;
    record.contexts = {"diplomatic"};
    record.confidence = static_cast<double>(pick(1000)) / 1000;
    record.actors = {party(text)};
    text += " met ";
    const rapport::ByteSpan trigger{text.size() - 4, text.size() - 1};
    record.recipients = {party(text)};
    for (int i = 0; i < 12; ++i) {
      text += ' ' + word();
    }
    text += ".\n";
    const rapport::ByteSpan span{begin, text.size() - 1};
    coded.sentences.push_back({span, false, {}});
    record.mentions = {{span, position + 1, "met", trigger}};
    record.key = fmt::format("{}:{}", coded.story.id, position);
    record.id = record.key;
    record.model = "bench";
    if (pick(2) == 0) {
      const std::string day = *coded.story.published;
      record.time = rapport::EventTime{"that day", trigger, day, day, "day"};
      record.date_basis = "event";
    }
    coded.records.push_back(std::move(record));
  }

  std::mt19937_64 random_{20240601};
  std::vector<double> cumulated_;
};

double median_ms(const std::function<void()>& ask) {
  constexpr int kTimes = 9;
  ask();  // Warms up.
  std::vector<double> times;
  for (int i = 0; i < kTimes; ++i) {
    const auto begin = Clock::now();
    ask();
    times.push_back(seconds_since(begin) * 1000);
  }
  std::sort(times.begin(), times.end());
  return times[kTimes / 2];
}

void fill(Archive& archive, std::size_t records) {
  World world;
  const auto begin = Clock::now();
  const std::clock_t processor = std::clock();
  double making = 0;
  std::vector<rapport::CodedStory> stories;
  for (std::size_t done = 0, number = 0; done < records;) {
    const auto made = Clock::now();
    stories.clear();
    for (std::size_t i = 0; i < kStoriesOfTransaction && done < records; ++i, done += kRecordsOfStory) {
      stories.push_back(world.story(number++));
    }
    making += seconds_since(made);
    if (auto added = archive.add_all(stories, {"bench", "", ""}, "2024-06-01T00:00:00Z"); !added) {
      fmt::print(stderr, "{}\n", added.error().to_string());
      std::exit(1);
    }
  }
  const double seconds = seconds_since(begin) - making;
  // On a busy machine the time of the processor says more; it includes making the stories.
  fmt::print("added {} records in {:.1f} s: {:.0f} a second; {:.1f} s of the processor\n", records, seconds,
             static_cast<double>(records) / seconds,
             static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
}

void ask(const Archive& archive) {
  using rapport::RecordFilter;
  const auto must = [](const auto& answer) {
    if (!answer) {
      fmt::print(stderr, "{}\n", answer.error().to_string());
      std::exit(1);
    }
  };
  const auto filter = [](const std::function<void(RecordFilter&)>& set) {
    RecordFilter out;
    set(out);
    return out;
  };
  const RecordFilter dyad = filter([](RecordFilter& f) { f.dyad = {"USA", "CHN"}; });
  const RecordFilter rare = filter([](RecordFilter& f) { f.dyad = {"QHP", "QHQ"}; });
  const RecordFilter page = filter([](RecordFilter& f) {
    f.actors = {"USA"};
    f.events = {"AID"};
    f.since = "2015-01-01";
  });
  const RecordFilter rare_page = filter([](RecordFilter& f) { f.actors = {"QHP"}; });
  const RecordFilter text = filter([](RecordFilter& f) { f.text = "word1234 word17"; });
  const RecordFilter common = filter([](RecordFilter& f) { f.text = "word17"; });
  const auto say = [](const char* what, double ms) { fmt::print("{:<48}{:>10.1f} ms\n", what, ms); };
  say("dyad by month, the most frequent", median_ms([&] { must(archive.trend(dyad, {})); }));
  say("dyad by month, a rare one", median_ms([&] { must(archive.trend(rare, {})); }));
  say("page of 100, one frequent actor and event", median_ms([&] { must(archive.query(page, {})); }));
  say("page of 100, a rare actor", median_ms([&] { must(archive.query(rare_page, {})); }));
  say("page of 100 of a dyad", median_ms([&] { must(archive.query(dyad, {})); }));
  say("page of 100, two words", median_ms([&] { must(archive.query(text, {})); }));
  say("page of 100, a frequent word", median_ms([&] { must(archive.query(common, {})); }));
  say("count of all", median_ms([&] { must(archive.count({})); }));
}

void say_disk(const std::string& place, std::size_t records) {
  const double wanted = static_cast<double>(records) * kBytesOfRecord / 1e9;
  if (!Archive::is_file(place)) {
    fmt::print("about {:.1f} GB on the server\n", wanted * kServerFactor);
    return;
  }
  std::error_code error;
  const auto space = std::filesystem::space(std::filesystem::absolute(place).parent_path(), error);
  fmt::print("about {:.1f} GB of {:.1f} GB free\n", wanted, static_cast<double>(space.available) / 1e9);
}

double bytes_of(const std::string& place) {
  if (Archive::is_file(place)) {
    return static_cast<double>(std::filesystem::file_size(place));
  }
  auto database = rapport::store::open_postgres(place, {});
  const auto bytes =
      database ? (*database)->number(
                     "SELECT SUM(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND "
                     "relnamespace = CAST(CAST(current_schema() AS TEXT) AS regnamespace)")
               : rapport::Result<std::int64_t>(0);
  return static_cast<double>(bytes.value_or(0));
}

}  // namespace

int main(int argc, char** argv) {
  // Options of Google Benchmark, which `./dev bench` gives to every program, are not ours.
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    if (!std::string_view(argv[i]).starts_with("--")) {
      words.emplace_back(argv[i]);
    }
  }
  const std::size_t records = words.empty() ? kDefaultRecords : std::strtoull(words[0].c_str(), nullptr, 10);
  const bool keep = words.size() > 1;
  const std::string place =
      keep ? words[1]
           : (std::filesystem::temp_directory_path() / fmt::format("rapport_store_bench_{}.db", getpid()))
                 .string();
  say_disk(place, records);
  {
    auto archive = Archive::open(place, {true});
    if (!archive) {
      fmt::print(stderr, "{}\n", archive.error().to_string());
      return 1;
    }
    if (const auto size = archive->size(); size && size->records == 0) {
      fill(*archive, records);
    }
    fmt::print("{:.0f} bytes a record\n", bytes_of(place) / static_cast<double>(records));
    ask(*archive);
  }
  if (!keep) {
    std::filesystem::remove(place);
  }
  return 0;
}
