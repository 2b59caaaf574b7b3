// What a Coder holds.
#pragma once

#include <cstddef>
#include <string>

#include "rapport/coder.hpp"

#include "pipeline/story_reader.hpp"

namespace rapport {

struct Coder::Impl {
  pipeline::StoryReader reader;
  std::size_t threads;
  std::string table_folder;
};

}  // namespace rapport
