// A record with its former states.
#pragma once

#include <string>
#include <vector>

#include "rapport/archive.hpp"
#include "rapport/result.hpp"

#include "store/database.hpp"
#include "store/record_loader.hpp"

namespace rapport::store {

/// The states of the record with this id, or else this key, through the revisions of its story, the latest
/// first; empty where there is none. In a revision that has neither, its state is the record with the key of
/// the state beside it, else the one with the same words of sentence and trigger, else with the same event at
/// the same place of the text, else with the same event and parties; never one that another record has become
/// by its key or words. Where several stories have the id (two addresses, one text), one comes after the
/// other.
[[nodiscard]] Result<std::vector<RecordState>> find_history(Database& database, RecordLoader& loader,
                                                            const std::string& id);

}  // namespace rapport::store
