// The tables of data/, loaded once for all tests of the room.
#pragma once

#include <cstdlib>

#include <gtest/gtest.h>

#include "dict/dictionary.hpp"

namespace rapport::coding {

inline const dict::Dictionary& dictionary() {
  static const Result<dict::Dictionary> loaded = dict::Dictionary::load(RAPPORT_SOURCE_DIR "/data");
  if (!loaded) {
    ADD_FAILURE() << loaded.error().to_string();
    std::abort();
  }
  return *loaded;
}

}  // namespace rapport::coding
