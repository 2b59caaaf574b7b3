// One line of `rapport relate` to its query.
#pragma once

#include <string_view>

#include "rapport/relation.hpp"

namespace rapport::ingest {

/// Reads {"id","text","source":[[begin,end]...],"target":[[begin,end]...]}, offsets in code points, into
/// `query`; what could be read before an error (the id) stays in it. Errors: kBadJson, kBadEncoding,
/// kInputEmpty, kBadShape (a span outside the text); `where` is left empty. Source: docs/formats/relate.md.
[[nodiscard]] Result<void> read_relation_query(std::string_view line, RelationQuery& query);

}  // namespace rapport::ingest
