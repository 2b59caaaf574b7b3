#include "nn/weight_file.hpp"

#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::nn {
namespace {

// The header is filled up with blanks to a multiple of eight, as the format asks.
std::string file_of(std::string header, const std::string& body) {
  header.resize((header.size() + 7) / 8 * 8, ' ');
  std::uint64_t size = header.size();
  std::string out(sizeof size, '\0');
  std::memcpy(out.data(), &size, sizeof size);
  return out + header + body;
}

TEST(WeightFile, ReadsBothTypes) {
  const float values[2] = {1.5F, -2.0F};
  const std::string body = std::string(reinterpret_cast<const char*>(values), sizeof values) + "\x01\xFF";
  const auto file = WeightFile::parse(
      file_of(
          R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I8","shape":[1,2],"data_offsets":[8,10]}})",
          body),
      "m");
  ASSERT_TRUE(file.has_value()) << file.error().to_string();
  EXPECT_EQ((*file->floats("a", 2))[1], -2.0F);
  EXPECT_EQ((*file->bytes("b", 2))[1], -1);
  EXPECT_EQ(file->shape("b"), (std::vector<std::size_t>{1, 2}));
  EXPECT_TRUE(file->shape("c").empty());
  EXPECT_EQ(file->floats("a", 3).error().code, ErrorCode::kBadModel);
  EXPECT_EQ(file->floats("b", 2).error().code, ErrorCode::kBadModel);
  EXPECT_EQ(file->bytes("c", 2).error().code, ErrorCode::kBadModel);
}

TEST(WeightFile, RefusesDamage) {
  struct Row {
    const char* name;
    std::string bytes;
  };
  const std::vector<Row> rows = {
      {"empty", ""},
      {"short", "abc"},
      {"header longer than file", file_of("{}", "").replace(0, 1, "\x7F")},
      {"no JSON", file_of("{\"a\":", "")},
      {"array", file_of("[]", "")},
      {"other type", file_of(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})", "12345678")},
      {"beyond the end", file_of(R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}})", "12")},
      {"shape against size", file_of(R"({"a":{"dtype":"I8","shape":[3],"data_offsets":[0,4]}})", "1234")},
      {"backwards", file_of(R"({"a":{"dtype":"I8","shape":[2],"data_offsets":[3,1]}})", "1234")},
      {"overflow",
       file_of(R"({"a":{"dtype":"I8","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", "")},
  };
  for (const Row& row : rows) {
    const auto file = WeightFile::parse(row.bytes, "model.safetensors");
    ASSERT_FALSE(file.has_value()) << row.name;
    EXPECT_EQ(file.error().code, ErrorCode::kBadModel) << row.name;
    EXPECT_EQ(file.error().where, "model.safetensors");
  }
  EXPECT_EQ(WeightFile::load("/nowhere/model.safetensors").error().code, ErrorCode::kBadModel);
}

}  // namespace
}  // namespace rapport::nn
