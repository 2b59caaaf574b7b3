#include "base/hash.hpp"

#include <gtest/gtest.h>

namespace rapport::base {
namespace {

// Ids in stores and corrections hang on these values: they must never change.
TEST(Hash, IsTheDocumentedFunction) {
  EXPECT_EQ(hash_hex(""), "2d06800538d394c2");
  EXPECT_NE(hash_hex("a"), hash_hex("b"));
  EXPECT_EQ(hash_hex("a").size(), 16U);
}

}  // namespace
}  // namespace rapport::base
