#include "ingest/relation_query.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace rapport::ingest {
namespace {

using Json = nlohmann::json;

Result<std::vector<ByteSpan>> spans_of(const Json& line, const char* side, std::string_view text) {
  const auto list = line.find(side);
  if (list == line.end() || !list->is_array()) {
    return fail(ErrorCode::kBadJson, fmt::format("\"{}\" is not a list of [begin, end]", side));
  }
  const base::CodePointIndex points(text);
  const std::size_t size = points.at(text.size());
  std::vector<ByteSpan> out;
  for (const Json& span : *list) {
    if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() ||
        !span[1].is_number_unsigned()) {
      return fail(ErrorCode::kBadJson, fmt::format("\"{}\" is not a list of [begin, end]", side));
    }
    const auto begin = span[0].get<std::size_t>();
    const auto end = span[1].get<std::size_t>();
    if (begin >= end || end > size) {
      return fail(ErrorCode::kBadShape, fmt::format("\"{}\" has the span [{}, {}], the text {} code points",
                                                    side, begin, end, size));
    }
    out.push_back({points.byte_of(begin), points.byte_of(end)});
  }
  return out;
}

}  // namespace

Result<void> read_relation_query(std::string_view line, RelationQuery& query) {
  query.id = "null";
  if (const std::size_t at = base::find_invalid(line); at != std::string_view::npos) {
    return fail(ErrorCode::kBadEncoding, fmt::format("byte {} is not UTF-8", at + 1));
  }
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) {
    return fail(ErrorCode::kBadJson, "not a JSON object");
  }
  if (const auto id = json.find("id"); id != json.end() && (id->is_string() || id->is_number_integer())) {
    query.id = id->dump();
  } else {
    return fail(ErrorCode::kBadJson, "\"id\" is neither a string nor a whole number");
  }
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string()) {
    return fail(ErrorCode::kBadJson, "\"text\" is not a string");
  }
  query.text = text->get<std::string>();
  if (base::trim(query.text).empty()) {
    return fail(ErrorCode::kInputEmpty, "\"text\" is empty");
  }
  auto source = spans_of(json, "source", query.text);
  auto target = source ? spans_of(json, "target", query.text) : source;
  if (!source || !target) {
    return tl::unexpected(source ? target.error() : source.error());
  }
  query.source = std::move(*source);
  query.target = std::move(*target);
  return {};
}

}  // namespace rapport::ingest
