// Where a PostgreSQL store lies, and what of it may be shown.
#pragma once

#include <string>
#include <string_view>

namespace rapport::store {

/// True for "postgresql://…" and "postgres://…": a database of a server, and no file.
[[nodiscard]] bool is_postgres_url(std::string_view place);

/// True for what was meant as one and is none: another spelling of the scheme, or "host=… password=…", which
/// would be taken as the name of a file.
[[nodiscard]] bool is_mistaken_url(std::string_view place);

/// True where a URL holds "@", "/" or ":" in such a place that they may belong to a password: libpq then
/// takes a part of it for a host, a port or a database, which must not be shown.
[[nodiscard]] bool is_misread(std::string_view url);

/// The place as messages show it: the password of a URL, in front of "@" or as a parameter, is "***", and so
/// is all of a URL that is_misread() or is_mistaken_url().
[[nodiscard]] std::string shown_place(std::string_view place);

}  // namespace rapport::store
