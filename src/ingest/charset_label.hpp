// Names of charsets: where a page states one, and what it means.
#pragma once

#include <string>
#include <string_view>

namespace rapport::ingest {

/// The charset that an XML declaration at the begin of a page, a <meta charset> or a <meta
/// http-equiv="Content-Type"> in its first 4 KiB names; empty if none. Comments, scripts and other attributes
/// do not count. `bytes` are in any charset that holds ASCII. Source: WHATWG HTML §13.2.3.2, XML 1.0 §4.3.3.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

/// The charset parameter of a content type, "text/html; charset=utf-8"; empty if there is none. Source:
/// WHATWG HTML §2.4.4.
[[nodiscard]] std::string charset_parameter(std::string_view content_type);

/// The name of the charset that is decoded for a label, as ICU knows it; labels that are not in the table
/// come back as they are. Source: WHATWG Encoding §4.2: Latin-1 and ASCII mean windows-1252, GBK means
/// GB18030 and so on.
[[nodiscard]] std::string charset_of_label(std::string_view label);

}  // namespace rapport::ingest
