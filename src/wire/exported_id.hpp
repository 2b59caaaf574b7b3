// The id of a record in a file of another format.
#pragma once

#include <string>

#include "rapport/record.hpp"
#include "rapport/story.hpp"

namespace rapport::wire {

/// Stories that came without an id have a hash of their text, so that one text at two addresses, or in two
/// files, gives records of one id. Theirs is the record's id, "-" and eight hexadecimal digits of the address
/// (else of the path); records of stories with an id of their own and those of other data sets keep their id.
/// The same each time, whatever else the store holds.
[[nodiscard]] std::string exported_id(const Story& story, const Record& record);

}  // namespace rapport::wire
