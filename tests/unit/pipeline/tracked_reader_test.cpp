#include "pipeline/tracked_reader.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::pipeline {
namespace {

namespace fs = std::filesystem;

// A folder with a page, lines, a folder that is empty, and a page that is not there.
class Tracked : public testing::Test {
 protected:
  Tracked() {
    fs::remove_all(folder_);
    write("news/a.html", "<p>One</p>");
    write("news/b.jsonl", "{\"text\":\"b1\"}\n\n{\"text\":\"b2\"}\n{\"text\":\"b3\"}\n");
    write("news/c.html", "<p>Three</p>");
    fs::create_directories(folder_ / "news/empty");
    write("last.html", "<p>Four</p>");
    paths_ = {path("news"), path("missing.html"), path("last.html")};
  }
  ~Tracked() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  // "path:line error" of each item from `begin` on, and the positions behind them.
  struct Run {
    std::vector<std::string> items;
    std::vector<RunPosition> positions;
    std::string error;
  };
  [[nodiscard]] Run run(const RunPosition& begin = {}) const {
    Run out;
    TrackedReader reader(paths_, {});
    if (const auto found = reader.go_to(begin); !found) {
      out.error = found.error().to_string();
      EXPECT_EQ(found.error().code, ErrorCode::kBadOption);
      return out;
    }
    RunPosition there = reader.position();
    there.bytes = begin.bytes;  // The present file may have grown.
    EXPECT_EQ(there, begin);
    while (const auto item = reader.next()) {
      out.items.push_back(item->where() + (item->error ? " error" : ""));
      out.positions.push_back(reader.position());
    }
    return out;
  }

  fs::path folder_ = fs::path(testing::TempDir()) / "rapport_tracked_reader";
  std::vector<std::string> paths_;
};

TEST_F(Tracked, GoesOnBehindEveryItem) {
  const Run whole = run();
  ASSERT_EQ(whole.items.size(), 8U);
  EXPECT_EQ(whole.items[2], path("news/b.jsonl:3"));
  EXPECT_EQ(whole.items[5], path("news/empty/ error"));
  for (std::size_t n = 0; n < whole.items.size(); ++n) {
    const Run rest = run(whole.positions[n]);
    EXPECT_EQ(rest.error, "");
    EXPECT_EQ(rest.items,
              std::vector(whole.items.begin() + static_cast<std::ptrdiff_t>(n) + 1, whole.items.end()));
    EXPECT_EQ(rest.positions, std::vector(whole.positions.begin() + static_cast<std::ptrdiff_t>(n) + 1,
                                          whole.positions.end()));
  }
}

TEST_F(Tracked, DoesNotOpenWhatIsDone) {
  const RunPosition at = run().positions[4];  // Behind news/c.html.
  fs::permissions(folder_ / "news/a.html", fs::perms::none);
  TrackedReader reader(paths_, {});
  EXPECT_TRUE(reader.go_to(at));
  EXPECT_EQ(reader.position(), at);
  EXPECT_EQ(bytes_of({path("news")}, {}), at.bytes);
}

struct Change {
  const char* name;
  std::function<void(const fs::path& folder)> make;
  const char* error;  // Empty: the run goes on.
};

TEST_F(Tracked, RefusesInputsThatHaveChangedInFrontOfThePosition) {
  const auto put = [](const fs::path& file, const char* bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  };
  const auto later = [](const fs::path& file) {
    fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(5));
  };
  const Change changes[] = {
      {"nothing", [](const fs::path&) {}, ""},
      {"a file done was written anew", [&](const fs::path& f) { later(f / "news/a.html"); },
       "a file in front of it has changed"},
      {"a file done has gone", [&](const fs::path& f) { fs::remove(f / "news/a.html"); }, "bad-option"},
      {"a file came in front", [&](const fs::path& f) { put(f / "news/0.html", "<p>Zero</p>"); },
       "bad-option"},
      {"a line done has changed",
       [&](const fs::path& f) {
         put(f / "news/b.jsonl", "{\"text\":\"B1\"}\n\n{\"text\":\"b2\"}\n{\"text\":\"b3\"}\n");
       },
       "what was read of it has changed"},
      {"lines done have gone", [&](const fs::path& f) { put(f / "news/b.jsonl", "{\"text\":\"b1\"}\n"); },
       "there is less in it"},
      {"nothing is left", [&](const fs::path& f) { fs::remove_all(f / "news"); }, "bad-option"},
      {"the present file has grown",
       [&](const fs::path& f) { std::ofstream(f / "news/b.jsonl", std::ios::app) << "{\"text\":\"b4\"}\n"; },
       ""},
      {"a file behind has changed", [&](const fs::path& f) { put(f / "last.html", "<p>Other</p>"); }, ""},
      {"a file came behind", [&](const fs::path& f) { put(f / "news/d.html", "<p>D</p>"); }, ""},
  };
  const auto time = fs::last_write_time(folder_ / "news/a.html");
  for (const Change& change : changes) {
    fs::remove_all(folder_);
    write("news/a.html", "<p>One</p>");
    fs::last_write_time(folder_ / "news/a.html", time);
    write("news/b.jsonl", "{\"text\":\"b1\"}\n\n{\"text\":\"b2\"}\n{\"text\":\"b3\"}\n");
    write("last.html", "<p>Four</p>");
    const RunPosition at = run().positions[2];  // Behind the second line.
    change.make(folder_);
    const std::string error = run(at).error;
    EXPECT_TRUE(*change.error == '\0' ? error.empty() : error.find(change.error) != std::string::npos)
        << change.name << ": " << error;
  }
}

TEST_F(Tracked, CountsTheBytesOfAllInputs) {
  EXPECT_EQ(bytes_of(paths_, {}), run().positions.back().bytes);
  EXPECT_EQ(bytes_of({path("missing.html")}, {}), 0U);
  EXPECT_EQ(bytes_of({"/dev/null"}, {}), std::nullopt);
}

}  // namespace
}  // namespace rapport::pipeline
