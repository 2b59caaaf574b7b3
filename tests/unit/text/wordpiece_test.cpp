#include "text/wordpiece.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::text {
namespace {

using Ids = std::vector<std::int32_t>;

/// A vocabulary file that lives as long as the test.
class WordPieceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ =
        (std::filesystem::temp_directory_path() / (std::string("rapport_wordpiece_") + info->name() + ".txt"))
            .string();
  }
  void TearDown() override { std::filesystem::remove(path_); }

  Result<WordPiece> load(const std::string& vocabulary) {
    std::ofstream(path_, std::ios::binary) << vocabulary;
    return WordPiece::load(path_);
  }

  std::string path_;
};

//                            0      1      2      3     4      5    6   7   8      9      10   11
constexpr const char* kVocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\nrebel\n##s\nu\n.\ns\n##force\nair\n'\nmunoz\n\u4E2D\nre\n##bels\n";

TEST_F(WordPieceTest, Encodes) {
  const auto pieces = load(kVocabulary);
  ASSERT_TRUE(pieces.has_value());
  EXPECT_EQ(pieces->cls(), 2);
  EXPECT_EQ(pieces->sep(), 3);
  EXPECT_EQ(pieces->size(), 16U);
  struct Row {
    const char* name;
    std::string word;
    Ids ids;
  };
  const std::vector<Row> rows = {
      {"whole", "rebel", {4}},
      {"longest match first", "rebels", {4, 5}},
      {"upper case", "REBEL", {4}},
      {"continuation", "airforce", {10, 9}},
      {"unknown tail makes all unknown", "rebelx", {1}},
      {"unknown", "xyz", {1}},
      {"punctuation stands alone", "U.S.", {6, 7, 8, 7}},
      {"possessive", "'s", {11, 8}},
      {"accents off", "Muñoz", {12}},
      {"decomposed accents off", "Mun\u0303oz", {12}},
      {"CJK stands alone", "\u4E2D\u4E2D", {13, 13}},
      {"empty", "", {1}},
      {"lone combining mark", "\u0301", {1}},
      {"bad bytes", "\xFF\xFE", {1}},
      {"hundred and one letters", std::string(101, 's'), {1}},
  };
  for (const Row& row : rows) {
    Ids ids;
    pieces->encode(row.word, ids);
    EXPECT_EQ(ids, row.ids) << row.name;
  }
}

TEST_F(WordPieceTest, Appends) {
  const auto pieces = load(kVocabulary);
  ASSERT_TRUE(pieces.has_value());
  Ids ids = {2};
  pieces->encode("rebels", ids);
  EXPECT_EQ(ids, (Ids{2, 4, 5}));
}

TEST_F(WordPieceTest, ReadsWindowsLines) {
  const auto pieces = load("[UNK]\r\n[CLS]\r\n[SEP]\r\nair\r\n");
  ASSERT_TRUE(pieces.has_value());
  Ids ids;
  pieces->encode("air", ids);
  EXPECT_EQ(ids, (Ids{3}));
}

TEST_F(WordPieceTest, RefusesBadVocabularies) {
  for (const char* vocabulary : {"", "[UNK]\n[CLS]\n", "[CLS]\n[SEP]\nair\n", "air\n"}) {
    const auto pieces = load(vocabulary);
    ASSERT_FALSE(pieces.has_value()) << vocabulary;
    EXPECT_EQ(pieces.error().code, ErrorCode::kBadModel);
  }
  const auto missing = WordPiece::load(path_ + ".none");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::kBadModel);
}

TEST_F(WordPieceTest, ReadsTheModelsVocabulary) {
  const std::string path = std::string(RAPPORT_SOURCE_DIR) + "/models/default/vocab.txt";
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << "no model in this checkout";
  }
  const auto pieces = WordPiece::load(path);
  ASSERT_TRUE(pieces.has_value());
  Ids ids;
  pieces->encode("officials", ids);
  EXPECT_EQ(ids.size(), 1U);
}

}  // namespace
}  // namespace rapport::text
