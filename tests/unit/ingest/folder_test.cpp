#include "ingest/folder.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

namespace fs = std::filesystem;

TEST(FitsPattern, FollowsTheShell) {
  struct Row {
    const char* pattern;
    const char* name;
    bool fits;
  };
  const Row rows[] = {
      {"*.html", "a.html", true},
      {"*.html", "a.htm", false},
      {"*", "", true},
      {"a*b*c", "axxbyyc", true},
      {"a*b*c", "axxbyy", false},
      {"a?c", "abc", true},
      {"a?c", "ac", false},
      {"?", "\xC3\xA9", true},
      {"[a-c]x", "bx", true},
      {"[a-c]x", "dx", false},
      {"[!a-c]x", "dx", true},
      {"[^a-c]x", "ax", false},
      {"[]]x", "]x", true},
      {"[ab", "[ab", true},
      {"*[0-9].txt", "day12.txt", true},
      {"**", "anything", true},
      {"a", "A", false},
      {"[-a]", "-", true},
      {"*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(fits_pattern(row.pattern, row.name), row.fits) << row.pattern << " " << row.name;
  }
}

class PatternTest : public testing::Test {
 protected:
  fs::path folder_ = fs::path(testing::TempDir()) / "rapport_patterns";
  void SetUp() override {
    fs::remove_all(folder_);
    for (const char* file : {"b.html", "a.html", "a.txt", ".hidden.html", "sub/c.html", "sub/deep/d.html",
                             ".git/e.html", "other/f.html"}) {
      fs::create_directories((folder_ / file).parent_path());
      std::ofstream(folder_ / file) << "x";
    }
    fs::create_directory_symlink(folder_ / "sub", folder_ / "link");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string expand(const std::string& pattern) const {
    const auto found = expand_pattern(folder_.string() + "/" + pattern);
    std::string out;
    for (const std::string& path : found.value_or(std::vector<std::string>{"failed"})) {
      out += (out.empty() ? "" : " ") + path.substr(folder_.string().size() + 1);
    }
    return out;
  }
};

TEST_F(PatternTest, FindsFilesInByteOrder) {
  EXPECT_EQ(expand("*.html"), "a.html b.html");
  EXPECT_EQ(expand("*/*.html"), "link/c.html other/f.html sub/c.html");
  EXPECT_EQ(expand("**/*.html"), "a.html b.html other/f.html sub/c.html sub/deep/d.html");
  EXPECT_EQ(expand("sub/**/d.html"), "sub/deep/d.html");
  EXPECT_EQ(expand(".*.html"), ".hidden.html");
  EXPECT_EQ(expand("s?b"), "sub/");
  EXPECT_EQ(expand("sub/**"), "sub/");
  EXPECT_EQ(expand("sub/../*.txt"), "sub/../a.txt");
  EXPECT_EQ(expand("none/*.html"), "");
  EXPECT_EQ(expand("a.html/*"), "");
}

TEST(IsPattern, LooksForItsSigns) {
  EXPECT_TRUE(is_pattern("a*"));
  EXPECT_TRUE(is_pattern("a?"));
  EXPECT_TRUE(is_pattern("[ab]"));
  EXPECT_FALSE(is_pattern("news/a.html"));
}

}  // namespace
}  // namespace rapport::ingest
