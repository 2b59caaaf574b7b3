// "Name: value" headers, as HTTP, WARC and mail have them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapport::ingest {

/// The fields of a header, in order; names in lower case, values trimmed, continued lines joined by a space.
struct HeaderFields {
  std::vector<std::pair<std::string, std::string>> fields;

  /// Value of the first field of that name; empty where there is none.
  [[nodiscard]] std::string_view find(std::string_view lower_name) const;
};

/// Reads the lines of a header; those that are no field are passed over. Source: RFC 5322 §2.2, RFC 9112 §5.
[[nodiscard]] HeaderFields read_header_fields(std::string_view lines);

/// Where the body begins: behind the first empty line (CRLF or LF); npos where there is none.
[[nodiscard]] std::size_t end_of_header(std::string_view bytes);

/// "text/html" of "Text/HTML; charset=x": in lower case, without parameters.
[[nodiscard]] std::string media_type_of(std::string_view content_type);

/// A parameter of a field's value, as "charset" or "boundary", without its quotes; empty where there is none.
[[nodiscard]] std::string header_parameter(std::string_view value, std::string_view lower_name);

}  // namespace rapport::ingest
