// What has changed in a store since a point in time.
#pragma once

#include <functional>
#include <string>

#include "rapport/filter.hpp"
#include "rapport/series.hpp"

#include "store/database.hpp"
#include "store/record_loader.hpp"

namespace rapport::store {

/// True where two records say the same, wherever they stand and however sure the model is: everything counts
/// but ids, keys, offsets, words of mentions, confidence and model.
[[nodiscard]] bool says_the_same(const Record& a, const Record& b);

/// As Archive::diff; false from `sink` stops.
[[nodiscard]] Result<void> find_changes(Database& database, RecordLoader& loader, const std::string& since,
                                        const RecordFilter& filter,
                                        const std::function<bool(const Change&)>& sink);

}  // namespace rapport::store
