// What a Coder holds.
#pragma once

#include <cstddef>

#include "rapport/coder.hpp"

#include "pipeline/story_reader.hpp"

namespace rapport {

struct Coder::Impl {
  pipeline::StoryReader reader;
  std::size_t threads;
};

}  // namespace rapport
