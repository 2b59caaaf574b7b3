// Any bytes, read as one query of `rapport relate`: no crash, and the spans of what is accepted lie in its
// text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/relation_query.hpp"

namespace {

void check_spans(const std::vector<rapport::ByteSpan>& spans, std::string_view text) {
  for (const rapport::ByteSpan& span : spans) {
    if (span.begin > span.end || span.end > text.size()) {
      std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapport::RelationQuery query;
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (rapport::ingest::read_relation_query(line, query)) {
    check_spans(query.source, query.text);
    check_spans(query.target, query.text);
  }
  return 0;
}
