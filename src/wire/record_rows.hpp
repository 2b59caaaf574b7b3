// Rows of records that more than one writer needs.
#pragma once

#include <string>

#include "rapport/coder.hpp"

namespace rapport::wire {

/// records_to_csv(), the column sentence_text empty unless `sentences`.
[[nodiscard]] std::string csv_rows(const CodedStory& coded, bool sentences);

}  // namespace rapport::wire
