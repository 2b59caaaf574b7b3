// The header of an HTTP response in front of a saved page.
#pragma once

#include <string>
#include <string_view>

namespace rapport::ingest {

/// A page without the header it was saved with.
struct HttpPage {
  std::string_view body;  ///< Of the bytes given.
  std::string charset;    ///< As the header's Content-Type names it; empty if it does not.
};

/// Takes off what `curl -i` or `wget --save-headers` put in front of a page: a status line, fields and an
/// empty line, once for each redirect. Bytes without such a header are all body. Source: RFC 9112 §4 and §5.
[[nodiscard]] HttpPage split_http_header(std::string_view bytes);

}  // namespace rapport::ingest
