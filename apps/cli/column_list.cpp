#include "column_list.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapport::cli {
namespace {

constexpr std::array<std::string_view, 8> kFields = {"id",  "text",      "html",   "title",
                                                     "url", "published", "outlet", "language"};

Result<ColumnName> column_of(const std::string& part) {
  const std::size_t equals = part.find('=');
  const std::string field = part.substr(0, equals);
  if (equals == std::string::npos || equals + 1 == part.size()) {
    return fail(ErrorCode::kBadOption, "'" + part + "' is not FIELD=COLUMN, as text=body");
  }
  if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) {
    return fail(ErrorCode::kBadOption,
                "'" + field + "' is no field: id, text, html, title, outlet, url, published or language");
  }
  return ColumnName{field, part.substr(equals + 1)};
}

}  // namespace

Result<std::vector<ColumnName>> columns_of(const std::string& text) {
  std::vector<ColumnName> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    auto column = column_of(text.substr(at, end - at));
    if (!column) {
      return tl::unexpected(column.error());
    }
    const bool twice = std::any_of(out.begin(), out.end(),
                                   [&](const ColumnName& other) { return other.field == column->field; });
    if (twice) {
      return fail(ErrorCode::kBadOption, "'" + column->field + "' is given two columns");
    }
    out.push_back(std::move(*column));
    at = end + 1;
  }
  return out;
}

}  // namespace rapport::cli
