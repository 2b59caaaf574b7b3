// Data sets whose records an export may hold beside our own.
#pragma once

#include <span>
#include <string_view>

namespace rapport::wire {

struct DataSource {
  std::string_view origin;  ///< As in Record::origin.
  std::string_view title;
  std::string_view where;  ///< Where the data set is published.
};

/// Every origin that an import gives, but our own.
[[nodiscard]] std::span<const DataSource> data_sources();

}  // namespace rapport::wire
