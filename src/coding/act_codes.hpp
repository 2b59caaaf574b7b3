// The codes that follow from what a record says.
#pragma once

#include "rapport/record.hpp"

#include "dict/ontology.hpp"

namespace rapport::coding {

/// The fields that decide a CAMEO code; borrows the record.
[[nodiscard]] dict::CodedAct act_of(const Record& record);

/// Sets plover, quad_class, cameo and goldstein from event, mode, about, status and contexts.
void set_codes(Record& record, const dict::Ontology& ontology);

}  // namespace rapport::coding
