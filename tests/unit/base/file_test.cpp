#include "base/file.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

TEST(File, ReadsAndNamesTroubles) {
  const auto path = (std::filesystem::path(testing::TempDir()) / "rapport_file_test.bin").string();
  const std::string bytes(200000, '\0');
  std::ofstream(path, std::ios::binary) << bytes;
  EXPECT_EQ(read_file(path, bytes.size()).value(), bytes);
  EXPECT_EQ(read_file(path, bytes.size() - 1).error().code, ErrorCode::kInputTooLarge);
  EXPECT_EQ(read_file(path + ".none", 10).error().code, ErrorCode::kFileNotFound);
  EXPECT_EQ(read_file(testing::TempDir(), 10).error().code, ErrorCode::kFileUnreadable);
  EXPECT_EQ(read_file(path + ".none", 10).error().where, path + ".none");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace rapport::base
