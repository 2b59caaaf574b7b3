#include "pipeline/table_hash.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace rapport::pipeline {
namespace {

class TableHash : public testing::Test {
 protected:
  TableHash() { std::filesystem::remove_all(folder_); }
  ~TableHash() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << bytes;
  }
  [[nodiscard]] std::string hash() const { return hash_of_tables(folder_.string()).value_or("none"); }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "rapport_table_hash";
};

TEST_F(TableHash, ChangesWithBytesAndNamesOfTablesOnly) {
  write("actors/a.tsv", "name\nx\n");
  write("b.tsv", "name\ny\n");
  const std::string first = hash();
  EXPECT_EQ(first.size(), 16U);
  EXPECT_EQ(hash(), first);
  write("README.md", "words");
  write("formats/countries.tsv", "iso3\nNOR\n");
  EXPECT_EQ(hash(), first);
  write("actors/formats/more.tsv", "name\nx\n");
  EXPECT_NE(hash(), first);
  std::filesystem::remove(folder_ / "actors/formats/more.tsv");
  write("b.tsv", "name\nz\n");
  const std::string second = hash();
  EXPECT_NE(second, first);
  std::filesystem::rename(folder_ / "b.tsv", folder_ / "c.tsv");
  EXPECT_NE(hash(), second);
}

TEST_F(TableHash, NamesAFolderThatIsNotThere) {
  const auto missing = hash_of_tables(folder_.string());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kBadTable);
  EXPECT_EQ(missing.error().where, folder_.string());
}

}  // namespace
}  // namespace rapport::pipeline
