// Whether imported rows say the same.
#pragma once

#include <string>
#include <vector>

#include "rapport/record.hpp"

namespace rapport::store {

/// A hash over every field of the records, in their order.
[[nodiscard]] std::string record_digest(const std::vector<Record>& records);

}  // namespace rapport::store
